// Duplicates of a book that was looked at before: only cards that have changed since are looked at again. For whoever
// asks after every change, as the build of the site does.

import type { Book } from '../book/index.ts'
import type { Contact } from '../contact/index.ts'
import { areApart, type Doubles, doublesInBook, inOrder, mayHaveDoubles } from './in-book.ts'
import { openLookup } from './lookup.ts'
import { recordOf } from './of-contact.ts'
import type { Reason } from './types.ts'

/** What to hand in the next time; plain data. */
export interface KeptDoubles {
  /** By file, a short name for all of the card that is compared. */
  readonly cards: Readonly<Record<string, string>>
  readonly pairs: readonly KeptPair[]
}

interface KeptPair {
  readonly files: readonly [string, string]
  readonly certainty: number
  readonly isCertain: boolean
  readonly reasons: readonly Reason[]
}

/** A small book is looked at whole each time. */
const SMALL = 200
/** After so many changed cards at once, such as an import's, it is looked at whole. */
const MANY = 30

/**
 * @param kept what the last call gave, of this book as it was then
 * @returns pairs, the surest first, as `doublesInBook` finds them; those of changed cards by the weights that the finder
 *   begins with, and never certain, until it is called without `kept`
 */
export function doublesSince(
  book: Book,
  kept?: KeptDoubles,
): { readonly pairs: readonly Doubles[]; readonly kept: KeptDoubles } {
  const contacts = book.contacts.filter(mayHaveDoubles)
  const cards = Object.fromEntries(contacts.map((one) => [one.file, markOf(one)]))
  const changed = contacts.filter((one) => kept?.cards[one.file] !== cards[one.file])
  if (kept === undefined || contacts.length <= SMALL || changed.length > MANY) {
    const { pairs } = doublesInBook(book)
    return { pairs, kept: { cards, pairs: pairs.map(toKept) } }
  }
  const byFile = new Map(contacts.map((one) => [one.file, one]))
  const isChanged = new Set(changed.map(({ file }) => file))
  const left = kept.pairs.filter(({ files }) =>
    files.every((file) => byFile.has(file) && !isChanged.has(file)),
  )
  const all = [...left, ...pairsOf(changed, contacts, book)]
  const pairs = all.flatMap(({ files, ...found }): Doubles[] => {
    const [one, two] = files.map((file) => byFile.get(file))
    return one === undefined || two === undefined || areApart(one, two)
      ? []
      : [{ ...inOrder(one, two), ...found }]
  })
  const sorted = pairs.sort((a, b) => b.certainty - a.certainty)
  return { pairs: sorted, kept: { cards, pairs: all } }
}

function pairsOf(changed: readonly Contact[], contacts: readonly Contact[], book: Book): KeptPair[] {
  if (changed.length === 0) return []
  const lookup = openLookup(contacts.map((one) => recordOf(one, book.config)))
  const seen = new Set<string>()
  return changed.flatMap((one) =>
    lookup.find(recordOf(one, book.config)).flatMap(({ place, certainty, reasons }): KeptPair[] => {
      const other = contacts[place]
      if (other === undefined || other === one || other.kind !== one.kind) return []
      const files = [one.file, other.file].sort() as [string, string]
      if (seen.has(files.join('\n'))) return []
      seen.add(files.join('\n'))
      return [{ files, certainty, isCertain: false, reasons }]
    }),
  )
}

function toKept({ keep, other, ...found }: Doubles): KeptPair {
  return { files: [keep.file, other.file], ...found }
}

const COMPARED = ['aka', 'org', 'email', 'phone', 'address', 'birthday']

/** Changes whenever something of the card does that is compared; by chance it does not once in 10^15 changes. */
function markOf(contact: Contact): string {
  const { values } = contact
  const texts = COMPARED.map(
    (key) =>
      values
        .get(key)
        ?.map(({ text }) => text)
        .join('\n') ?? '',
  )
  return hashed([contact.kind, contact.name, ...texts].join('\0'))
}

/** 53 bits, after cyrb53: two sums that are multiplied and mixed. */
function hashed(text: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    one = Math.imul(one ^ code, 0x9e3779b1)
    two = Math.imul(two ^ code, 0x5f356495)
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35)
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
  return (0x100000000 * (two & 0x1fffff) + (one >>> 0)).toString(36)
}
