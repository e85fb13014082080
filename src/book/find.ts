// A card by any unambiguous part of its name.

import { type Contact, textsOf } from '../contact/index.ts'
import { nearest } from '../text/index.ts'
import { resolve } from './build.ts'
import type { Book } from './types.ts'

/** Letters and digits in lower case without accents and apostrophes: how names are compared when people type them. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The cards that a typed name can mean: the one with that slug, else those whose name or other name is it, else those
 * in which every typed word begins a word. One is the answer; several are a choice; none comes with a suggestion.
 */
export function findByName(book: Book, typed: string): { contacts: readonly Contact[]; suggestion?: string } {
  const exact = resolve(book, typed.replace(/^.*\//, '').replace(/\.md$/, ''))
  if (exact !== undefined) return { contacts: [exact] }
  const wanted = foldName(typed)
  if (wanted === '') return { contacts: [] }
  const words = wanted.split(' ')
  const names = book.contacts.map((contact) => ({
    contact,
    names: [contact.name, contact.slug, ...textsOf(contact, 'aka')].map(foldName),
  }))
  const whole = names.filter((one) => one.names.includes(wanted))
  if (whole.length > 0) return { contacts: whole.map((one) => one.contact) }
  const parts = names.filter((one) =>
    one.names.some((name) => {
      const have = name.split(' ')
      return words.every((word) => have.some((part) => part.startsWith(word)))
    }),
  )
  if (parts.length > 0) return { contacts: parts.map((one) => one.contact) }
  const near = nearest(
    wanted,
    names.flatMap((one) => one.names.flatMap((name) => [name, ...name.split(' ')])),
  )
  const meant =
    near === undefined
      ? undefined
      : names.find((one) => one.names.some((name) => name === near || name.split(' ').includes(near)))
  return { contacts: [], ...(meant === undefined ? {} : { suggestion: meant.contact.slug }) }
}
