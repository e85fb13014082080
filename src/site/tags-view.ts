// Tags, and who has them.

import { byName, foldSlug } from '../book/index.ts'
import type { CardLink } from '../client/view/types.ts'
import { type Contact, textsOf } from '../contact/index.ts'
import { hrefOf } from './row.ts'
import type { Site } from './types.ts'

export interface TagsView {
  readonly tags: readonly {
    readonly tag: string
    readonly count: number
    readonly cards: readonly CardLink[]
  }[]
  /** Tags that are not listed, the least used. */
  readonly more: number
}

/** Cards named under a tag, tags of a page, and names of a page: the rest is a search away. */
const NAMED = 40
const LISTED = 600
const NAMES = 4000

export function tagsView(site: Site): TagsView {
  const groups = [...groupsByTag(site.book.contacts)].sort(([, a], [, b]) => b.length - a.length)
  const listed = groups.slice(0, LISTED).sort(([a], [b]) => byFold(a, b))
  const named = Math.min(NAMED, Math.max(1, Math.floor(NAMES / Math.max(1, listed.length))))
  return {
    tags: listed.map(([tag, contacts]) => ({
      tag,
      count: contacts.length,
      cards: contacts
        .sort(byName)
        .slice(0, named)
        .map((contact) => ({ text: contact.name, href: hrefOf(site, contact) })),
    })),
    more: Math.max(0, groups.length - LISTED),
  }
}

/** Contacts by tag, each once. */
export function groupsByTag(contacts: readonly Contact[]): Map<string, Contact[]> {
  const groups = new Map<string, Contact[]>()
  for (const contact of contacts) {
    for (const tag of new Set(textsOf(contact, 'tags').map((text) => text.replace(/^#/, '')))) {
      const group = groups.get(tag)
      if (group === undefined) groups.set(tag, [contact])
      else group.push(contact)
    }
  }
  return groups
}

/** The order of words in a list: case aside. */
export function byFold(a: string, b: string): number {
  const [one, other] = [foldSlug(a), foldSlug(b)]
  return one < other ? -1 : one > other ? 1 : a < b ? -1 : 1
}
