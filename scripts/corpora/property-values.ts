// A property of a vCard in one form, whichever way it is written: for comparing.

import type { Property } from '../../src/formats/index.ts'

export interface SaidBy {
  readonly name: string
  /** Its own, and those that say the same in 4.0. */
  readonly names: ReadonlySet<string>
  readonly value: string
  /** Of a list. */
  readonly items: readonly string[]
  /** Parameters and types, `LANGUAGE=en`, `type work`. */
  readonly extras: ReadonlySet<string>
  readonly says: (value: string) => boolean
  readonly hasLabel: (label: string) => boolean
}

/** What programs of 3.0 call what 4.0 has a property for. */
const IN_4: readonly [test: RegExp, name: string][] = [
  [/^X-NICKNAME$/, 'NICKNAME'],
  [/^CATEGORY$/, 'CATEGORIES'],
  [/^X-(?:MS-|EVOLUTION-|KADDRESSBOOK-X-)?ANNIVERSARY$/, 'ANNIVERSARY'],
  [/^X-(?:MS-|EVOLUTION-|KADDRESSBOOK-X-)?(?:SPOUSE|MANAGER|ASSISTANT)(?:SNAME)?$/, 'RELATED'],
  [/^(?:X-ABRELATEDNAMES|AGENT)$/, 'RELATED'],
  [/^X-ADDRESSBOOKSERVER-(KIND|MEMBER)$/, '$1'],
  [/^X-GENDER$/, 'GENDER'],
]
/** RFC 6350 section 5; TYPE and PREF are compared by what they mean, VALUE says how the value is written. */
const PARAMETERS = new Set(['LANGUAGE', 'ALTID', 'PID', 'CALSCALE', 'SORT-AS', 'GEO', 'TZ', 'MEDIATYPE'])
/** Of every address and number, of a picture's form, or of vCard 2.1 only. */
const NO_TYPE = /^(?:internet|pref|voice|postal|parcel|text|uri|url|jpe?g|png|gif|webp|x509|pgp|.*\/.*|)$/

export function saidBy(property: Property, card: readonly Property[]): SaidBy {
  const value = textOf(property)
  const types = property.params
    .flatMap(([name, text]) => (name === 'TYPE' ? text.toLowerCase().split(',') : []))
    .map((type) => type.trim())
  const label = labelOf(property, card)
  const isBinary = property.bytes !== undefined || /^\d+ bytes$/.test(value)
  const parameters = property.params.filter(
    ([name, text]) => PARAMETERS.has(name) && text !== '' && !(isBinary && name === 'MEDIATYPE'),
  )
  const printed = property.params.flatMap(([name, text]) =>
    name === 'LABEL' ? [`label ${words(text)}`] : [],
  )
  const own = in4(property.name)
  const items = listOf(own, property.value)
  return {
    name: own,
    names: new Set([property.name, own]),
    value,
    items,
    extras: new Set([
      ...types
        .filter((type) => !NO_TYPE.test(type) && (!isBinary || /^(?:work|home)$/.test(type)))
        .map((type) => `type ${type}`),
      ...parameters.map(([name, text]) => `${name}=${text}`),
      ...printed,
    ]),
    says: (wanted) =>
      value === wanted ||
      (items.length > 0 && listOf(own, wanted).every((item) => items.includes(item))) ||
      // Several notes are one text in a card; an address without its scheme gets one.
      (own === 'NOTE' && value.includes(wanted)) ||
      (own === 'URL' && value === `http://${wanted}`),
    hasLabel: (wanted) =>
      label === wanted ||
      wanted.split(/[\s,]+/).every((word) => types.includes(word === 'mobile' ? 'cell' : word)),
  }
}

function in4(name: string): string {
  const [test, to] = IN_4.find(([test]) => test.test(name)) ?? []
  // Letters that no name of a property has; they are written as a hyphen.
  return test === undefined || to === undefined ? name.replace(/[^A-Z0-9-]+/g, '-') : name.replace(test, to)
}

