// A rule: one thing that can be wrong with a card, why it matters, and how it is mended.

import type { Book } from '../book/index.ts'
import type { Contact, Field, FieldValue } from '../contact/index.ts'
import type { CalendarDate, Fix, Range, Severity } from '../text/index.ts'

/** What a check found in a card; the rule that found it gives the rest. */
export interface Finding {
  /** In the card's text; [0, 0] for the file as a whole. */
  readonly range: Range
  /** What is wrong, with the value; one sentence. */
  readonly message: string
  /** What to do next. */
  readonly hint?: string | undefined
  readonly fix?: Fix | undefined
  /** Where it differs from the rule's own. */
  readonly severity?: Severity
}

/** A field with the values that a card has of it. */
export interface Filled {
  readonly field: Field
  readonly values: readonly FieldValue[]
}

/** What a check may ask, besides the card: the book, the day, and answers that are dear and hence remembered. */
export interface Context {
  readonly book: Book
  readonly today: CalendarDate
  /** The folder of the book, with `/` behind it; '' where it can't be told. */
  readonly root: string
  /** The types of the fields that a card has. */
  readonly typesOf: (contact: Contact) => Iterable<string>
  /** A card's fields whose type has that name, in the card's order. */
  readonly ofType: (contact: Contact, type: string) => readonly Filled[]
  /** The slug nearest to a word, by `nearest`. */
  readonly nearestSlug: (word: string) => string | undefined
  /** The slug of the only card with exactly this name, case and accents aside. */
  readonly slugOfName: (name: string) => string | undefined
  /** The cards that claim a former name, by folded slug. */
  readonly aliases: ReadonlyMap<string, readonly Contact[]>
}

export interface Rule {
  /** Its page is docs/rules/<id>.md, its example tests/fixtures/invalid/<id>.md or the folder <id>. */
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** One or two sentences for people: what goes wrong if it stays. */
  readonly why: string
  /** How to mend it by hand. */
  readonly remedy: string
  /**
   * What must have been readable for the check to make sense. Rules without a check are reported by whoever reads the
   * file, the card or the configuration.
   */
  readonly reads?: 'file' | 'front-matter' | 'log'
  /** For a rule about values of one type: the check is not asked about cards that have none. */
  readonly type?: string
  readonly check?: (contact: Contact, context: Context) => Iterable<Finding>
}
