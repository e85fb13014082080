// What both the site's build and the page in the browser show of a card: plain data.

/** A link to a card, or a text where there is no card to link to. `href` is from the site's root. */
export interface CardLink {
  readonly text: string
  readonly href?: string
}

/** Finds what a value that names a card leads to. */
export type LinkTo = (text: string) => CardLink

/** Something to tap: a telephone number, a mail address, a place. */
export interface Reach {
  readonly href: string
  readonly text: string
  readonly label?: string
}
