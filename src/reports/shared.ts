// A book to hand around: without the cards that are marked private.

import { type Book, buildBook } from '../book/index.ts'
import { textOf } from '../contact/index.ts'

/** The book without its private cards, their links and what was found in them. */
export function sharedBook(book: Book): Book {
  const open = book.contacts.filter((contact) => textOf(contact, 'private') !== 'yes')
  if (open.length === book.contacts.length) return book
  const files = new Set(open.map((contact) => contact.file))
  const isHidden = (file: string) => book.contacts.some((one) => one.file === file) && !files.has(file)
  return buildBook(
    open,
    book.config,
    book.found.filter((one) => !isHidden(one.file)),
  )
}
