// Whole lines of a vCard that an import kept under `x-vcard`, since they say more than the fields: which of them still hold, and
// which property of the fields each of them stands for.

import { type Contact, textsOf } from '../../contact/index.ts'
import { toByteString } from '../decode.ts'
import { unfold } from '../vcard/lines.ts'
import { type Property, paramOf, readProperty } from '../vcard/property.ts'
import { splitValue, unescapeText } from '../vcard/value.ts'
import type { OutProperty } from './property.ts'

export interface KeptLine extends OutProperty {
  /** True where the property says nothing that the line does not say. */
  readonly says: (own: OutProperty) => boolean
}

/** Fields' properties: who changed or took away the value in the card does not want the old one back from its line. */
const OF_FIELDS = new Set(['N', 'FN', 'ORG', 'TITLE', 'EMAIL', 'TEL', 'ADR', 'URL', 'BDAY', 'NICKNAME'])
/** A second name or a firm's other name is a nickname in a card. */
const NAMING = new Set(['N', 'FN', 'ORG', 'NICKNAME'])
/** How a value is written, or what its place in the list says. */
const FORM = new Set(['TYPE', 'PREF', 'VALUE', 'LABEL'])
/** A card has less of these than the line: parts that one text cannot tell, items of their own. */
const STRUCTURES = new Set([
  'N',
  'ADR',
  'ORG',
  'GENDER',
  'NICKNAME',
  'CATEGORIES',
  'ANNIVERSARY',
  'DEATHDATE',
])
const SCHEMES = new Set(['http', 'https', 'tel', 'mailto', 'ext', 'geo'])

/** @param own what the fields say; what is no line of a vCard is left out */
export function keptLines(contact: Contact, own: readonly OutProperty[]): KeptLine[] {
  const lines = textsOf(contact, 'x-vcard').flatMap((text) => readLine(text) ?? [])
  const labels = new Map(
    lines.flatMap(({ name, group, value }) => (name === 'X-ABLABEL' ? [[group, value] as const] : [])),
  )
  const held = lines.filter((line) => !OF_FIELDS.has(line.name) || own.some((one) => isFrom(one, line)))
  const groups = new Set(held.flatMap(({ name, group }) => (name === 'X-ABLABEL' ? [] : [group])))
  return held
    .filter(({ name, group }) => name !== 'X-ABLABEL' || groups.has(group))
    .map(({ group, ...line }) => ({
      ...line,
      ...(group === '' ? {} : { group }),
      says: (one) => isSaid(one, line, labels.get(group) ?? ''),
    }))
}

type Line = Pick<Property, 'name' | 'group' | 'params' | 'value'>

function readLine(text: string): Line | undefined {
  const [line] = unfold(toByteString(new TextEncoder().encode(text))).lines
  if (line === undefined || !/^[\w./-]+(?:;|$)/.test(line.head)) return undefined
  const { name, group, params, value, bytes } = readProperty(line, () => ({ text: '', encoding: '' }))
  return { name, group, params, value: bytes ? line.value : value }
}

/** Whether the fields still have what the line was kept for: a name, all of a number, all of an address. */
function isFrom(own: OutProperty, line: Line): boolean {
  if (NAMING.has(line.name) && NAMING.has(own.name))
    return itemsOf(own.value).some((item) => isIn(item, line))
  if (own.name !== line.name) return false
  // A day without its year is left out where the card has one with it.
  return isAllIn(own, line) || (own.name === 'BDAY' && figuresOf(own).endsWith(figuresOf(line)))
}

function isSaid(own: OutProperty, line: Omit<Line, 'group'>, label: string): boolean {
  // An address as it was printed has a property of its own in 3.0.
  if (own.name === 'LABEL') return line.name === 'ADR' && isIn(own.value, line)
  const types = line.params.flatMap(([name, value]) =>
    name === 'TYPE' ? value.toLowerCase().split(',') : [],
  )
  const isTyped = own.params.every(([name, value]) =>
    name === 'TYPE'
      ? types.includes(value.toLowerCase())
      : FORM.has(name) || paramOf(line.params, name) === value,
  )
  // What is no type to us is one in the line: `TYPE=wechat`.
  const said = [
    ...types,
    ...unescapeText(label)
      .toLowerCase()
      .split(/[\s,]+/),
  ]
  const isNamed = (own.label ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word) => word === '' || said.includes(word))
  return own.name === line.name && isTyped && isNamed && isAllIn(own, line)
}

function isAllIn(own: OutProperty, line: Omit<Line, 'group'>): boolean {
  const [mine, other] = [figuresOf(own), figuresOf(line)]
  if (own.name === 'TEL' && mine !== '') return mine === other
  if (own.name === 'BDAY' && mine !== '') return other.startsWith(mine)
  const isWhole = STRUCTURES.has(own.name) || wordsOf(own.value).size === wordsOf(line.value).size
  return isWhole && isIn(own.value, line)
}

function figuresOf({ value }: { readonly value: string }): string {
  return value.replace(/\D/g, '')
}

function isIn(text: string, line: Omit<Line, 'group'>): boolean {
  const has = wordsOf(`${line.value} ${paramOf(line.params, 'LABEL') ?? ''}`)
  return [...wordsOf(text)].every((word) => has.has(word))
}

function itemsOf(value: string): string[] {
  return splitValue(value, ';')
    .flatMap((part) => splitValue(part, ','))
    .filter((item) => item.trim() !== '')
}

function wordsOf(value: string): Set<string> {
  const words = unescapeText(value)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  return new Set(words?.filter((word) => !SCHEMES.has(word)))
}
