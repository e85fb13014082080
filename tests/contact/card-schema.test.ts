// The schema of cards refuses nothing about which `validate` is silent, and finds the slips that people make.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { fixtureNames, readFixture } from '../../scripts/rule-fixture.ts'
import { buildBook } from '../../src/book/index.ts'
import { decodeCard, parseCard } from '../../src/card/index.ts'
import { type Config, cardSchema, parseConfig, readContact } from '../../src/contact/index.ts'
import { readBook } from '../../src/disk/index.ts'
import { checkCard } from '../../src/rules/index.ts'
import { type Check, compiled } from './compiled.ts'

const root = join(import.meta.dirname, '../..')
const TODAY = '2026-11-23'
const settings = (text: string): Config => parseConfig(text, 'contacts/cardfile.yaml').config
const OFFICE = settings(readFileSync(join(root, 'contacts/cardfile.yaml'), 'utf8'))

const checks = new WeakMap<Config, Check>()
function ofConfig(config: Config): Check {
  const check = checks.get(config) ?? compiled(cardSchema(config))
  checks.set(config, check)
  return check
}

/** What the schema says of a card, where `validate` says nothing of its front matter; undefined where it does. */
function refusedThough(text: string, file: string, config: Config): string[] | undefined {
  const card = parseCard(text, file)
  const source = card.frontMatter && text.slice(...card.frontMatter)
  if (source === undefined) return undefined
  const last = text.slice(0, card.frontMatter?.[1]).split('\n').length
  const contact = readContact(card, config)
  const found = checkCard(contact, buildBook([contact], config), { today: TODAY })
  const told = found.filter(({ line, severity, rule }) => {
    // What asks for other cards is none of a schema's business.
    return line <= last && severity !== 'info' && !rule.startsWith('link-') && !rule.startsWith('follow-up')
  })
  return told.length > 0 ? undefined : ofConfig(config)(parse(source))
}

const faultsIn = (cards: readonly (readonly [name: string, text: string, config: Config])[]) => {
  const seen = cards.map(([name, text, config]) => ({ name, said: refusedThough(text, name, config) }))
  return {
    silent: seen.filter(({ said }) => said !== undefined).length,
    refused: seen.filter(({ said }) => said !== undefined && said.length > 0),
  }
}

test('the sample book', () => {
  const book = readBook(join(root, 'contacts'))
  const { silent, refused } = faultsIn(book.contacts.map(({ file, card }) => [file, card.text, book.config]))
  expect(refused).toEqual([])
  expect(silent).toBeGreaterThan(90)
})

test('every fixture of the rules, and of merges', () => {
  const config = settings(readFileSync(join(root, 'tests/fixtures/book/cardfile.yaml'), 'utf8'))
  const cards: [string, string, Config][] = []
  for (const name of fixtureNames())
    for (const [file, bytes] of readFixture(name).files) {
      const decoded = decodeCard(bytes, file)
      if (file.endsWith('.md') && 'text' in decoded) cards.push([`${name}/${file}`, decoded.text, config])
    }
  const merges = join(root, 'tests/merge/fixtures')
  for (const name of readdirSync(merges, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.md')) cards.push([name, readFileSync(join(merges, name), 'utf8'), config])
  const { silent, refused } = faultsIn(cards)
  expect(refused).toEqual([])
  expect(silent).toBeGreaterThan(20)
})

const wild = join(root, '../shared/corpora/frontmatter')
test.skipIf(!existsSync(wild))('front matter of the corpus, under a book without settings', () => {
  const bare = settings('')
  const cards = readdirSync(wild, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name): [string, string, Config][] => {
      const decoded = decodeCard(readFileSync(join(wild, name)), name)
      return 'text' in decoded ? [[name, decoded.text, bare]] : []
    })
  expect(faultsIn(cards).refused).toEqual([])
})

/** Words that YAML reads as something else. */
const ODD = settings(`
team: { "007": Bond, on: Olga, "1e3": Ed }
stages: { contact: [2026, yes, null, "0x10"], deal: ["true", won] }
colors: { "12": gold }
fields:
  size: { type: choice, options: [1, 2.50, ~, no, .5] }
  code: { type: text, pattern: "[0-9]{3}" }
  both: { type: list of choice, options: [a, "1"] }
  count: { type: list of number }
  flag: { type: yes-no }
  site: { type: list of url }
`)

const WORDS = `
  Ada | sam | ana | person | org | deal | lead | customer | qualify | won | vip | A | yes | no | true
  null | ~ | 0123 | 007 | 1e3 | 0x10 | 2026 | .5 | 2.50 | 1 | 12 | 123 | +44 | -1 | 1. | 2026-12-01
  2024-02-29 | 2023-02-29 | 1899-01-01 | 2200-12-31 | --02-29 | --12-10 | 2026-13-01 | ada@a.example
  ö@ü.example (work) | +44 20 7946 0958 (work) | 020.7946.0958 | (0)20 7946 | 12345 | 555 0100 ext. 12
  555-0100x12 | 555 0100 #9 | HTTP://a.example | https://a.example/é?q=1 (shop) | charles-babbage
  charles-babbage (assistant) | a1 | Charles Babbage | analytical-engines (2019-2024) | 12000 EUR
  1'000.50 CHF | 12EUR | 1,000 GBP | 12.000 EUR | 2 weeks | every month | Every 90 DAYS | en | pt-BR
  de-CH-1996 | Europe/London | utc | Etc/GMT+1 | _media/ada.jpg | a b.WEBP | L-1234 | uk | R&D | a.b
  O'Neil | größe 2 | 日本 | due: 2026-01-01 | email/work: x | Street 1; London; ; ; UK
`
  .split(/ \| |\n/)
  .map((word) => word.trim())
  .filter(Boolean)
const value = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS), fc.string({ maxLength: 12 }))
const written = fc
  .tuple(value, fc.constantFrom('plain', 'plain', 'double', 'single'))
  .map(([text, style]) => {
    const line = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, '')
    return style === 'double'
      ? JSON.stringify(line)
      : style === 'single'
        ? `'${line.replaceAll("'", "''")}'`
        : line
  })
