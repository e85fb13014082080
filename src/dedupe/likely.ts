// Cards that one card may be: for who is about to make it. One against all, with the weights that the finder begins with.

import type { Book } from '../book/index.ts'
import type { Contact } from '../contact/index.ts'
import { areApart } from './in-book.ts'
import { openLookup } from './lookup.ts'
import { recordOf } from './of-contact.ts'
import type { Reason } from './types.ts'

export interface Likely {
  readonly contact: Contact
  /** 0 to 1. */
  readonly certainty: number
  readonly reasons: readonly Reason[]
}

/** @returns the likeliest first; the contact itself, where the book has it, is none */
export function likelyDoubles(book: Book, contact: Contact): Likely[] {
  if (contact.kind === 'deal') return []
  const others = book.contacts.filter(
    (one) => one.file !== contact.file && one.card.frontMatter !== undefined && !areApart(one, contact),
  )
  const lookup = openLookup(others.map((one) => recordOf(one, book.config)))
  return lookup.find(recordOf(contact, book.config)).flatMap(({ place, ...found }) => {
    const other = others[place]
    return other === undefined ? [] : [{ contact: other, ...found }]
  })
}
