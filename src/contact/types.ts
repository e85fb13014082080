// A contact: the meaning of a card. RFC 6350 KIND individual (here `person`) and org; and deal.

import type { Card } from '../card/index.ts'
import type { Cadence, CalendarDate, Range } from '../text/index.ts'

export type Kind = 'person' | 'org' | 'deal'
export const KINDS: readonly Kind[] = ['person', 'org', 'deal']

/** One value of a field. */
export interface FieldValue {
  /** Without its label. */
  readonly text: string
  /** What stood in parentheses at its end, for a labelled field. */
  readonly label?: string
  /** As the card has it, label included: what `editCard` adds and removes. */
  readonly raw: string
  /** The source in the card's text. */
  readonly range: Range
}

/** What is wrong with a value; the rule is `value-<type>`. */
export interface Problem {
  readonly message: string
  readonly hint: string
}

/** The type that a field gives to its text. */
export interface ValueType {
  readonly name: string
  /** What is wrong with a text (label taken off), or undefined. `config` is the book's. */
  readonly check: (text: string, config: Config, field: Field) => Problem | undefined
}

/** How a merge decides what both sides changed: docs of the merge. */
export type MergePolicy = 'scalar' | 'set' | 'stage' | 'due' | 'next' | 'conflicts'

export interface Field {
  readonly key: string
  readonly label: string
  /** One sentence for people who fill it in. */
  readonly help: string
  readonly kinds: readonly Kind[]
  readonly type: ValueType
  /** True: one value or a list of values. */
  readonly list: boolean
  /** True: a value may end in one label in parentheses. */
  readonly labelled: boolean
  readonly required?: readonly Kind[]
  /** RFC 6350 property, or the iCalendar one for a follow-up. */
  readonly vcard?: string
  readonly merge: MergePolicy
  /** Weight in the search, 0 to 1; absent: not searched. */
  readonly search?: number
  /** Set for a field of the office's own, from the configuration. */
  readonly custom?: CustomField
}

/** What the configuration says of a field of the office's own. */
export interface CustomField {
  /** For `choice`. */
  readonly options: readonly string[]
  readonly pattern?: string
  /** A date that the calendar shows. */
  readonly calendar: boolean
  /** A date that comes again every year. */
  readonly yearly: boolean
}

export interface Member {
  readonly handle: string
  readonly name: string
  readonly email?: string
  /** A name of the palette. */
  readonly color?: string
}

/** The book's configuration, every key of it with its default. Maps keep the order of the file. */
export interface Config {
  /** Path of cardfile.yaml, or '' where there is none: then nothing is checked against lists that nobody wrote. */
  readonly file: string
  readonly title: string
  /** IANA zone */
  readonly timezone: string
  /** ISO 4217 */
  readonly currency: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly layout: 'flat' | 'letters'
  readonly level: 1 | 2 | 3 | 4
  /** Pins today, for a sample book. */
  readonly today?: CalendarDate
  readonly team: ReadonlyMap<string, Member>
  /** Stages in order; `contact` serves person and org. Empty where not configured. */
  readonly stages: Readonly<Record<'contact' | 'deal', readonly string[]>>
  /** Stages in which a contact should have a next step. */
  readonly open: ReadonlySet<string>
  /** Per cent, by stage. */
  readonly probability: ReadonlyMap<string, number>
  /** By stage. */
  readonly cadence: ReadonlyMap<string, Cadence>
  /** Colour name to palette name. */
  readonly colors: ReadonlyMap<string, string>
  /** Kinds of log entries, with the four that always exist. */
  readonly log: readonly string[]
  /** Mailing lists. */
  readonly lists: readonly string[]
  /** Days after which a follow-up counts as long overdue. */
  readonly overdue: number
  /** All fields in the order of the page: the format's, then the office's own. */
  readonly fields: readonly Field[]
}

export interface Contact {
  /** The card's slug: its file name without `.md`, NFC. */
  readonly slug: string
  readonly file: string
  readonly kind: Kind
  /** The `name`, or the slug where the card has none. */
  readonly name: string
  /** By key, in the card's order; a key without a value is not there. Unknown keys are there too. */
  readonly values: ReadonlyMap<string, readonly FieldValue[]>
  readonly card: Card
}
