import { type Book, findByName, foldName, foldSlug } from '../book/index.ts'
import { type Contact, textsOf } from '../contact/index.ts'
import { type CalendarDate, nearest } from '../text/index.ts'
import type { Context } from './types.ts'

/** Prepares a book for its checks. Searches through all cards are made only when a check fails, and once per word. */
export function contextOf(book: Book, today: CalendarDate): Context {
  const slugs = new Map<string, string | undefined>()
  const names = new Map<string, string | undefined>()
  let byName: Map<string, Contact[]> | undefined
  return {
    book,
    today,
    root: rootOf(book),
    nearestSlug: (word) => {
      if (!slugs.has(word)) slugs.set(word, nearSlug(book, word))
      return slugs.get(word)
    },
    slugOfName: (name) => {
      if (!names.has(name)) {
        byName ??= indexNames(book)
        const found = byName.get(foldName(name))
        names.set(name, found?.length === 1 ? found[0]?.slug : undefined)
      }
      return names.get(name)
    },
    aliases: indexAliases(book),
  }
}

/** By spelling; else the only card with a word that begins so: `ada` for `ada-lovelace`. */
function nearSlug(book: Book, word: string): string | undefined {
  const near = nearest(
    word,
    book.contacts.map((contact) => contact.slug),
  )
  if (near !== undefined) return near
  const { contacts } = findByName(book, word)
  return contacts.length === 1 ? contacts[0]?.slug : undefined
}

function indexNames(book: Book): Map<string, Contact[]> {
  const index = new Map<string, Contact[]>()
  for (const contact of book.contacts) put(index, foldName(contact.name), contact)
  return index
}

function indexAliases(book: Book): Map<string, Contact[]> {
  const index = new Map<string, Contact[]>()
  for (const contact of book.contacts)
    for (const alias of new Set(textsOf(contact, 'alias').map(foldSlug))) put(index, alias, contact)
  return index
}

function put(index: Map<string, Contact[]>, key: string, contact: Contact) {
  const known = index.get(key)
  if (known === undefined) index.set(key, [contact])
  else known.push(contact)
}

/** Where the configuration lies; without one, the folder that all cards have in common. */
function rootOf(book: Book): string {
  const folder = (file: string) => file.slice(0, file.lastIndexOf('/') + 1)
  if (book.config.file !== '') return folder(book.config.file)
  let root: string | undefined
  for (const { file } of book.contacts) {
    const own = folder(file)
    while (root !== undefined && !own.startsWith(root)) root = folder(root.slice(0, -1))
    root ??= own
  }
  return root ?? ''
}
