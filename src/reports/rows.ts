// What several reports say of a contact, and whose it is.

import type { Book } from '../book/index.ts'
import { resolve } from '../book/index.ts'
import { type Contact, textOf, textsOf } from '../contact/index.ts'
import type { CardCell, Question } from './types.ts'

export function cardCell(contact: Contact): CardCell {
  return { slug: contact.slug, name: contact.name }
}

/** The name of the first organisation; for a deal, of whom it is for. */
export function organisation(book: Book, contact: Contact): string | undefined {
  const link = textOf(contact, contact.kind === 'deal' ? 'for' : 'org')
  return link === undefined ? undefined : (resolve(book, link)?.name ?? link)
}

/**
 * How to reach a contact: its first phone number and e-mail address; for a deal those of the first person or
 * organisation that it is for and that has one.
 */
export function reach(
  book: Book,
  contact: Contact,
): { phone: string | undefined; email: string | undefined } {
  const own = [contact]
  const others = contact.kind === 'deal' ? textsOf(contact, 'for').map((link) => resolve(book, link)) : []
  const people = others.filter((one) => one?.kind === 'person')
  const all = [...own, ...people, ...others].filter((one) => one !== undefined)
  const first = (key: string) => all.map((one) => textOf(one, key)).find((text) => text !== undefined)
  return { phone: first('phone'), email: first('email') }
}

export function isOf(contact: Contact, question: Question): boolean {
  return question.owner === undefined || (textOf(contact, 'owner') ?? '') === question.owner
}

/** The name that the team knows a handle by. */
export function ownerName(book: Book, handle: string): string {
  return handle === '' ? 'Nobody' : (book.config.team.get(handle)?.name ?? handle)
}

/** The owners of a book's cards: the team in its order, then others by name, then '' where a card has none. */
export function ownersOf(book: Book): string[] {
  const used = new Set(book.contacts.map((contact) => textOf(contact, 'owner') ?? ''))
  const team = [...book.config.team.keys()].filter((handle) => used.has(handle))
  const others = [...used].filter((handle) => handle !== '' && !team.includes(handle)).sort()
  return [...team, ...others, ...(used.has('') ? [''] : [])]
}
