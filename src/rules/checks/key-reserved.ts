import { fieldsByKey } from '../../contact/index.ts'
import type { Rule } from '../types.ts'

/** Keys by which site generators give a page another address, template or date of appearance. */
const RESERVED = new Set(
  ['slug', 'id', 'permalink', 'layout', 'template', 'path', 'route', 'redirect', 'draft', 'published'].concat(
    ['constructor', 'prototype', 'collection'],
  ),
)

export function isReservedKey(key: string): boolean {
  return RESERVED.has(key)
}

export const keyReserved: Rule = {
  id: 'key-reserved',
  title: 'Key that would move the page',
  severity: 'error',
  why: 'In site generators this key gives a page another address or hides it, and so could put it in place of another card’s page. Here the file name alone decides.',
  remedy: 'Rename the file instead, or put x- in front of the key to keep it as it is.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    for (const { key, keyRange } of contact.card.entries) {
      if (!isReservedKey(key) || fieldsByKey(book.config).has(key)) continue
      yield {
        range: keyRange,
        message: `A card can't choose its page by "${key}".`,
        hint: `Its file name is its address. Delete the line, or write "x-${key}" to keep it as it is.`,
      }
    }
  },
}
