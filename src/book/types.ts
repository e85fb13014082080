// A book: all cards of a folder, read and indexed.

import type { Config, Contact } from '../contact/index.ts'
import type { Diagnostic } from '../text/index.ts'

/** One field of one card that links to another card. */
export interface Backlink {
  /** The card that links. */
  readonly from: Contact
  readonly key: string
  readonly label?: string
}

export interface Book {
  readonly config: Config
  /** By slug in code-point order; of two cards with one slug, both. */
  readonly contacts: readonly Contact[]
  /** The one card with a slug, or with a former name; slugs of two cards are not in it. Keys are folded: use `resolve`. */
  readonly bySlug: ReadonlyMap<string, Contact>
  /** Folded slugs that several cards have, with those cards. */
  readonly clashes: ReadonlyMap<string, readonly Contact[]>
  /** By slug: who links to the card. */
  readonly backlinks: ReadonlyMap<string, readonly Backlink[]>
  /** What was found before there was a card to check: unreadable files, the configuration's errors. */
  readonly found: readonly Diagnostic[]
}
