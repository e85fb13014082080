// What an import kept of a vCard under `x-` and the property's name; kept-lines.ts has the whole lines.

import type { Contact } from '../../contact/index.ts'
import { escapeText, type OutProperty } from './property.ts'
import { relationOf, typesOf } from './types-of.ts'

/** Properties by the `x-` key that an import gave their values. RFC 6350; the X- ones are what programs know them as. */
const NAMES: Readonly<Record<string, string>> = {
  'x-role': 'ROLE',
  'x-gender': 'GENDER',
  'x-impp': 'IMPP',
  'x-anniversary': 'ANNIVERSARY',
  'x-deathdate': 'DEATHDATE',
  'x-birthday': 'BDAY',
  'x-tz': 'TZ',
  'x-timezone': 'TZ',
  'x-language': 'LANG',
  'x-member': 'MEMBER',
  'x-kind': 'KIND',
  'x-title': 'TITLE',
  'x-org': 'ORG',
  'x-email': 'EMAIL',
  'x-phone': 'TEL',
  'x-url': 'URL',
  'x-related': 'RELATED',
  'x-tags': 'CATEGORIES',
  'x-aka': 'NICKNAME',
  'x-photo': 'PHOTO',
  'x-geo': 'GEO',
  'x-logo': 'LOGO',
  'x-sound': 'SOUND',
  'x-key': 'KEY',
  'x-source': 'SOURCE',
  'x-prodid': 'PRODID',
  'x-fburl': 'FBURL',
  'x-caladruri': 'CALADRURI',
  'x-caluri': 'CALURI',
  'x-clientpidmap': 'CLIENTPIDMAP',
  'x-xml': 'XML',
  'x-birthplace': 'BIRTHPLACE',
  'x-deathplace': 'DEATHPLACE',
  'x-expertise': 'EXPERTISE',
  'x-hobby': 'HOBBY',
  'x-interest': 'INTEREST',
  'x-org-directory': 'ORG-DIRECTORY',
  'x-contact-uri': 'CONTACT-URI',
  'x-class': 'CLASS',
  'x-sort-string': 'SORT-STRING',
  'x-mailer': 'MAILER',
  'x-name': 'NAME',
  'x-date': 'X-ABDATE',
}

/** Said by a property of the fields, or by nobody outside this book. */
const ELSEWHERE = new Set([
  'x-vcard',
  'x-department',
  'x-address-label',
  'x-rev',
  'x-photo-property',
  'x-family-name',
  'x-given-name',
  'x-middle-name',
  'x-name-prefix',
  'x-name-suffix',
  'x-abadr',
])
const STRUCTURED = new Set(['GENDER'])
/** Values that are addresses: nothing in them is escaped. */
const URIS = new Set([
  'IMPP',
  'URL',
  'MEMBER',
  'PHOTO',
  'LOGO',
  'SOUND',
  'KEY',
  'SOURCE',
  'FBURL',
  'CALADRURI',
  'CALURI',
  'GEO',
  'CONTACT-URI',
  'ORG-DIRECTORY',
  'CLIENTPIDMAP',
])
/** Texts in which parentheses are part of what is said. */
const PLAIN = new Set(['x-role', 'x-title', 'x-org', 'x-source', 'x-prodid', 'x-mailer', 'x-name'])
const LABEL = /^(.*\S)\s+\(([^()]*)\)$/

/** Everything under another `x-` key, as the property that it was, or as one of its own name. */
export function restoredProperties(contact: Contact): OutProperty[] {
  const found: OutProperty[] = []
  for (const [key, values] of contact.values) {
    if (!key.startsWith('x-') || ELSEWHERE.has(key)) continue
    const name = NAMES[key] ?? key.toUpperCase()
    for (const { text } of values) {
      const { value, types, rest } = withoutLabel(key, text)
      // The service of an address for messages has a parameter of its own in most programs.
      const service = name === 'IMPP' && /^[\w.-]+$/.test(rest) ? [['X-SERVICE-TYPE', rest] as const] : []
      found.push({
        name,
        params: [...types.map((type) => ['TYPE', type] as const), ...service],
        value: written(name, value),
        ...(rest === '' || service.length > 0 ? {} : { label: rest }),
      })
    }
  }
  return found
}

function written(name: string, value: string): string {
  // 4.0 has an address where 3.0 has two numbers.
  if (name === 'GEO') return value.replace(/^(-?[\d.]+)[;,]\s*(-?[\d.]+)$/, 'geo:$1,$2')
  if (URIS.has(name)) return value
  // What programs keep under names of their own has parts more often than it has semicolons.
  if (name.startsWith('X-')) return escapeText(value).replaceAll('\\;', ';')
  return STRUCTURED.has(name) ? value.split('; ').map(escapeText).join(';') : escapeText(value)
}

/** The label that an import put behind a value: elsewhere parentheses are part of the text. */
function withoutLabel(key: string, text: string): { value: string; types: string[]; rest: string } {
  const [, value = text, label = ''] = LABEL.exec(text) ?? []
  if (PLAIN.has(key) || label === '') return { value: text, types: [], rest: '' }
  const said = key === 'x-related' ? relationOf(label) : typesOf(label)
  if (Object.hasOwn(NAMES, key) || said.rest === '') return { value, ...said }
  // Under a program's own name a word is a type, as in X-SOCIALPROFILE;TYPE=twitter.
  return /^[a-z0-9-]+(?: [a-z0-9-]+)*$/.test(label)
    ? { value, types: label.split(' '), rest: '' }
    : { value: text, types: [], rest: '' }
}
