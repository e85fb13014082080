// Pages under the former names of cards: an address that somebody wrote down still leads to the contact.

import { foldSlug } from '../book/index.ts'
import { isSlug, textsOf } from '../contact/index.ts'
import { hrefOf } from './row.ts'
import type { Site } from './types.ts'

export interface MovedView {
  readonly slug: string
  readonly name: string
  /** Of the card that it is now. */
  readonly href: string
}

/** One for each former name that no card has, and that one card claims. */
export function movedViews(site: Site): { path: string; view: MovedView }[] {
  const used = new Set([...site.paths.values()].map((path) => path.toLowerCase()))
  const views = new Map<string, { path: string; view: MovedView }>()
  for (const contact of site.book.contacts)
    for (const text of textsOf(contact, 'alias')) {
      const path = `card/${text}`
      if (!isSlug(text) || used.has(path) || site.hidden.has(foldSlug(text))) continue
      if (views.has(path)) continue
      views.set(path, { path, view: { slug: contact.slug, name: contact.name, href: hrefOf(site, contact) } })
    }
  return [...views.values()]
}
