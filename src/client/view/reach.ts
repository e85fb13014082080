// How to reach a contact: what a row's buttons dial, write to and look up.

import { type Book, resolve } from '../../book/index.ts'
import { type Contact, mailtoHref, telHref, textsOf, webHref } from '../../contact/index.ts'
import type { Reach } from './types.ts'

/** The telephone numbers that can be dialled, the usual one first. */
export function callsOf(contact: Contact): Reach[] {
  return reaches(contact, 'phone', telHref)
}

export function mailsOf(contact: Contact): Reach[] {
  return reaches(contact, 'email', mailtoHref)
}

export function websOf(contact: Contact): Reach[] {
  return reaches(contact, 'url', webHref)
}

/** Addresses, each as a search on a map. */
export function mapsOf(contact: Contact): Reach[] {
  return reaches(contact, 'address', (text) => {
    const place = text
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .join(', ')
    return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place.toWellFormed())}`
  })
}

/** The contact's own number; else, for a deal, one of whom it is for; for a person, their organisation's. */
export function callOf(contact: Contact, book: Book): Reach | undefined {
  return firstOf(contact, book, callsOf)
}

export function mailOf(contact: Contact, book: Book): Reach | undefined {
  return firstOf(contact, book, mailsOf)
}

function firstOf(contact: Contact, book: Book, of: (contact: Contact) => Reach[]): Reach | undefined {
  const own = of(contact)[0]
  if (own !== undefined) return own
  const others = textsOf(contact, contact.kind === 'deal' ? 'for' : 'org').flatMap(
    (slug) => resolve(book, slug) ?? [],
  )
  // People answer sooner than switchboards.
  const near = others.find((other) => other.kind === 'person' && of(other).length > 0) ?? others[0]
  const found = near === undefined ? undefined : of(near)[0]
  return found === undefined || near === undefined ? undefined : { ...found, label: near.name }
}

function reaches(contact: Contact, key: string, href: (text: string) => string | undefined): Reach[] {
  return (contact.values.get(key) ?? []).flatMap(({ text, label }) => {
    const link = href(text)
    return link === undefined ? [] : [{ href: link, text, ...(label === undefined ? {} : { label }) }]
  })
}
