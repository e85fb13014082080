// A book to hand around: without the cards that are marked private.

import { type Book, buildBook, resolve } from '../book/index.ts'
import { type Config, type Contact, fieldsByKey, isPrivate } from '../contact/index.ts'

/** The book without its private cards, the links to them and what was found in them. */
export function sharedBook(book: Book): Book {
  const open = book.contacts.filter((contact) => !isPrivate(contact))
  if (open.length === book.contacts.length) return book
  const hidden = new Set(book.contacts.filter(isPrivate).map((contact) => contact.file))
  const leadsNowhere = (link: string) => hidden.has(resolve(book, link)?.file ?? '')
  return buildBook(
    open.map((contact) => withoutLinks(contact, book.config, leadsNowhere)),
    book.config,
    book.found.filter((one) => !hidden.has(one.file)),
  )
}

/** A link that leads nowhere would be shown as it stands: the file name of a private card. */
function withoutLinks(contact: Contact, config: Config, isGone: (link: string) => boolean): Contact {
  const fields = fieldsByKey(config)
  const isLink = (key: string) => ['link', 'link-or-text'].includes(fields.get(key)?.type.name ?? '')
  let isSame = true
  const values = [...contact.values].flatMap(([key, all]) => {
    const kept = isLink(key) ? all.filter(({ text }) => !isGone(text)) : all
    if (kept.length < all.length) isSame = false
    return kept.length === 0 ? [] : [[key, kept] as const]
  })
  return isSame ? contact : { ...contact, values: new Map(values) }
}
