// Books of a few cards for tests, on the configuration of the fixtures.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Book, buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { type Contact, parseConfig, readContact } from '../../src/contact/index.ts'
import { checkBook } from '../../src/rules/index.ts'

const folder = join(import.meta.dirname, '../fixtures/book')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

export const CONFIG = parseConfig(read('cardfile.yaml'), 'contacts/cardfile.yaml').config
export const TODAY = '2026-11-23'

export function contactOf(file: string, text: string): Contact {
  return readContact(parseCard(text, file), CONFIG)
}

/** The book of the fixtures with these cards, by path below contacts/. */
export function bookOf(cards: Readonly<Record<string, string>>): Book {
  const all = {
    'analytical-engines.md': read('analytical-engines.md'),
    'charles-babbage.md': read('charles-babbage.md'),
    ...cards,
  }
  return buildBook(
    Object.entries(all).map(([name, text]) => contactOf(`contacts/${name}`, text)),
    CONFIG,
  )
}

/** `line:column rule` of all that is found in the card ada-lovelace.md, or in one of another name. */
export function foundIn(text: string, name = 'ada-lovelace.md'): string[] {
  return checkBook(bookOf({ [name]: text }), { today: TODAY })
    .filter((found) => found.file === `contacts/${name}`)
    .map((found) => `${found.line}:${found.column} ${found.severity} ${found.rule}`)
}

/** A card of these lines of front matter and, behind an empty line, of the log. */
export function card(...lines: string[]): string {
  const gap = lines.indexOf('')
  const front = gap < 0 ? lines : lines.slice(0, gap)
  const log = gap < 0 ? [] : ['', '## Log', '', ...lines.slice(gap + 1)]
  return `${['---', 'name: Ada Lovelace', ...front, '---', ...log].join('\n')}\n`
}
