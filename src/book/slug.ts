// The slug of a new card, made from its name: Latin letters as they are read, at most 80 characters, no name that a
// file system reserves, and none that another card has.

import { isSlug } from '../contact/index.ts'
import { foldSlug } from './build.ts'
import { LATIN_LETTERS } from './latin.ts'

const LONGEST = 80

/** Device names of Windows, a page that the site has itself, and what every JavaScript object has: no card may be called so. */
const RESERVED =
  /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout|clock|index|constructor|prototype|tostring|valueof|hasownproperty)$/

/**
 * A slug for a name.
 * A name in a script that is not read here (Han, Arabic) becomes `card-` and six characters made from the name.
 * @param taken slugs that are in use, folded or not; a number is added where the slug is among them
 * @returns always a valid slug that `taken` does not have
 */
export function slugFor(name: string, taken: { has(slug: string): boolean } = new Set()): string {
  const read = readable(name)
  const plain = isSlug(read) && coversMost(name, read) ? read : `card-${hashOf(name.normalize('NFC'))}`
  const free = RESERVED.test(plain) ? `${plain}-card` : plain
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `-${n}`
    const slug = `${cut(free, LONGEST - suffix.length)}${suffix}`
    if (!taken.has(slug) && !taken.has(foldSlug(slug))) return slug
  }
}

/** Where a card of a slug is kept below the book's folder: `letters` has a folder for the first two characters. */
export function pathFor(slug: string, layout: 'flat' | 'letters'): string {
  return layout === 'flat' ? `${slug}.md` : `${slug.slice(0, 2).replace(/-$/, '')}/${slug}.md`
}

function readable(name: string): string {
  const text = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/ου/g, 'ou')
  let slug = ''
  for (const letter of text) slug += LATIN_LETTERS.get(letter) ?? readLetter(letter)
  return cut(slug.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''), LONGEST)
}

/** A letter with marks is read as the letter without them. */
function readLetter(letter: string): string {
  const bare = letter.normalize('NFKD').replace(/\p{M}+/gu, '')
  return [...bare].map((part) => LATIN_LETTERS.get(part) ?? part).join('')
}

/** `王 (Wang) 小明` has letters that can be read, but `-2` of `王小明-2` names nobody. */
function coversMost(name: string, slug: string): boolean {
  const letters = name.match(/\p{L}/gu)?.length ?? 0
  return letters === 0 || (slug.match(/[a-z]/g)?.length ?? 0) * 3 >= letters
}

function cut(slug: string, most: number): string {
  return slug.slice(0, most).replace(/-+$/, '')
}

/** Six characters of FNV-1a, which tell names apart and stay the same on every machine. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0').slice(-6)
}
