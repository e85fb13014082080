// A plan from vCards or records and a few cards, and the cards that it makes.

import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { type Config, DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { type ImportPlan, type ImportRecord, planImport, readFile } from '../../src/formats/index.ts'
import { bytesOf } from './brief.ts'

export type Cards = Record<string, string>

const bookOf = (cards: Cards, config: Config = DEFAULT_CONFIG) =>
  buildBook(
    Object.entries(cards).map(([file, text]) => readContact(parseCard(text, `contacts/${file}`), config)),
    config,
  )
export const records = (text: string) => readFile(bytesOf(text), 'a.vcf').records
export const plan = (
  from: readonly ImportRecord[],
  cards: Cards = {},
  config: Config = DEFAULT_CONFIG,
): ImportPlan => planImport(from, bookOf(cards, config), { today: '2026-11-23', folder: 'contacts' })
export const after = (made: ImportPlan, cards: Cards = {}): Cards => ({
  ...cards,
  ...Object.fromEntries(
    made.files.flatMap((file) => (file.text === undefined ? [] : [[file.path, file.text]])),
  ),
})
