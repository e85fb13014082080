// Duplicates among the cards of a book.

import { type Book, foldSlug } from '../book/index.ts'
import { type Contact, dateOf, textsOf } from '../contact/index.ts'
import { findDuplicates } from './find.ts'
import { recordOf } from './of-contact.ts'
import type { Reason } from './types.ts'

/** Two cards that may be one contact. */
export interface Doubles {
  /** The one that would stay: with the longer history, else the older one. */
  readonly keep: Contact
  readonly other: Contact
  /** 0 to 1. */
  readonly certainty: number
  readonly isCertain: boolean
  readonly reasons: readonly Reason[]
}

export interface DoublesInBook {
  /** The surest first; without those that somebody told apart. */
  readonly pairs: readonly Doubles[]
  /** Groups that may be merged without asking; the first of each stays. */
  readonly certain: readonly (readonly Contact[])[]
}

/** Finds the cards of people and organisations that may be one; deals are each their own. */
export function doublesInBook(book: Book): DoublesInBook {
  const contacts = book.contacts.filter(mayHaveDoubles)
  const found = findDuplicates(contacts.map((one) => recordOf(one, book.config)))
  const pairs = found.pairs.flatMap(({ a, b, certainty, isCertain, reasons }) => {
    const [one, two] = [contacts[a], contacts[b]]
    if (one === undefined || two === undefined || areApart(one, two)) return []
    return [{ ...inOrder(one, two), certainty, isCertain, reasons }]
  })
  const certain = found.certain
    .map((group) => group.flatMap((place) => contacts[place] ?? []).sort(byStanding))
    .filter((group) => group.every((one, i) => group.slice(i + 1).every((other) => !areApart(one, other))))
  return { pairs, certain }
}

/** Cards of people and organisations that can be read. */
export function mayHaveDoubles({ kind, card }: Contact): boolean {
  return kind !== 'deal' && card.frontMatter !== undefined
}

/** Which of two would stay. */
export function inOrder(one: Contact, two: Contact): Pick<Doubles, 'keep' | 'other'> {
  return byStanding(one, two) <= 0 ? { keep: one, other: two } : { keep: two, other: one }
}

/** True for two kinds, and where one of the cards says that the other is somebody else: told apart, or related. */
export function areApart(a: Contact, b: Contact): boolean {
  return a.kind !== b.kind || pointsAt(a, b) || pointsAt(b, a)
}

/** By its own name or a former one. Whoever is related to somebody is somebody else. */
function pointsAt(from: Contact, to: Contact): boolean {
  const links = [...textsOf(from, 'distinct'), ...textsOf(from, 'related')]
  if (links.length === 0) return false
  const names = [to.slug, ...textsOf(to, 'alias')].map(foldSlug)
  return links.some((link) => names.includes(foldSlug(link)))
}

function byStanding(a: Contact, b: Contact): number {
  const entries = (one: Contact) => one.card.log?.interactions.length ?? 0
  const [older, younger] = [begunOn(a), begunOn(b)]
  return (
    entries(b) - entries(a) || (older < younger ? -1 : older > younger ? 1 : 0) || (a.slug < b.slug ? -1 : 1)
  )
}

/** The day from which the card is known to be: written on it, or its first entry's. */
function begunOn(contact: Contact): string {
  const dates = [
    dateOf(contact, 'created'),
    ...(contact.card.log?.interactions ?? []).map(({ date }) => date),
  ]
  return dates.reduce<string>((first, date) => (date !== undefined && date < first ? date : first), '9999')
}
