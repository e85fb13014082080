// What every export is made of: the book, and what only a disk knows.

import { type Book, resolve } from '../../book/index.ts'
import { type Contact, textOf, uidOf } from '../../contact/index.ts'
import { imageType } from '../photo.ts'
import type { OutProperty } from './property.ts'
import { vcardProperties } from './vcard-properties.ts'

export interface ExportContext {
  /** Where links lead; contacts that are exported are of it. */
  readonly book: Book
  /** The bytes of a picture by its path below the book's folder; undefined where there is none. */
  readonly picture: (path: string) => Uint8Array | undefined
  /** When a card was last changed, UTC: `20261127T101500Z`; undefined where nobody knows. */
  readonly changed: (contact: Contact) => string | undefined
}

/** A contact's properties as a vCard in this book. */
export function propertiesOf(contact: Contact, context: ExportContext): OutProperty[] {
  const { book, picture, changed } = context
  const path = textOf(contact, 'photo')
  const bytes = path === undefined ? undefined : picture(path)
  const type = bytes && imageType(bytes)
  const find = (link: string) => resolve(book, link)
  return vcardProperties(contact, {
    nameOf: (link) => find(link)?.name,
    uidOf: (link) => {
      const found = find(link)
      return found && uidOf(found)
    },
    photo: bytes && type ? { type, bytes } : undefined,
    rev: changed(contact),
  })
}
