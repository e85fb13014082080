// The neutral record: what every reader of foreign contacts hands to the import plan, whatever the format was.
// Nothing of the input is lost: what no field of the card format takes is kept under an `x-` key or in the notes, and a
// record that cannot be trusted is set aside (`quarantine`) with its text, not dropped.

import { slugFor } from '../book/index.ts'

/** One value of a record. `text` is as the source had it, decoded; it may still have line breaks. */
export interface RecordValue {
  /** A key of the card format (`email`, `phone`, `org`, ...), or `x-` and lower-case letters, digits, hyphens. */
  readonly key: string
  readonly text: string
  /** The label in parentheses: `work`, `mobile fax`. Never empty. */
  readonly label?: string
  /** 1-based line of the source. */
  readonly line: number
}

/** The parts of a person's name (RFC 6350, N), each on one line; '' where there is none. */
export interface NameParts {
  readonly prefix: string
  readonly given: string
  readonly middle: string
  readonly family: string
  readonly suffix: string
}

/** An image that came inside the file. Its type is read from the bytes, never from what the file says. */
export interface RecordPhoto {
  readonly bytes: Uint8Array
  readonly type: 'png' | 'jpeg' | 'webp'
}

/** Something that happened: an order, a call, a consent. */
export interface RecordEntry {
  /** `YYYY-MM-DD`; '' where the source has no date: the day of the import is taken. */
  readonly date: string
  /** One word: `order`, `opt-in`, `note`. */
  readonly kind: string
  /** May have line breaks. Of a consent: the list first, `newsletter, imported from Mailchimp`. */
  readonly text: string
  /** `99.5 EUR`, or without the currency: the book's is taken. */
  readonly money?: string
}

export interface RecordSource {
  readonly file: string
  /** 1-based line and column where the record begins. */
  readonly line: number
  readonly column: number
}

export interface ImportRecord {
  readonly kind: 'person' | 'org'
  /** On one line; never empty: a record without a name is named after its organisation, e-mail or phone. */
  readonly name: string
  readonly parts?: NameParts
  /** In the source's order, preferred ones first. */
  readonly values: readonly RecordValue[]
  /** Free text, with `\n` between lines; '' for none. */
  readonly notes: string
  /** For the card's log, in the source's order. */
  readonly log?: readonly RecordEntry[]
  readonly photo?: RecordPhoto
  /** UID of the source, or another identity that stays the same in each export; '' for none. */
  readonly uid: string
  readonly source: RecordSource
  /** Why this record is set aside instead of imported, and its text. */
  readonly quarantine?: { readonly reason: string; readonly text: string }
}

export const NO_NAME: NameParts = { prefix: '', given: '', middle: '', family: '', suffix: '' }

/**
 * A key for what the card format has no field for: `X-ABC Def` gives `x-abc-def`, `Отдел` gives `x-otdel`; at most 60 characters.
 * @returns undefined for a name whose script cannot be written in Latin letters here
 */
export function extraKey(name: string): string | undefined {
  const spaced = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/^\s*x-+/i, '')
    .replace(/[_./]+/g, ' ')
  const slug = slugFor(spaced)
  if (!/[\p{L}\p{N}]/u.test(name) || (slug.startsWith('card-') && !/card/i.test(name))) return undefined
  // A slug that would be taken for something else has `-card` at its end; a key of this sort has its `x-`.
  const own = /card\s*$/i.test(name) ? slug : slug.replace(/-card$/, '')
  return `x-${own.slice(0, 58).replace(/-+$/, '')}`
}

/** A text on one line: line breaks and other controls become single blanks; those that nobody sees go. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0080-\u0084\u0086-\u009f]/g, '')
    .replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
    .trim()
}
