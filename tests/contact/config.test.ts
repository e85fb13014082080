import { expect, test } from 'vitest'
import { DEFAULT_CONFIG, FIELDS, parseConfig } from '../../src/contact/index.ts'

const read = (text: string) => parseConfig(text, 'contacts/cardfile.yaml')
const complaints = (text: string) =>
  read(text).diagnostics.map(
    (found) => `${found.line}:${found.column} ${found.rule} ${found.message} ${found.hint}`,
  )

test('an empty file gives the defaults', () => {
  expect(read('')).toEqual({ config: { ...DEFAULT_CONFIG, file: 'contacts/cardfile.yaml' }, diagnostics: [] })
})

test('everything is read', () => {
  const { config, diagnostics } = read(`title: Office
timezone: Europe/London
currency: GBP
country: DE
layout: letters
level: 2
today: 2026-11-23
team:
  sam: { name: Sam Rivers, email: sam@example.com, color: teal }
  ana: Ana
stages:
  contact: [lead, customer]
  deal: [open, won, lost]
open: [lead]
probability: { open: 40, won: 100, lost: 0 }
cadence: { customer: 90 days }
overdue: 14 days
colors: { vip: gold }
log: [call, fax]
lists: [newsletter]
fields:
  tier: { type: choice, options: [A, B], kinds: [org] }
  renewal: { type: date, calendar: true, yearly: yes }
  sites: list of url
`)
  expect(diagnostics).toEqual([])
  expect({ ...config, fields: [] }).toEqual({
    file: 'contacts/cardfile.yaml',
    title: 'Office',
    timezone: 'Europe/London',
    currency: 'GBP',
    country: 'DE',
    layout: 'letters',
    level: 2,
    today: '2026-11-23',
    team: new Map([
      ['sam', { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com', color: 'teal' }],
      ['ana', { handle: 'ana', name: 'Ana' }],
    ]),
    stages: { contact: ['lead', 'customer'], deal: ['open', 'won', 'lost'] },
    open: new Set(['lead']),
    probability: new Map([
      ['open', 40],
      ['won', 100],
      ['lost', 0],
    ]),
    cadence: new Map([['customer', { count: 90, unit: 'day' }]]),
    overdue: 14,
    colors: new Map([['vip', 'gold']]),
    log: ['note', 'stage', 'opt-in', 'opt-out', 'call', 'fax'],
    lists: ['newsletter'],
    fields: [],
  })
  expect(config.fields.length).toBe(FIELDS.length + 3)
  const own = config.fields.filter((field) => field.custom)
  expect(
    own.map((field) => [field.key, field.label, field.type.name, field.list, field.kinds, field.custom]),
  ).toEqual([
    ['tier', 'Tier', 'choice', false, ['org'], { options: ['A', 'B'], calendar: false, yearly: false }],
    [
      'renewal',
      'Renewal',
      'date',
      false,
      ['person', 'org', 'deal'],
      { options: [], calendar: true, yearly: true },
    ],
    [
      'sites',
      'Sites',
      'url',
      true,
      ['person', 'org', 'deal'],
      { options: [], calendar: false, yearly: false },
    ],
  ])
  // Bookkeeping stays behind the office's own fields.
  expect(config.fields.at(-1)?.key).toBe('conflicts')
})

test('without `open`, the deal stages between lost and won are open', () => {
  const { config } = read('stages: { deal: [a, b, won, lost] }\nprobability: { a: 10, won: 100, lost: 0 }')
  expect([...config.open]).toEqual(['a', 'b'])
})

test.each([
  // why                        text                                         complaint
  [
    'a key that is none',
    'tilte: X',
    '1:1 config-key "tilte" is no key of the configuration. Did you mean "title"?',
  ],
  [
    'a zone',
    'timezone: London',
    '1:11 config-value "London" is no time zone. Write an IANA zone, such as Europe/London.',
  ],
  ['a level', 'level: 9', '1:8 config-value The level is none of 1, 2, 3 and 4. Write 1, 2, 3 or 4.'],
  [
    'a colour',
    'colors: { vip: golld }',
    '1:16 config-value "golld" is no colour of the palette. Did you mean "gold"?',
  ],
  [
    'a cadence',
    'cadence: { x: often }',
    '1:15 config-value The cadence of "x" can\'t be read. Write such as 90 days, 2 weeks or 6 months.',
  ],
  [
    'a list where a text is due',
    'title: [a]',
    '1:8 config-value One value is expected here. Write it on the line of its key.',
  ],
  [
    'a text where a map is due',
    'team: sam',
    '1:7 config-value Lines of "key: value" are expected here. See docs/configuration.md.',
  ],
  [
    'a type',
    'fields: { a: { type: dat } }',
    '1:22 config-value "dat" is no type of a field. Did you mean "date"?',
  ],
  [
    'a field that the format has',
    'fields: { email: text }',
    '1:11 config-value "email" can\'t be a field of your own. Take lower-case letters, digits and hyphens, and no name that the card format has.',
  ],
  [
    'a pattern that could keep the program busy',
    'fields: { a: { type: text, pattern: "(a+)+" } }',
    '1:37 config-value The pattern "(a+)+" can\'t be used. Write a short regular expression without repeated groups, such as L-[0-9]{4}.',
  ],
  [
    'a choice without options',
    'fields: { a: choice }',
    '1:11 config-value The choice "a" has no options. Add options: [A, B, C].',
  ],
  [
    'a probability of no stage',
    'stages: { deal: [open] }\nprobability: { opn: 4 }',
    '2:16 config-value "opn" is no stage. Did you mean "open"?',
  ],
  [
    'a key twice',
    'title: A\ntitle: B',
    '2:1 config-syntax The key "title" stands here a second time. Compare with the example in docs/configuration.md.',
  ],
])('%s', (_why, text, complaint) => {
  expect(complaints(text)).toEqual([complaint])
})

test('a file that is no YAML is one complaint, and the defaults stand', () => {
  const { config, diagnostics } = read('title: [a')
  expect(diagnostics.map((found) => found.rule)).toContain('config-syntax')
  expect(config.title).toBe(DEFAULT_CONFIG.title)
})
