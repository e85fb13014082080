// What an import kept of a vCard beside the fields: whole lines under `x-vcard`, and values under `x-` and the property's name.

import { type Contact, textsOf } from '../../contact/index.ts'
import { unfold } from '../vcard/lines.ts'
import { readProperty } from '../vcard/property.ts'
import { unescapeText } from '../vcard/value.ts'
import { escapeText, type OutProperty } from './property.ts'
import { typesOf } from './types-of.ts'

/** A line kept whole, which says what a field's value was made of, and more. */
export interface KeptLine extends OutProperty {
  /** True where the value says nothing that the line does not say. */
  readonly saysSame: (value: string) => boolean
}

/** The lines under `x-vcard`; what is no line of a vCard is left to `restoredProperties`. */
export function keptProperties(contact: Contact): KeptLine[] {
  return textsOf(contact, 'x-vcard').flatMap((text) => {
    const [line] = unfold(text).lines
    if (line === undefined) return []
    const { name, params, value } = readProperty(line, () => ({ text: '', encoding: '' }))
    // A card is text: its letters are themselves, not bytes of an encoding.
    const exact = /[^\u0000-\u007f]/.test(text) ? text.slice(text.indexOf(line.value)) : value
    const has = wordsOf(exact)
    return [
      {
        name,
        params,
        value: exact,
        saysSame: (own: string) => [...wordsOf(own)].every((word) => has.has(word)),
      },
    ]
  })
}

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
      found.push({
        name,
        params: types.map((type) => ['TYPE', type] as const),
        value: URIS.has(name)
          ? value
          : STRUCTURED.has(name)
            ? value.split('; ').map(escapeText).join(';')
            : escapeText(value),
        ...(rest === '' ? {} : { label: rest }),
      })
    }
  }
  return found
}

/** The label that an import put behind a value: elsewhere parentheses are part of the text. */
function withoutLabel(key: string, text: string): { value: string; types: string[]; rest: string } {
  const [, value = text, label] = LABEL.exec(text) ?? []
  const said = typesOf(label)
  const isLabel = said.rest === '' || (Object.hasOwn(NAMES, key) && !PLAIN.has(key))
  return isLabel ? { value, ...said } : { value: text, types: [], rest: '' }
}

function wordsOf(value: string): Set<string> {
  return new Set(
    unescapeText(value)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  )
}
