// Safe fixes mend what they say, bring nothing new, and are done after one run.

import { describe, expect, test } from 'vitest'
import { readFixture } from '../../scripts/rule-fixture.ts'
import { checkCard, fixCard, RULES } from '../../src/rules/index.ts'
import { bookOf, card, contactOf, TODAY } from './book.ts'

const FILE = 'contacts/ada-lovelace.md'

function fix(text: string): { text: string; rules: string[]; left: string[] } {
  const book = bookOf({ 'ada-lovelace.md': text })
  const { text: mended, fixed } = fixCard(contactOf(FILE, text), book, { today: TODAY })
  const left = checkCard(contactOf(FILE, mended), bookOf({ 'ada-lovelace.md': mended }), { today: TODAY })
  return { text: mended, rules: fixed.map((found) => found.rule), left: left.map((found) => found.rule) }
}

/** Rules whose example can be mended without a doubt. */
const MENDED = RULES.map((rule) => rule.id).filter((id) =>
  readFixture(id).diagnostics.some((found) => found.fix?.safe),
)

test('a good part of the rules can be mended', () => {
  expect(MENDED).toEqual([
    'line-end',
    'fence-blank',
    'value-blank',
    'value-duplicate',
    'value-date',
    'value-birthday',
    'value-email',
    'value-link',
    'value-language',
    'value-timezone',
    'value-color',
    'value-stage',
    'value-owner',
    'value-money',
    'value-yes-no',
    'value-choice',
    'tag-hash',
    'log-stray',
    'log-kind',
    'log-owner',
  ])
})

describe.each(MENDED)('the example of %s', (id) => {
  const [bytes] = readFixture(id).files.values()
  const text = new TextDecoder().decode(bytes)

  test('is mended, nothing new is found, and a second run changes nothing', () => {
    const first = fix(text)
    expect(first.rules).toEqual([id])
    expect(first.left).toEqual([])
    expect(fix(first.text)).toEqual({ text: first.text, rules: [], left: [] })
  })
})

test.each([
  // why                                   before                              after
  ['points stand where the day is first', 'created: 1.12.2025', 'created: 2025-12-01'],
  ['slashes, year first', 'created: 2025/12/1', 'created: 2025-12-01'],
  ['no signs at all', 'created: 20251201', 'created: 2025-12-01'],
  ['a day that can be no month', 'created: 24/12/2025', 'created: 2025-12-24'],
  ['the American way round', 'created: 12/24/2025', 'created: 2025-12-24'],
  ['a month by its name', 'created: 1 December 2025', 'created: 2025-12-01'],
  ['day or month: left to people', 'created: 1/12/2025', 'created: 1/12/2025'],
  ['a year of two digits: left to people', 'created: 1.12.25', 'created: 1.12.25'],
  ['a day that does not exist', 'created: 31.2.2025', 'created: 31.2.2025'],
  ['quotes are kept', "created: '1.12.2025'", "created: '2025-12-01'"],
  ['comments are kept', 'created: 1.12.2025 # at the fair', 'created: 2025-12-01 # at the fair'],
  ['an address from a browser', 'email: mailto:ada@a.example', 'email: ada@a.example'],
  ['the label is kept', 'email: <ada@a.example> (work)', 'email: ada@a.example (work)'],
  ['a name would be lost', 'email: Ada <ada@a.example>', 'email: Ada <ada@a.example>'],
  ['a colleague’s whole name', 'owner: Sam Rivers', 'owner: sam'],
  ['a colleague’s first name', 'owner: Ana', 'owner: ana'],
  ['a colleague unknown', 'owner: Kim', 'owner: Kim'],
  ['one item of a list in brackets', 'tags: [a, b, a]', 'tags: [a, b]'],
  ['an amount with its sign', 'budget: €1,200', 'budget: €1,200'],
  ['a link as Obsidian writes it', 'related: "[[charles-babbage|Charles]]"', 'related: "charles-babbage"'],
  ['a link by the card’s name', 'related: Charles Babbage', 'related: charles-babbage'],
  ['a link by its file', 'related: people/charles-babbage.md', 'related: charles-babbage'],
  ['a link to nothing', 'related: [[nobody]]', 'related: [[nobody]]'],
  ['a link in another case', 'related: Charles-Babbage', 'related: charles-babbage'],
  ['a birthday without its year', 'birthday: 10.12.', 'birthday: --12-10'],
  ['tags without their brackets', 'tags: uk, big deal', 'tags: [uk, "big deal"]'],
  [
    'addresses in one line',
    'email: a@x.example; b@x.example (home)',
    'email: [a@x.example, "b@x.example (home)"]',
  ],
  [
    'numbers in one line',
    'phone: "+44 20 7946 0958, 020 7946 0959"',
    'phone: ["+44 20 7946 0958", "020 7946 0959"]',
  ],
  ['what is no list of addresses', 'email: a@x.example, and Charles', 'email: a@x.example, and Charles'],
  ['a language by its name', 'language: Deutsch', 'language: de'],
  ['a zone by its city', 'timezone: new york', 'timezone: America/New_York'],
  ['a cadence in a word', 'every: monthly', 'every: 1 month'],
  ['a cadence cut short', 'every: 2w', 'every: 2 weeks'],
  ['a day that was said last week', 'created: friday', 'created: friday'],
  ['text between escapes is left alone', 'owner: "\\x53am"', 'owner: "\\x53am"'],
])('%s', (_why, before, after) => {
  expect(fix(card(before)).text).toBe(card(after))
})

test.each([
  // why                              before                                       after
  ['another bullet', '* 2026-11-20 call @sam: Terms.', '- 2026-11-20 call @sam: Terms.'],
  ['no bullet', '2026-11-20 call @sam: Terms.', '- 2026-11-20 call @sam: Terms.'],
  ['another date', '- 20.11.2026: Terms.', '- 2026-11-20: Terms.'],
  ['a dash for the colon', '- 2026-11-20 – Terms.', '- 2026-11-20: Terms.'],
  ['a capital', '- 2026-11-20 Call: Terms.', '- 2026-11-20 call: Terms.'],
  ['colleague before kind', '- 2026-11-20 @sam call: Terms.', '- 2026-11-20 call @sam: Terms.'],
  ['colleague without @', '- 2026-11-20 call sam: Terms.', '- 2026-11-20 call @sam: Terms.'],
  ['a small currency', '- 2026-11-20 order 100 eur: Terms.', '- 2026-11-20 order 100 EUR: Terms.'],
  ['no colon: nobody knows where the text begins', '- 2026-11-20 call Terms.', '- 2026-11-20 call Terms.'],
  ['no entry at all', 'Ask Charles.', 'Ask Charles.'],
])('a log line with %s', (_why, before, after) => {
  expect(fix(card('', before)).text).toBe(card('', after))
})

test('what is mended keeps CRLF, the byte order mark and every other byte', () => {
  const text = `\ufeff${card('owner: Sam  # ours', 'tags: [uk, uk]')}`.replaceAll('\n', '\r\n')
  const wanted = `\ufeff${card('owner: sam  # ours', 'tags: [uk]')}`.replaceAll('\n', '\r\n')
  expect(fix(text).text).toBe(wanted)
})
