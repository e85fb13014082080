// Cards that one card may be: for who is about to make it. One against all, with the weights that the finder begins with.

import type { Book } from '../book/index.ts'
import type { Contact } from '../contact/index.ts'
import { areApart } from './in-book.ts'
import { beginningOf, ONE, weighing } from './learn.ts'
import { recordOf } from './of-contact.ts'
import { compareRecords } from './parts.ts'
import { rarityOf } from './rarity.ts'
import { reasonsFor } from './reasons.ts'
import type { Reason } from './types.ts'

export interface Likely {
  readonly contact: Contact
  /** 0 to 1. */
  readonly certainty: number
  readonly reasons: readonly Reason[]
}

/** From here on it is worth a word; where something vital differs, only from the second on. */
const [WORTH, SURE] = [0.1, 0.5]

/** @returns the likeliest first; the contact itself, where the book has it, is none */
export function likelyDoubles(book: Book, contact: Contact): Likely[] {
  const others = book.contacts.filter(
    (one) => one.file !== contact.file && one.card.frontMatter !== undefined && !areApart(one, contact),
  )
  if (contact.kind === 'deal' || others.length === 0) return []
  const comparer = compareRecords([contact, ...others].map((one) => recordOf(one, book.config)))
  const { parts } = comparer
  const model = beginningOf(parts, others.length + 1)
  const weigh = weighing(model)
  const rarity = rarityOf(comparer, { rows: new Uint8Array(0), count: 0 }, others.length + 1)
  const row = new Uint8Array(parts.length)
  return others
    .flatMap((other, i): Likely[] => {
      comparer.compare(0, i + 1, row, 0)
      const certainty = weigh(row, 0, rarity(0, i + 1, row, 0))[ONE] ?? 0
      const isContradicted = parts.some((part, k) => part.isVital && row[k] === 0)
      if (certainty < (isContradicted ? SURE : WORTH)) return []
      return [{ contact: other, certainty, reasons: reasonsFor(parts, model, row) }]
    })
    .sort((a, b) => b.certainty - a.certainty)
}
