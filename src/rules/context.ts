import { type Book, foldName, foldSlug } from '../book/index.ts'
import { type Contact, fieldsByKey, textsOf } from '../contact/index.ts'
import { type CalendarDate, nearest } from '../text/index.ts'
import type { Context, Filled } from './types.ts'

/** Words for which the whole book is searched by spelling: a book of thousands of broken links has another problem. */
const SEARCHES = 300

const contexts = new WeakMap<Book, Context>()

/** The context of a book on a day, the same one as long as the same book is asked about. */
export function contextOf(book: Book, today: CalendarDate): Context {
  const known = contexts.get(book)
  if (known?.today === today) return known
  const made = makeContext(book, today)
  contexts.set(book, made)
  return made
}

/** Searches through all cards are made only when a check fails, and once per word. */
function makeContext(book: Book, today: CalendarDate): Context {
  const slugs = new Map<string, string | undefined>()
  const names = lazy(() => indexBy(book, (contact) => [foldName(contact.name)]))
  const words = lazy(() => indexBy(book, (contact) => foldSlug(contact.slug).split('-')))
  return {
    book,
    today,
    root: rootOf(book),
    ...typed(book),
    nearestSlug: (word) => {
      if (!slugs.has(word)) {
        const near =
          slugs.size < SEARCHES
            ? nearest(
                word,
                book.contacts.map((contact) => contact.slug),
              )
            : undefined
        slugs.set(word, near ?? onlyOne(words().get(foldSlug(word))))
      }
      return slugs.get(word)
    },
    slugOfName: (name) => onlyOne(names().get(foldName(name))),
    aliases: indexBy(book, (contact) => textsOf(contact, 'alias').map(foldSlug)),
  }
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function onlyOne(contacts: readonly Contact[] | undefined): string | undefined {
  return contacts?.length === 1 ? contacts[0]?.slug : undefined
}

const NONE: readonly Filled[] = []

/** The rules go through one card after the other, and most of them ask by type: the last card's answer is kept. */
function typed(book: Book): Pick<Context, 'typesOf' | 'ofType'> {
  const fields = fieldsByKey(book.config)
  let last: Contact | undefined
  let byType = new Map<string, Filled[]>()
  const read = (contact: Contact) => {
    if (contact === last) return byType
    last = contact
    byType = new Map()
    for (const [key, values] of contact.values) {
      const field = fields.get(key)
      if (field !== undefined) put(byType, field.type.name, { field, values })
    }
    return byType
  }
  return {
    typesOf: (contact) => read(contact).keys(),
    ofType: (contact, type) => read(contact).get(type) ?? NONE,
  }
}

function indexBy(book: Book, keys: (contact: Contact) => readonly string[]): Map<string, Contact[]> {
  const index = new Map<string, Contact[]>()
  for (const contact of book.contacts) for (const key of new Set(keys(contact))) put(index, key, contact)
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
