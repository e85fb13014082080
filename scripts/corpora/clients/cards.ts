// What a card says, and what the programs make of it: every value, compared.

import path from 'node:path'
import { type Book, resolve } from '../../../src/book/index.ts'
import { type Contact, textOf, textsOf } from '../../../src/contact/index.ts'
import { runWell } from './programs.ts'

export type ReadCard = Readonly<Record<string, readonly string[]>>

/** Each file as vobject and khard read it, or why they do not. */
export type ReadCards = Readonly<
  Record<
    string,
    { readonly vobject: ReadCard; readonly khard: ReadCard | null; readonly error: string | null }
  >
>

export async function readCards(home: string, folder: string): Promise<ReadCards> {
  const script = path.join(import.meta.dirname, 'cards.py')
  return JSON.parse(await runWell('/usr/bin/python3', [script, folder], home))
}

/** A value that a card has, under the property that a program is to show it in; '' for any. */
export interface Expected {
  readonly property: string
  readonly value: string
}

/** What a contact says that a vCard can say, from its fields and not from our vCard. */
export function expectedOf(
  contact: Contact,
  book: Book,
  bytesOf: (picture: string) => number | undefined,
): Expected[] {
  const found: Expected[] = [{ property: 'FN', value: contact.name }]
  const put = (property: string, key: string) => {
    for (const value of textsOf(contact, key)) found.push({ property, value })
  }
  put('EMAIL', 'email')
  put('TITLE', 'title')
  put('URL', 'url')
  put('NICKNAME', 'aka')
  put('BDAY', 'birthday')
  for (const text of textsOf(contact, 'phone'))
    found.push({ property: 'TEL', value: text.replace(/ ext\. /, ',') })
  for (const text of textsOf(contact, 'tags'))
    found.push({ property: 'CATEGORIES', value: text.replace(/^#/, '') })
  for (const text of textsOf(contact, 'org'))
    found.push({ property: 'ORG', value: resolve(book, text)?.name ?? text })
  for (const text of textsOf(contact, 'address')) {
    const parts = text.split(';').map((part) => part.trim())
    const five = parts.length === 5 ? parts : [parts.join(' '), '', '', '', '']
    found.push({ property: 'ADR', value: five.join('; ') })
  }
  const notes = contact.card.text.slice(...contact.card.notes).trim()
  if (notes !== '') found.push({ property: 'NOTE', value: notes })
  const bytes = bytesOf(textOf(contact, 'photo') ?? '')
  // It may be a logo.
  if (bytes !== undefined) found.push({ property: '', value: `${bytes} bytes` })
  return found
}

/** The values that a program does not show. khard shows no pictures. */
export function lostIn(card: ReadCard, expected: readonly Expected[]): Expected[] {
  const has = new Map(Object.entries(card).map(([name, values]) => [name, values.map(plain)]))
  return expected.filter(({ property, value }) => {
    const wanted = plain(value)
    const values = property === '' ? [...has.values()].flat() : (has.get(property) ?? [])
    // Lists are one text to programs that do not part them.
    return !values.some(
      (one) =>
        one === wanted ||
        isSameDay(property, one, wanted) ||
        (property === 'ADR' && hasWords(one, wanted)) ||
        // A card wants the scheme that an imported line left out.
        (property === 'URL' && `http://${one}` === wanted) ||
        (isList(property) && one.includes(wanted)),
    )
  })
}

/** An address may have more parts than a card parts it into. */
function hasWords(one: string, wanted: string): boolean {
  const words = new Set(one.split(/[;,\s]+/))
  return wanted.split(/[;,\s]+/).every((word) => words.has(word))
}

const isList = (property: string) => property === 'NICKNAME' || property === 'NOTE' || property === 'ORG'

/** 3.0 has no day without a year. */
function isSameDay(property: string, one: string, wanted: string): boolean {
  return property === 'BDAY' && wanted.startsWith('--') && one === `1604${wanted.slice(1)}`
}

/** As compared: single blanks, no control characters, one form of each letter. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029\s]+/g, ' ')
    .trim()
}
