// What a collection needs to be as the book is.

import type { Collection, Item } from './collections.ts'
import { OURS } from './item-name.ts'

export interface CollectionChanges {
  readonly write: readonly Item[]
  readonly remove: readonly string[]
  readonly unchanged: number
  /** Files of somebody else: they stay. */
  readonly foreign: readonly string[]
}

/**
 * @param names files that are there, those that begin with a point aside
 * @param read  the text of one of them; undefined where it is gone, or no file
 */
export function changesOf(
  collection: Collection,
  names: readonly string[],
  read: (name: string) => string | undefined,
): CollectionChanges {
  const there = new Set(names)
  const wanted = new Set(collection.items.map(({ name }) => name))
  const write = collection.items.filter((item) => {
    const text = there.has(item.name) ? read(item.name) : undefined
    return text === undefined || !saysSame(text, item.text())
  })
  return {
    write,
    remove: names.filter((name) => OURS.test(name) && !wanted.has(name) && !collection.kept.has(name)),
    unchanged: collection.items.length - write.length,
    foreign: names.filter((name) => !OURS.test(name)),
  }
}

/** When a text was made is no change: every telephone would fetch every card every day. */
const STAMPS = /^(?:REV|DTSTAMP|LAST-MODIFIED|SEQUENCE)[:;].*\r\n/gm

function saysSame(one: string, other: string): boolean {
  return one === other || one.replace(STAMPS, '') === other.replace(STAMPS, '')
}