const source = fc.oneof(
  written,
  fc.constant(''),
  fc.constant('[]'),
  written.map((one) => `\n  - ${one}`),
  fc.tuple(written, written).map(([one, two]) => `[${one}, ${two}]`),
  fc.tuple(written, written).map(([one, two]) => `\n  - ${one}\n  - ${two}`),
)

test.each([
  ['the office', OFFICE],
  ['a book of odd words', ODD],
  ['a book without settings', settings('')],
])('generated cards of %s', (_why, config) => {
  const keys = fc.constantFrom(...config.fields.map(({ key }) => key), 'x-other')
  let silent = 0
  // A card of few lines is right often enough to say something.
  const card = fc.record({
    kind: fc.constantFrom('person', 'org', 'deal', ''),
    rest: fc.uniqueArray(fc.tuple(keys, source), { maxLength: 3, selector: ([key]) => key }),
  })
  fc.assert(
    fc.property(card, ({ kind, rest }) => {
      const lines = rest
        .filter(([key]) => key !== 'kind' && key !== 'name')
        .map(([key, text]) => `${key}: ${text}`)
      const needs = kind === 'deal' && !rest.some(([key]) => key === 'for') ? ['for: [a-customer]'] : []
      const head = ['name: Ada', `kind: ${kind}`, ...needs, ...lines]
      const said = refusedThough(`---\n${head.join('\n')}\n---\n`, 'contacts/ada.md', config)
      if (said !== undefined) silent++
      expect(said ?? []).toEqual([])
    }),
    { numRuns: 3000 },
  )
  expect(silent).toBeGreaterThan(500)
})

test.each([
  // why, the lines behind the name
  ['a stage of no pipeline', 'stage: lead-ish'],
  ["a stage of the deals' pipeline", 'stage: qualify'],
  ['a colleague whom nobody knows', 'owner: Sam'],
  ['a date of another country', 'due: 1.12.2026'],
  ['a day that no month has', 'due: 2026-04-31'],
  ['an e-mail address without its host', 'email: ada.example.com'],
  ['one of two e-mail addresses', 'email:\n  - ada@a.example\n  - "ada at home"'],
  ['a name in place of a link', 'related: Charles Babbage (assistant)'],
  ['money without a currency', 'kind: deal\nfor: [a]\nvalue: 12000'],
  ['a field of deals on a person', 'value: 12000 EUR'],
  ['a deal for nobody', 'kind: deal'],
  ['a kind that is none', 'kind: company'],
  ['an unknown key', 'pone: 020 7946 0000'],
  ['a key that would move the page', 'slug: other'],
  ['two values where one is taken', 'due: [2026-12-01, 2026-12-02]'],
  ['a map', 'address: { street: x }'],
  ['true for yes', 'private: true'],
  ['a colour that the book does not have', 'color: pink'],
  ['a telephone number of words', 'phone: ask Charles'],
  ['a web address without its scheme', 'url: www.example.com'],
  ['a cadence in other words', 'every: often'],
  ['a photo elsewhere', 'photo: https://a.example/ada'],
  ["a choice that the office's field does not have", 'kind: org\ntier: D'],
  ["a text of another form than the office's field has", 'kind: org\nlicence-no: L-12'],
  ["a number in the office's field that is none", 'kind: org\nseats: many'],
])('finds %s', (_why, lines) => {
  expect(ofConfig(OFFICE)(parse(`name: Ada\n${lines}\n`))).not.toEqual([])
})

test('a card without a name is incomplete', () => {
  expect(ofConfig(OFFICE)({ email: 'ada@a.example' })).toEqual([" must have required property 'name'"])
})