/** The label of its group; Apple's own without their wrapping. */
export function labelOf({ group }: Property, card: readonly Property[]): string {
  if (group === '') return ''
  const text = card.find((other) => other.name === 'X-ABLABEL' && other.group === group)?.value ?? ''
  const [, builtIn] = /^_\$!<(.*)>!\$_$/.exec(text.trim()) ?? []
  return plain(builtIn?.replace(/([a-z])([A-Z])/g, '$1 $2') ?? text).toLowerCase()
}

/** 1 for the most preferred, 101 for what nothing is said of. */
export function preferenceOf({ params }: Property): number {
  if (params.some(([name, text]) => name === 'TYPE' && /\bpref\b/i.test(text))) return 1
  return Number(params.find(([name]) => name === 'PREF')?.[1] ?? 101)
}

/** Unescaped, with single blanks; structures by their parts; numbers by their figures; data by its length. */
export function textOf({ name, value, bytes, params }: Property): string {
  if (bytes !== undefined) return `${bytes.length} bytes`
  const data = /^data:[^,]*;?base64,([A-Za-z0-9+/=\s]*)$/.exec(value.replaceAll('\\', ''))
  const isBare = /^(?:PHOTO|LOGO|SOUND|KEY)$/.test(name) && /^[A-Za-z0-9+/\s]{60,}={0,2}$/.test(value)
  if (isBare) return `${Buffer.from(value, 'base64').length} bytes`
  if (data) return `${Buffer.from(data[1] ?? '', 'base64').length} bytes`
  switch (in4(name)) {
    case 'N':
    case 'ADR':
    case 'ORG':
    case 'GENDER':
    case 'CLIENTPIDMAP':
      return cut(value, ';')
        .map((part) => cut(part, ',').map(plain).filter(Boolean).join(','))
        .join(';')
        .replace(/;+$/, '')
    case 'TEL':
      return numberIn(plain(value))
    case 'KIND':
      return plain(value).toLowerCase()
    case 'GEO':
      return plain(value).replace(/^geo:/i, '').replace(';', ',')
    case 'BDAY':
    case 'ANNIVERSARY':
    case 'DEATHDATE': {
      const omitted = params.find(([key]) => key === 'X-APPLE-OMIT-YEAR')?.[1] ?? 'none'
      const text = /^[A-Z][a-z]+ \d/.test(value) ? isoOf(value) : plain(value)
      return text
        .replace(new RegExp(`^${omitted}-?`), '--')
        .replace(/T[0:.Z]*$/, '')
        .replace(/(?<=\d)[-/](?=\d)/g, '')
    }
    default:
      return plain(value)
  }
}

/** `June 12, 1999` is no date of any vCard; it comes back as one. */
function isoOf(text: string): string {
  const date = new Date(`${text} UTC`)
  return Number.isNaN(date.getTime()) ? text : date.toISOString().slice(0, 10)
}

function numberIn(text: string): string {
  const [, number = text, extension = ''] = /^(.*?)(?:;ext=|,| ext\. ?)(\d+)$/i.exec(text) ?? []
  return /[a-z]/i.test(number) ? text : number.replace(/[^\d+*#]/g, '') + extension
}

function listOf(name: string, value: string): string[] {
  if (name !== 'NICKNAME' && name !== 'CATEGORIES') return []
  return cut(value, ',')
    .map((one) => plain(one).replace(/^#+/, ''))
    .filter(Boolean)
}

function cut(value: string, separator: string): string[] {
  return (
    value
      .match(new RegExp(`(?:\\\\.|[^${separator}\\\\]|\\\\$)*(?:${separator}|$)`, 'gs'))
      ?.map((part) => part.replace(new RegExp(`(?<!\\\\)${separator}$`), ''))
      .slice(0, value.endsWith(separator) ? undefined : -1) ?? []
  )
}

function plain(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/\\(?=\n)/g, '')
    .replace(/\\([nN,;:\\"])/g, (_all, char: string) => (/n/i.test(char) ? '\n' : char))
    .normalize('NFC')
    .replace(/[\u0080-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^(?:mailto|tel):/i, '')
    .trim()
}

function words(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}
