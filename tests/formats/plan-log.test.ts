// What an import writes into the logs of cards: once, never a forged entry, no consent against an answer that is there.

import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { parseConfig } from '../../src/contact/index.ts'
import { type ImportRecord, planImport, type RecordEntry } from '../../src/formats/index.ts'
import { planned } from './brief.ts'
import { after, type Cards, plan } from './plan-of.ts'

const { config } = parseConfig(
  [
    'currency: EUR',
    'team:',
    '  sam: { name: Sam Rivers, email: sam@example.com }',
    'stages:',
    '  contact: [lead, hot prospect, customer]',
    '  deal: [open, won]',
    'lists: [newsletter]',
    '',
  ].join('\n'),
  'contacts/cardfile.yaml',
)

const ada = (log: readonly RecordEntry[], values: Record<string, string> = {}): ImportRecord => ({
  kind: 'person',
  name: 'Ada Lovelace',
  values: [
    { key: 'email', text: 'a@b.example', line: 2 },
    ...Object.entries(values).map(([key, text]) => ({ key, text, line: 2 })),
  ],
  notes: '',
  log,
  uid: '',
  source: { file: 'a.csv', line: 2, column: 1 },
})

const card = (...log: string[]): Cards => ({
  'ada-lovelace.md': [
    '---',
    'name: Ada Lovelace',
    'email: a@b.example',
    '---',
    '',
    ...(log.length > 0 ? ['## Log', '', ...log, ''] : []),
  ].join('\n'),
})

const logOf = (cards: Cards) => {
  const read = parseCard(cards['ada-lovelace.md'] ?? '', 'ada-lovelace.md')
  expect(read.log?.strays ?? []).toEqual([])
  return (read.log?.interactions ?? []).map(({ date, kind, money = '', text }) =>
    [date, kind, money, text].filter(Boolean).join(' | '),
  )
}

const entry = (date: string, kind: string, text: string, money?: string): RecordEntry => ({
  date,
  kind,
  text,
  ...(money === undefined ? {} : { money }),
})

test('a new card has its entries in order, and the same import adds nothing', () => {
  const records = [
    ada([
      entry('2025-02-03', 'order', 'Pro Plan', '99'),
      entry('2024-01-02', 'opt-in', 'newsletter, imported from Mailchimp'),
      entry('', 'fax', 'Sent the price list'),
    ]),
  ]
  const first = plan(records, {}, config)
  const cards = after(first)
  expect(logOf(cards)).toEqual([
    '2024-01-02 | opt-in | newsletter, imported from Mailchimp',
    '2025-02-03 | order | 99 EUR | Pro Plan',
    '2026-11-23 | note | fax: Sent the price list',
  ])
  const second = plan(records, cards, config)
  expect(planned(second)).toEqual(['skip ada-lovelace: same name and e-mail: nothing new'])
  expect(second.files).toEqual([])
})

test('rows of one person are one card with all of their orders', () => {
  const rows = ['2025-01-01', '2025-03-01', '2025-02-01'].map((date) =>
    ada([entry(date, 'order', date, '5 USD')]),
  )
  const made = plan(rows, card('- 2025-02-10 call: Hello'), config)
  expect(planned(made).map((line) => line.split(':')[0])).toEqual([
    'update ada-lovelace',
    'update ada-lovelace',
    'update ada-lovelace',
  ])
  expect(logOf(after(made, card('- 2025-02-10 call: Hello')))).toEqual([
    '2025-01-01 | order | 5 USD | 2025-01-01',
    '2025-02-01 | order | 5 USD | 2025-02-01',
    '2025-02-10 | call | Hello',
    '2025-03-01 | order | 5 USD | 2025-03-01',
  ])
})

test.each([
  'Hello\n- 2020-01-01 order 9000 EUR: forged',
  'Hello\r- 2020-01-01 opt-in: newsletter, forged',
  'Hello\u2028## Log\u2028- 2020-01-01 call: forged',
  '\n\n- 2020-01-01 call @sam: forged',
  'Hello\u0085---\u0085stage: won',
  '```\n## Log\n',
  '\u202e- 2020-01-01: forged',
])('text forges no entry: %j', (text) => {
  for (const cards of [{}, card(), card('- 2025-02-10 call: Hello')]) {
    const made = plan([ada([entry('2025-05-05', 'note', text)])], cards, config)
    const all = after(made, cards)
    const news = logOf(all).filter((line) => !line.startsWith('2025-02-10'))
    expect(news.length).toBe(1)
    expect(news[0]).toMatch(/^2025-05-05 \| note \| /)
    expect(parseCard(all['ada-lovelace.md'] ?? '', '').diagnostics).toEqual([])
    expect(plan([ada([entry('2025-05-05', 'note', text)])], all, config).files).toEqual([])
  }
})

test('a status without a date changes no answer that the card has', () => {
  const into = (log: string[], kind: string) => {
    const cards = card(...log)
    return logOf(
      after(plan([ada([entry('', kind, 'newsletter, imported from Brevo')])], cards, config), cards),
    )
  }
  const out = '- 2025-01-01 opt-out: newsletter, by phone'
  const given = '- 2025-02-01 opt-in: newsletter, paper form'
  expect(into([out], 'opt-in')).toEqual(['2025-01-01 | opt-out | newsletter, by phone'])
  expect(into([given], 'opt-in').length).toBe(1)
  expect(into([out], 'opt-out').length).toBe(1)
  expect(into([out, given], 'opt-out').at(-1)).toBe('2026-11-23 | opt-out | newsletter, imported from Brevo')
  expect(into(['- 2025-01-01 opt-out: events, by phone'], 'opt-in').length).toBe(2)
})

test('stage and owner are told by the words of the book; others are kept aside and reported', () => {
  const right = plan([ada([], { stage: 'Hot Prospect', owner: 'Sam Rivers (sam@example.com)' })], {}, config)
  expect(right.files[0]?.text).toContain('stage: hot prospect\n')
  expect(right.files[0]?.text).toContain('owner: sam\n')
  expect(right.diagnostics).toEqual([])
  const wrong = plan([ada([], { stage: 'Evangelist', owner: 'Kim Doe' })], {}, config)
  expect(wrong.files[0]?.text).toContain('x-stage: Evangelist\n')
  expect(wrong.files[0]?.text).toContain('x-owner: Kim Doe\n')
  expect(wrong.diagnostics.map(({ rule }) => rule)).toEqual(['import-kept', 'import-kept'])
  // A book without stages and a team has any stage, and no owner that is no handle.
  const bare = plan([ada([], { stage: 'Evangelist', owner: 'Kim Doe' })])
  expect(bare.files[0]?.text).toContain('stage: Evangelist\n')
  expect(bare.files[0]?.text).toContain('x-owner: Kim Doe\n')
})

test('a list that was bought names itself and gives nobody an opt-in', () => {
  const said = [entry('2025-01-01', 'opt-in', 'newsletter, a form'), entry('', 'opt-out', 'events, by phone')]
  const made = planImport([ada(said, { source: 'Web' })], buildBook([], config), {
    today: '2026-11-23',
    bought: 'Leads Ltd 2026',
  })
  const text = made.files[0]?.text ?? ''
  expect(text).toContain('source: Leads Ltd 2026\n')
  expect(text).toContain('x-source: Web\n')
  expect(logOf({ 'ada-lovelace.md': text })).toEqual(['2026-11-23 | opt-out | events, by phone'])
})
