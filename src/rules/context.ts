import { type Book, foldName, foldSlug } from '../book/index.ts'
import { type Contact, fieldsByKey, textsOf } from '../contact/index.ts'
import { type CalendarDate, nearest } from '../text/index.ts'
import type { Context, Filled } from './types.ts'

/** Prepares a book for its checks. Searches through all cards are made only when a check fails, and once per word. */
export function contextOf(book: Book, today: CalendarDate): Context {
  const slugs = new Map<string, string | undefined>()
  const names = new Map<string, string | undefined>()
  let byName: Map<string, Contact[]> | undefined
  let byWord: Map<string, Contact[]> | undefined
  return {
    book,
    today,
    root: rootOf(book),
    ofType: typed(book),
    nearestSlug: (word) => {
      if (!slugs.has(word)) {
        byWord ??= indexWords(book)
        slugs.set(word, nearSlug(book, word, byWord))
      }
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

/** The rules go through one card after the other, and most of them ask by type: the last card's answer is kept. */
function typed(book: Book): Context['ofType'] {
  const fields = fieldsByKey(book.config)
  let last: Contact | undefined
  let byType = new Map<string, Filled[]>()
  return (contact, ...types) => {
    if (contact !== last) {
      last = contact
      byType = new Map()
      for (const [key, values] of contact.values) {
        const field = fields.get(key)
        if (field !== undefined) put(byType, field.type.name, { field, values })
      }
    }
    const [only] = types
    return types.length === 1 && only !== undefined
      ? (byType.get(only) ?? [])
      : types.flatMap((type) => byType.get(type) ?? [])
  }
}

/** By spelling; else the only card with that word in its slug: `ada` for `ada-lovelace`. */
function nearSlug(book: Book, word: string, byWord: ReadonlyMap<string, Contact[]>): string | undefined {
  const near = nearest(
    word,
    book.contacts.map((contact) => contact.slug),
  )
  const [only, another] = byWord.get(foldSlug(word)) ?? []
  return near ?? (another === undefined ? only?.slug : undefined)
}

function indexWords(book: Book): Map<string, Contact[]> {
  const index = new Map<string, Contact[]>()
  for (const contact of book.contacts)
    for (const word of new Set(foldSlug(contact.slug).split('-'))) put(index, word, contact)
  return index
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

function put<T>(index: Map<string, T[]>, key: string, one: T) {
  const known = index.get(key)
  if (known === undefined) index.set(key, [one])
  else known.push(one)
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
