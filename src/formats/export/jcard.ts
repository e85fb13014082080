// Properties as jCard, RFC 7095: a vCard as JSON.

import { listed, splitValue, unescapeText } from '../vcard/value.ts'
import type { OutProperty } from './property.ts'
import { base64 } from './vcard-text.ts'

/** `["vcard", [[name, parameters, type, ...values]]]` */
export type Jcard = readonly [
  'vcard',
  readonly (readonly [string, Record<string, string | string[]>, string, ...unknown[]])[],
]

const STRUCTURED = new Set(['N', 'ADR', 'ORG', 'GENDER', 'CLIENTPIDMAP'])
const LISTS = new Set(['NICKNAME', 'CATEGORIES'])
const TYPES: Readonly<Record<string, string>> = {
  URL: 'uri',
  PHOTO: 'uri',
  LOGO: 'uri',
  SOUND: 'uri',
  KEY: 'uri',
  IMPP: 'uri',
  MEMBER: 'uri',
  SOURCE: 'uri',
  FBURL: 'uri',
  CALURI: 'uri',
  CALADRURI: 'uri',
  GEO: 'uri',
  LANG: 'language-tag',
  REV: 'timestamp',
}

/** One card. A label that is no type is a parameter `x-label`. */
export function jcard(properties: readonly OutProperty[]): Jcard {
  const rows = properties.map(({ name, params, value, label, form, group, picture }) => {
    const map: Record<string, string | string[]> = {}
    for (const [key, text] of params) {
      if (key === 'VALUE') continue
      const lower = key.toLowerCase()
      const before = map[lower]
      map[lower] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text]
    }
    if (label !== undefined) map['x-label'] = label
    if (form !== undefined) map['x-form'] = form
    if (group !== undefined) map['group'] = group
    if (picture !== undefined)
      return [
        name.toLowerCase(),
        map,
        'uri',
        `data:image/${picture.type};base64,${base64(picture.bytes)}`,
      ] as const
    const stated = params.find(([key]) => key === 'VALUE')?.[1].toLowerCase()
    return [name.toLowerCase(), map, stated ?? typeOf(name, value), ...valuesOf(name, value)] as const
  })
  return ['vcard', [['version', {}, 'text', '4.0'], ...rows]]
}

function valuesOf(name: string, value: string): unknown[] {
  if (STRUCTURED.has(name)) {
    const parts = splitValue(value, ';').map((part) => {
      const items = splitValue(part, ',').map((item) => unescapeText(item))
      return items.length === 1 ? (items[0] ?? '') : items
    })
    return [parts.length === 1 ? parts[0] : parts]
  }
  if (LISTS.has(name)) return listed(value)
  // What nobody knows stays as it is written: RFC 7095 section 5.1.
  return [TYPES[name] === 'uri' || typeOf(name, value) === 'unknown' ? value : unescapeText(value)]
}

function typeOf(name: string, value: string): string {
  if (name === 'BDAY' || name === 'ANNIVERSARY' || name === 'DEATHDATE')
    return /^(?:\d{4}|--\d\d)-\d\d(?:-\d\d)?$/.test(value) ? 'date-and-or-time' : 'text'
  return TYPES[name] ?? (name.startsWith('X-') ? 'unknown' : 'text')
}
