// Where a card's page is: made from its slug by us, never from the card's text alone.

import { foldSlug } from '../book/index.ts'
import { type Contact, isSlug } from '../contact/index.ts'
import type { Site } from './types.ts'

/**
 * A path for every contact, without `.html`, no two of them equal on any file system. Slugs as the format has them are
 * the path; others are spelled in hexadecimal, and of cards with one slug the second has a number. Both have `--`,
 * which no slug has.
 */
export function cardPaths(contacts: readonly Contact[]): Map<Contact, string> {
  const paths = new Map<Contact, string>()
  const counts = new Map<string, number>()
  for (const contact of contacts) {
    const key = foldSlug(contact.slug)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const name = isSlug(contact.slug) ? contact.slug : spelled(key)
    paths.set(contact, `card/${count === 1 ? name : `${name}--${count}`}`)
  }
  return paths
}

function spelled(slug: string): string {
  const plain = slug
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${plain === '' ? 'card' : plain}--${hashed(slug)}`
}

/** FNV-1a, 64 bits: the same name at every build. */
function hashed(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

/** A handle as a part of a file's name: whatever a configuration has for one leads nowhere, and no two are alike. */
export function fileNameOf(handle: string): string {
  const spelled = handle.replace(/[^a-z0-9-]/gu, (char) => `_${char.codePointAt(0)?.toString(16)}`)
  if (spelled.length > 100) return `${spelled.slice(0, 60)}_${hashed(handle)}`
  return spelled === '' ? '_nobody' : spelled
}

/** A file as its people know it: from the folder of the cards on, whatever stands before that. */
export function fileOf(site: Site, file: string): string {
  const folder = site.folder.replaceAll('\\', '/').replace(/\/+$/, '')
  const below = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
  const name = folder.split('/').at(-1) ?? ''
  return name === '' || name === '.' || name === '..' ? below : `${name}/${below}`
}
