// From a book to the documents of its search.

import { type Config, type Contact, textsOf } from '../../contact/index.ts'
import { resolve } from '../build.ts'
import type { Book } from '../types.ts'
import type { SearchDoc, SearchField } from './types.ts'

/** Notes are searched to about this many characters: the index of 10,000 cards stays a few megabytes. */
const NOTES = 240
const NOTES_WEIGHT = 0.2

/** The fields that the registry and the configuration give a weight, then the notes. */
export function searchFields(config: Config): SearchField[] {
  const fields = config.fields.flatMap((field) =>
    field.search === undefined ? [] : [{ key: field.key, label: field.label, weight: field.search }],
  )
  return [...fields, { key: 'notes', label: 'Notes', weight: NOTES_WEIGHT }]
}

/** One document per card, in the book's order. Links are searched by the name of the card that they lead to. */
export function searchDocs(book: Book): SearchDoc[] {
  const fields = searchFields(book.config)
  return book.contacts.map((contact) => ({
    slug: contact.slug,
    values: fields.map(({ key }) => {
      if (key === 'notes') return notesOf(contact)
      if (key === 'name') return [contact.name]
      const texts = textsOf(contact, key)
      return key === 'org' || key === 'for' ? texts.map((text) => resolve(book, text)?.name ?? text) : texts
    }),
  }))
}

function notesOf(contact: Contact): string[] {
  const [start, end] = contact.card.notes
  const text = contact.card.text
    .slice(start, Math.min(end, start + 4 * NOTES))
    .replace(/[#*_>`|[\]\\~-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '') return []
  return [text.length <= NOTES ? text : text.slice(0, text.lastIndexOf(' ', NOTES) || NOTES)]
}
