// The search index of a site.

import { searchDocs, searchFields } from '../book/index.ts'
import { encodeSearchFile, type IndexEntry } from '../client/search-file.ts'
import { callOf, mailOf } from '../client/view/reach.ts'
import { type Contact, dateOf, textOf } from '../contact/index.ts'
import { hrefOf, linkTo } from './row.ts'
import type { Site } from './types.ts'

/** The text of `search-index.js`. */
export function searchIndex(site: Site): string {
  const { book } = site
  const fields = searchFields(book.config)
  const links = new Set(['org', 'for'])
  const docs = searchDocs(book)
  const entries = book.contacts.map((contact, at): IndexEntry => {
    const values = fields.map(({ key }, field) =>
      // A link to a private card must not say its name, nor its slug.
      links.has(key)
        ? (contact.values.get(key) ?? []).map(({ text }) => linkTo(site, text).text)
        : (docs[at]?.values[field] ?? []),
    )
    return { slug: contact.slug, values, ...partsOf(site, contact) }
  })
  return encodeSearchFile({
    fields,
    team: [...book.config.team.values()].map(({ handle, name }) => [handle, name] as const),
    colors: [...book.config.colors],
    entries,
  })
}

function partsOf(site: Site, contact: Contact): Omit<IndexEntry, 'slug' | 'values'> {
  const org = textOf(contact, contact.kind === 'deal' ? 'for' : 'org')
  return {
    href: hrefOf(site, contact),
    kind: contact.kind,
    stage: textOf(contact, 'stage') ?? '',
    owner: textOf(contact, 'owner') ?? '',
    color: textOf(contact, 'color') ?? '',
    due: dateOf(contact, 'due') ?? '',
    next: textOf(contact, 'next') ?? '',
    orgHref: org === undefined ? '' : (linkTo(site, org).href ?? ''),
    call: callOf(contact, site.book)?.href ?? '',
    mail: mailOf(contact, site.book)?.href ?? '',
  }
}
