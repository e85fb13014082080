// vCard 3.0 (RFC 2426), as telephones take it: with N, FN and UID, CRLF, lines folded at 75 octets.
// Newer telephones read 4.0, but all read 3.0; without N a card does not reach some of them at all.

import { type Contact, telHref, textOf, textsOf, uidOf } from '../contact/index.ts'
import { isDate } from '../text/index.ts'

/**
 * A contact as a vCard.
 * @param orgName the name of the organisation, where the contact has one: links are the book's business
 * @param essentials true for a code to scan: name, organisation, title, the usual number and address: the less, the sooner it is read
 */
export function writeVcard(contact: Contact, orgName: string | undefined, essentials = false): string {
  const { name, kind } = contact
  const isOrg = kind === 'org'
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${isOrg ? `;${escaped(name)};;;` : nameParts(contact)}`,
    `FN:${escaped(name)}`,
  ]
  const organisation = isOrg ? name : orgName
  if (organisation !== undefined) lines.push(`ORG:${escaped(organisation)}`)
  if (isOrg) lines.push('X-ABSHOWAS:COMPANY')
  const one = (property: string, key: string) => {
    const text = textOf(contact, key)
    if (text !== undefined) lines.push(`${property}:${escaped(text)}`)
  }
  const each = (property: string, key: string, write: (text: string) => string = escaped) => {
    const values = contact.values.get(key) ?? []
    for (const { text, label } of essentials ? values.slice(0, 1) : values)
      lines.push(`${property}${typeParameter(property, label)}:${write(text)}`)
  }
  one('TITLE', 'title')
  each('TEL', 'phone', (text) => telHref(text)?.slice(4).replace(/;ext=/, ',') ?? escaped(text))
  each('EMAIL', 'email')
  if (essentials) return end(lines)
  each('URL', 'url', oneLine)
  each('ADR', 'address', address)
  const nicknames = textsOf(contact, 'aka').map(escaped)
  if (nicknames.length > 0) lines.push(`NICKNAME:${nicknames.join(',')}`)
  const birthday = textOf(contact, 'birthday')
  // 3.0 has no day without a year; 1604 is what address books that know such days write.
  if (birthday !== undefined && isDate(birthday)) lines.push(`BDAY:${birthday}`)
  else if (birthday !== undefined && /^--\d{2}-\d{2}$/.test(birthday))
    lines.push(`BDAY;X-APPLE-OMIT-YEAR=1604:1604${birthday.slice(1)}`)
  const tags = textsOf(contact, 'tags').map((tag) => escaped(tag.replace(/^#/, '')))
  if (tags.length > 0) lines.push(`CATEGORIES:${tags.join(',')}`)
  lines.push(`UID:${escaped(uidOf(contact))}`)
  return end(lines)
}

function end(lines: readonly string[]): string {
  return [...lines, 'END:VCARD', ''].map(folded).join('\r\n')
}

/** Family; given; middle; prefix; suffix: as the import kept them, else the last word is the family name. */
function nameParts(contact: Contact): string {
  const kept = ['x-family-name', 'x-given-name', 'x-middle-name', 'x-name-prefix', 'x-name-suffix'].map(
    (key) => textOf(contact, key) ?? '',
  )
  if (kept[0] === '' && kept[1] === '') {
    const words = contact.name.split(/\s+/)
    kept[0] = words.length > 1 ? (words.at(-1) ?? '') : ''
    kept[1] = words.length > 1 ? words.slice(0, -1).join(' ') : contact.name
  }
  return kept.map(escaped).join(';')
}

const TYPES: Readonly<Record<string, string>> = {
  work: 'WORK',
  office: 'WORK',
  home: 'HOME',
  private: 'HOME',
  mobile: 'CELL',
  cell: 'CELL',
  fax: 'FAX',
  pager: 'PAGER',
}

/** `;TYPE=WORK` for the labels that vCard knows: a telephone makes nothing of others. */
function typeParameter(property: string, label: string | undefined): string {
  const types = (label ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .flatMap((word) => (Object.hasOwn(TYPES, word) ? [TYPES[word]] : []))
    .filter((type) => property === 'TEL' || type === 'WORK' || type === 'HOME')
  if (property === 'EMAIL') types.unshift('INTERNET')
  return types.length === 0 ? '' : `;TYPE=${[...new Set(types)].join(',')}`
}

/** `street; locality; region; postcode; country` to ADR's seven parts; any other text is the street. */
function address(text: string): string {
  const parts = text.split(';').map((part) => escaped(part.trim()))
  const five = parts.length === 5 ? parts : [parts.join('\\, '), '', '', '', '']
  return ['', '', ...five].join(';')
}

function escaped(text: string): string {
  return oneLine(text).replace(/[\\;,]/g, (char) => `\\${char}`)
}

/** No control character can begin a line of its own. */
function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
}

/** Cuts a line at 75 octets, between characters; what follows begins with a blank. */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const char of line) {
    const size = (char.codePointAt(0) ?? 0) < 0x80 ? 1 : new TextEncoder().encode(char).length
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += char
    octets += size
  }
  return out
}
