// What pages are made of: plain data, computed before a page is laid out. A page whose data did not change is not
// rendered again, so that nothing in it may depend on the day unless the page does.

import type { Book } from '../book/index.ts'
import type { CardLink, Reach } from '../client/view/types.ts'
import type { Config, Contact, Member } from '../contact/index.ts'
import type { Doubles } from '../dedupe/index.ts'
import type { CalendarDate, Diagnostic } from '../text/index.ts'

/** What a site is built from. */
export interface SiteInput {
  readonly book: Book
  /** The folder of the cards, as `readBook` got it. */
  readonly folder: string
  readonly today: CalendarDate
  /** What checking the book found. */
  readonly problems: readonly Diagnostic[]
  /** Calendars to publish: file name, such as `calendar.ics`, to text. */
  readonly calendars: ReadonlyMap<string, string>
}

/** A book made ready for pages: private cards are gone from it. */
export interface Site extends Omit<SiteInput, 'problems'> {
  /** Every contact's page, without `.html`. */
  readonly paths: ReadonlyMap<Contact, string>
  /** By the card's file; '' and the configuration's file among them. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>
  /** Slugs, folded, of private cards: links to them lead nowhere and are not named. */
  readonly hidden: ReadonlySet<string>
  /** Pairs of cards that may be one contact, where they are known already. */
  readonly doubles?: readonly Doubles[]
  /** Images that pages show, by their path below the book's folder. */
  readonly images: ReadonlySet<string>
}

/** What every page has around it. */
export interface Shell {
  readonly title: string
  /** The way from the page to the site's root: '' or '../'. */
  readonly root: string
  /** Set where the configuration pins today. */
  readonly pinned?: CalendarDate
  readonly team: readonly Member[]
  /** How much the navigation has, of the configuration's `level`. */
  readonly level: Config['level']
}

/** A page to render. */
export interface Page {
  /** Path below the site's root, such as `card/ada-lovelace.html`. */
  readonly path: string
  /** The route of src/pages that lays it out, such as `card/ada-lovelace`. */
  readonly route: string
  readonly shell: Shell
  readonly view: unknown
}

/** A contact in a list. */
export interface Row {
  readonly slug: string
  readonly href: string
  readonly name: string
  readonly initials: string
  readonly kind: string
  /** The organisation; for a deal, whose it is. */
  readonly org?: CardLink
  readonly title?: string
  readonly stage?: string
  /** A handle. */
  readonly owner?: string
  /** The member's name, or the handle of nobody in the team. */
  readonly ownerName?: string
  /** The colour's name in the book, and its name in the palette. */
  readonly color?: string
  readonly tint?: string
  readonly tags: readonly string[]
  readonly next?: string
  readonly due?: CalendarDate
  readonly value?: string
  readonly call?: Reach
  readonly mail?: Reach
}
