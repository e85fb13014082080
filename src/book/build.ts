// From contacts to a book: the index of slugs, links and backlinks.

import { type Config, type Contact, fieldsByKey, textsOf } from '../contact/index.ts'
import type { Diagnostic } from '../text/index.ts'
import type { Backlink, Book } from './types.ts'

/** Most slugs are ASCII: then nothing loads the tables of Unicode's forms, which takes milliseconds. */
function normalize(slug: string): string {
  return /^[\x20-\x7e]*$/.test(slug) ? slug : slug.normalize('NFC')
}

/** How slugs are compared: NFC and case folded, as file systems may. */
export function foldSlug(slug: string): string {
  return normalize(slug).toLowerCase()
}

/** Indexes contacts. The order of `contacts` does not matter. */
export function buildBook(
  contacts: readonly Contact[],
  config: Config,
  found: readonly Diagnostic[] = [],
): Book {
  const sorted = [...contacts].sort((a, b) => compare(a.slug, b.slug) || compare(a.file, b.file))
  const groups = new Map<string, Contact[]>()
  for (const contact of sorted) {
    const key = foldSlug(contact.slug)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [contact])
    else group.push(contact)
  }
  const bySlug = new Map<string, Contact>()
  const clashes = new Map<string, readonly Contact[]>()
  for (const [key, group] of groups) {
    if (group.length > 1) clashes.set(key, group)
    else if (group[0] !== undefined) bySlug.set(key, group[0])
  }
  // A former name finds its card only where no card has the name now.
  for (const contact of sorted) {
    for (const alias of textsOf(contact, 'alias')) {
      const key = foldSlug(alias)
      if (!groups.has(key) && !bySlug.has(key)) bySlug.set(key, contact)
    }
  }
  const book: Book = { config, contacts: sorted, bySlug, clashes, backlinks: new Map(), found }
  return { ...book, backlinks: linksTo(book) }
}

function linksTo(book: Book): Map<string, Backlink[]> {
  const links = new Map<string, Backlink[]>()
  const fields = fieldsByKey(book.config)
  for (const from of book.contacts) {
    for (const [key, values] of from.values) {
      const type = fields.get(key)?.type.name
      if (type !== 'link' && type !== 'link-or-text') continue
      for (const { text, label } of values) {
        const to = resolve(book, text)
        if (to === undefined) continue
        const link = { from, key, ...(label === undefined ? {} : { label }) }
        const known = links.get(to.slug)
        if (known === undefined) links.set(to.slug, [link])
        else known.push(link)
      }
    }
  }
  return links
}

/** The card that a link names, by its slug or a former one; undefined where there is none, or more than one. */
export function resolve(book: Book, link: string): Contact | undefined {
  return book.bySlug.get(foldSlug(link))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
