import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { doublesInBook } from '../../src/dedupe/index.ts'

function found(cards: Readonly<Record<string, readonly string[]>>) {
  const contacts = Object.entries(cards).map(([slug, lines]) =>
    readContact(parseCard(`---\n${lines.join('\n')}\n---\n`, `contacts/${slug}.md`), DEFAULT_CONFIG),
  )
  const { pairs, certain } = doublesInBook(buildBook(contacts, DEFAULT_CONFIG))
  return {
    pairs: pairs.map(({ keep, other, isCertain }) => `${keep.slug} ${other.slug}${isCertain ? '!' : ''}`),
    certain: certain.map((group) => group.map(({ slug }) => slug)),
  }
}

const ADA = ['name: Ada Lovelace', 'email: ada@engines.example', 'phone: "+44 20 7946 0958"']

test('two cards of one person; the older one would stay', () => {
  const cards = {
    'ada-2': [...ADA, 'created: 2024-01-01'],
    ada: [...ADA, 'created: 2026-01-01'],
    tom: ['name: Tom Kim'],
  }
  expect(found(cards)).toEqual({ pairs: ['ada-2 ada!'], certain: [['ada-2', 'ada']] })
})

test('a card without a day of its own is as old as its first entry', () => {
  const cards = {
    ada: [...ADA, 'created: 2026-01-01', '---', '', '## Log', '', '- 2026-01-02 call: Rang'],
    king: [...ADA, '---', '', '## Log', '', '- 2025-01-02 call: Rang'],
  }
  expect(found(cards).pairs).toEqual(['king ada!'])
})

test('a nickname of the card, and a number as people write it at home', () => {
  const config = ['name: Augusta Byron', 'aka: Ada Lovelace', 'phone: "+44 20 7946 0958"']
  expect(found({ ada: ADA, byron: config }).pairs).toEqual(['ada byron!'])
})

test('who was told apart is not asked again, in whichever card it stands', () => {
  expect(found({ ada: ADA, king: [...ADA, 'distinct: ada'] })).toEqual({ pairs: [], certain: [] })
  expect(found({ ada: [...ADA, 'distinct: [x, king]'], king: ADA })).toEqual({ pairs: [], certain: [] })
})

test('a group that somebody parted is not merged without asking', () => {
  const cards = { a: [...ADA, 'distinct: c'], b: ADA, c: ADA }
  expect(found(cards)).toEqual({ pairs: ['a b!', 'b c!'], certain: [] })
})

test('a person is no organisation, and deals are each their own', () => {
  const cards = {
    acme: ['name: Acme', 'kind: org', 'email: acme@acme.example'],
    'acme-2': ['name: Acme', 'email: acme@acme.example'],
    deal: ['name: Big', 'kind: deal', 'for: acme'],
    'deal-2': ['name: Big', 'kind: deal', 'for: acme'],
  }
  expect(found(cards)).toEqual({ pairs: [], certain: [] })
})

test('two organisations of one name and number', () => {
  const org = ['kind: org', 'phone: "+44 20 7946 0000"', 'email: hello@acme.example']
  const cards = { acme: ['name: Acme Ltd', ...org], 'acme-2': ['name: ACME Limited', ...org] }
  expect(found(cards).pairs).toHaveLength(1)
})

test.each([
  ['a labelled link', { ada: [...ADA, 'related: king (assistant)'], king: ADA }],
  ['the other way round', { ada: ADA, king: [...ADA, 'related: [x, ada]'] }],
  ['by a former name', { ada: [...ADA, 'related: byron (sister)'], king: [...ADA, 'alias: byron'] }],
  ['told apart by a former name', { ada: [...ADA, 'distinct: byron'], king: [...ADA, 'alias: byron'] }],
])('whoever is related to somebody is somebody else: %s', (_how, cards) => {
  expect(found(cards)).toEqual({ pairs: [], certain: [] })
})
