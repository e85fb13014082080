// What a property says, apart from how it is written: for telling whether two properties say the same. RFC 6350 sections 5 and 6.

import { readDate } from '../birthday.ts'
import { splitValue, unescapeText } from './value.ts'

export interface Said {
  readonly name: string
  /** The parts of its value; a list has one for each item, in any order. */
  readonly parts: readonly string[]
  /** Types that mean something, in lower case. */
  readonly types: ReadonlySet<string>
  /** `NAME=value`. */
  readonly params: ReadonlySet<string>
  /** In lower case; '' for none. */
  readonly label: string
}

interface Written {
  readonly name: string
  readonly params: readonly (readonly [name: string, value: string])[]
  readonly value: string
  readonly label: string
}

/** Names by which programs of 3.0 know what 4.0 has a property for, with the type that the name says. */
const ALIASES: Readonly<Record<string, readonly [name: string, type?: string]>> = {
  'X-NICKNAME': ['NICKNAME'],
  CATEGORY: ['CATEGORIES'],
  'X-ANNIVERSARY': ['ANNIVERSARY'],
  'X-EVOLUTION-ANNIVERSARY': ['ANNIVERSARY'],
  'X-KADDRESSBOOK-X-ANNIVERSARY': ['ANNIVERSARY'],
  'X-MS-ANNIVERSARY': ['ANNIVERSARY'],
  'X-GENDER': ['GENDER'],
  'X-ADDRESSBOOKSERVER-KIND': ['KIND'],
  'X-ADDRESSBOOKSERVER-MEMBER': ['MEMBER'],
  'X-ABRELATEDNAMES': ['RELATED'],
  AGENT: ['RELATED', 'agent'],
}
for (const who of ['SPOUSE', 'MANAGER', 'ASSISTANT'])
  for (const prefix of ['X-', 'X-MS-', 'X-EVOLUTION-'])
    Object.assign(ALIASES, { [`${prefix}${who}`]: ['RELATED', who.toLowerCase()] })

/** How a value is written, or what the order says. A picture's type is in its bytes. */
const FORM = new Set(['TYPE', 'PREF', 'CHARSET', 'ENCODING', 'VALUE', 'X-APPLE-OMIT-YEAR', 'X-ABLABEL'])
const STRUCTURES = new Set(['N', 'ADR', 'ORG', 'GENDER', 'CLIENTPIDMAP'])
const LISTS = new Set(['NICKNAME', 'CATEGORIES'])
const DATES = new Set(['BDAY', 'ANNIVERSARY', 'DEATHDATE'])
/** Types that are said by the property itself, or by the order. `voice` is what a number is without another type. */
const SILENT = new Set(['internet', 'pref', 'postal', 'parcel', 'uri', ''])
const NO_VOICE = new Set(['fax', 'pager', 'text', 'video', 'textphone', 'modem', 'bbs', 'msg', 'pcs'])
const LABELS: Readonly<Record<string, string>> = { mobile: 'cell' }

export function saidOf({ name, params, value, label }: Written): Said {
  const [own = name, type] = ALIASES[name] ?? []
  const omitted = params.find(([key]) => key === 'X-APPLE-OMIT-YEAR')?.[1]
  const all = params.flatMap(([key, text]) => (key === 'TYPE' ? text.toLowerCase().split(',') : []))
  const types = new Set([...all.map((one) => one.trim()), ...(type === undefined ? [] : [type])])
  for (const one of types)
    if (SILENT.has(one) || (one === 'voice' && ![...types].some((other) => NO_VOICE.has(other))))
      types.delete(one)
  if (name !== 'TEL') types.delete('text')
  return {
    name: own,
    parts: partsOf(own, omitted === undefined ? value : value.replace(`${omitted}-`, '--')),
    types,
    params: new Set(
      params
        .filter(([key, text]) => !FORM.has(key) && text !== '')
        .map(([key, text]) => `${key}=${paramText(key, text)}`),
    ),
    label: label.toLowerCase(),
  }
}

/** Whether one says all that the other does. A label may have become types: `Work` and `TYPE=work`. */
export function isSaidBy(wanted: Said, one: Said): boolean {
  if (wanted.name !== one.name) return false
  const isSame = LISTS.has(one.name)
    ? wanted.parts.every((part) => one.parts.includes(part))
    : wanted.parts.join(';;') === one.parts.join(';;')
  const words = wanted.label === '' ? [] : wanted.label.split(/[\s,]+/)
  const isLabelled = wanted.label === one.label || words.every((word) => one.types.has(LABELS[word] ?? word))
  return (
    isSame &&
    isLabelled &&
    [...wanted.types].every((type) => one.types.has(type)) &&
    [...wanted.params].every((param) => one.params.has(param))
  )
}

function partsOf(name: string, value: string): string[] {
  if (STRUCTURES.has(name)) {
    const parts = splitValue(value, ';').map((part) =>
      splitValue(part, ',')
        .map((item) => plain(unescapeText(item)))
        .filter((item) => item !== '')
        .join('\u0000'),
    )
    while (parts.at(-1) === '') parts.pop()
    return parts
  }
  if (LISTS.has(name)) return splitValue(value, ',').flatMap((item) => plain(unescapeText(item)) || [])
  if (name.startsWith('X-')) return splitValue(value, ';').map((part) => plain(unescapeText(part)))
  const text = plain(unescapeText(value)).replace(/^(?:mailto|geo):/i, '')
  if (name === 'TEL') return [numberOf(text)]
  if (DATES.has(name)) return [dateOf(text)]
  if (name === 'URL') return [urlOf(text)]
  return [name === 'GEO' ? text.replace(';', ',') : text]
}

/** A telephone number by its figures; where it has letters, as it is. */
function numberOf(text: string): string {
  const [, number = text, extension = ''] =
    /^(.*?)(?:;ext=|,| ext\. ?)(\d+)$/i.exec(text.replace(/^tel:/i, '')) ?? []
  const bare = number.replace(/^tel:/i, '')
  return `${/^[\d\s()./+*#-]+$/.test(bare) ? bare.replace(/[^\d+*#]/g, '') : bare} ${extension}`.trim()
}

/** An address without a scheme is one of the web; one that would run a program is none. */
function urlOf(text: string): string {
  if (/^(?:not a link: ?)?(?:javascript|vbscript|livescript):/i.test(text)) return 'a script'
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`
}

function dateOf(text: string): string {
  const read = readDate(text)
  return read?.exact ? read.date : text
}

/** Blanks, and marks that nobody sees, say nothing. */
function plain(text: string): string {
  // Most are of this sort, and there are many.
  if (/^[\u0021-\u007e]+(?: [\u0021-\u007e]+)*$/.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim()
}

function paramText(key: string, text: string): string {
  if (key === 'LABEL') return wordsOf(text)
  return key === 'X-SERVICE-TYPE' ? text.toLowerCase() : plain(text)
}

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}
