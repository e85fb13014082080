// N: family, given, middle, prefix, suffix. RFC 6350 section 6.2.2.

import { type Contact, textOf } from '../../contact/index.ts'

const KEYS = ['x-family-name', 'x-given-name', 'x-middle-name', 'x-name-prefix', 'x-name-suffix']

/** As the import kept them; else the last word of the name is the family name, as `partsToKeep` presumes. */
export function nameParts(contact: Contact): string[] {
  const kept = KEYS.map((key) => textOf(contact, key) ?? '')
  if (kept.every((part) => part === '') && contact.kind === 'org') return ['', contact.name, '', '', '']
  if (kept[0] === '' && kept[1] === '' && kept[2] === '') {
    const words = contact.name.split(/\s+/)
    kept[0] = words.length > 1 ? (words.at(-1) ?? '') : ''
    kept[1] = words.length > 1 ? words.slice(0, -1).join(' ') : contact.name
  }
  return kept
}
