// What the fixtures do not show: other ways to be wrong, and what must not be found.

import { describe, expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { checkBook } from '../../src/rules/index.ts'
import { bookOf, CONFIG, card, contactOf, foundIn, TODAY } from './book.ts'

describe('file names', () => {
  test.each([
    'con',
    'nul',
    'com1',
    'com\u00b9',
    'lpt9',
    'conin$',
    'aux',
    'a.',
    'a ',
    'a:b',
    'a\\b',
    'a\tb',
    'a\u001b]0;x\u0007',
    'a\u200b',
    'a\u202eb',
    'jose\u0301',
    'josé',
    '-rf',
    '$(id)',
    'a;id',
    'index',
    '__proto__',
    'constructor',
    'Ada',
    'a b',
    'a--b',
    'a-',
    'ä',
    'a'.repeat(81),
    '',
  ])('%j is none', (slug) => {
    expect(foundIn(card(), `${slug}.md`)).toContain('1:1 error slug-form')
  })

  test.each(['ada', 'ada-lovelace', '3m', 'contact', 'com', 'com10', 'nullify', 'a'.repeat(80)])(
    '%j is one',
    (slug) => {
      expect(foundIn(card(), `${slug}.md`)).toEqual([])
    },
  )

  test.each(['con', 'git~1', 'a\u202e', 'x.', 'a|b', 'u\u0308ber', 'd/d/d/d/d/d/d/d/d'])(
    'the folder %j is none',
    (folder) => {
      expect(foundIn(card(), `${folder}/ada.md`)).toContain('1:1 error slug-form')
    },
  )

  test.each(['people', 'Büro Köln', 'a (old)', 'd/d/d'])('the folder %j is one', (folder) => {
    expect(foundIn(card(), `${folder}/ada.md`)).toEqual([])
  })

  test.each([
    // why                  one file                 another                  clash
    ['other folders', 'a/ada.md', 'b/ada.md', true],
    ['other case', 'ada.md', 'b/Ada.md', true],
    ['Unicode forms', 'jose\u0301.md', 'b/jos\u00e9.md', true],
    ['another name', 'ada.md', 'adah.md', false],
  ])('%s', (_why, one, other, isClash) => {
    const found = checkBook(bookOf({ [one]: card(), [other]: card() }), { today: TODAY })
    expect(found.filter(({ rule }) => rule === 'slug-clash').length).toBe(isClash ? 2 : 0)
  })
})

test('without a configuration nothing is asked for that nobody wrote', () => {
  const text =
    '---\nname: Ada\nstage: anything\nowner: anybody\ncolor: any\n---\n\n## Log\n\n- 2026-11-20 opt-in @kim: news\n'
  const contact = readContact(parseCard(text, 'ada.md'), DEFAULT_CONFIG)
  expect(checkBook(buildBook([contact], DEFAULT_CONFIG), { today: TODAY })).toEqual([])
})

const DEAL = ['kind: deal', 'for: analytical-engines']

test.each([
  // why                                                      lines                                          found
  ['an x- key is kept unasked', ['x-hobby: chess'], []],
  ['a key in other words', ['mobile: "+44 20 7946 0958"'], ['3:1 warning key-unknown']],
  [
    'a key with a value refused is not missing',
    ['next: { a: b }', 'due: 2026-12-01'],
    ['3:7 error yaml-nested'],
  ],
  ['a wrong kind brings no second complaint', ['kind: Deal', 'value: 5 EUR'], ['3:7 error value-kind']],
  ['a deal for two', ['kind: deal', 'for: [analytical-engines, charles-babbage]'], []],
  ['a deal for nobody', ['kind: deal'], ['3:1 error required-missing']],
  ['an empty "for" is missing too', ['kind: deal', 'for:'], ['4:1 error required-missing']],
  ['text where a card is not meant', ['org: Babbage and Sons'], []],
  ['a small word that is no slip', ['org: ebay'], []],
  ['the name of a card instead of its file name', ['org: Analytical Engines'], ['3:6 warning link-near']],
  ['a label stays out of it', ['org: analytical-engines (2019-2024)'], []],
  ['a link to oneself by a former name', ['alias: ada-king', 'related: ada-king'], []],
  ['the present name as a former one', ['alias: ada-lovelace'], ['3:8 error alias-clash']],
  ['due without next', ['due: 2026-12-01'], ['3:1 error follow-up-half']],
  [
    'an empty next is none',
    ['next: ""', 'due: 2026-12-01'],
    ['3:1 error follow-up-half', '3:7 warning value-empty'],
  ],
  ['a closed stage needs no next step', ['stage: customer'], []],
  ['thirty days are not too late', ['next: x', 'due: 2026-10-24'], []],
  ['thirty-one are', ['next: x', 'due: 2026-10-23'], ['4:6 warning follow-up-overdue']],
  ['a lost deal without a next step', [...DEAL, 'stage: lost'], []],
  ['a deal’s stage', ['stage: proposal', 'next: x', 'due: 2026-12-01'], ['3:8 error stage-pipeline']],
  ['a contact’s stage', [...DEAL, 'stage: lead', 'next: x', 'due: 2026-12-01'], ['5:8 error stage-pipeline']],
  ['a point before decimals', [...DEAL, 'value: 12.50 EUR'], []],
  ['a point before thousands', [...DEAL, 'value: 12.500 EUR'], ['5:8 warning money-point']],
  ['a currency with thousandths', [...DEAL, 'value: 12.500 KWD'], []],
  ['born today', ['birthday: 2026-11-23'], []],
  ['a remark is no lost value', ['tags: # none yet'], []],
  [
    'blanks that quotes keep, in a list',
    ['tags: ["uk ", \' us\']'],
    ['3:8 warning value-blank', '3:15 warning value-blank'],
  ],
  ['a program in a field of text', ['title: "vbscript:x"'], ['3:8 error value-script']],
  ['a name may be what it likes', ['aka: "data: the android"'], []],
])('%s', (_why, lines, found) => {
  expect(foundIn(card(...lines))).toEqual(found)
})

test.each([
  // why                                       log                                                    found
  ['a good log', ['- 2026-11-03: x', '- 2026-11-03 09:30 call @sam: y', '  more'], []],
  ['time of one digit', ['- 2026-11-03 9:30 call: x'], []],
  [
    'the same day, times the wrong way round',
    ['- 2026-11-03 10:00: x', '- 2026-11-03 09:00: y'],
    ['8:3 warning log-order'],
  ],
  ['the same day, one without a time', ['- 2026-11-03 10:00: x', '- 2026-11-03: y'], []],
  [
    'newest first: one remark is enough',
    ['- 2026-11-05: a', '- 2026-11-04: b', '- 2026-11-03: c'],
    ['8:3 warning log-order'],
  ],
  ['today', ['- 2026-11-23 call: x'], []],
  ['tomorrow', ['- 2026-11-24 call: x'], ['7:3 warning log-future']],
  ['a consent from the future', ['- 2026-11-24 opt-in: newsletter, form'], ['7:3 error log-future']],
  ['a consent to nothing', ['- 2026-11-20 opt-out:'], ['7:1 warning log-list']],
  ['a list that there is', ['- 2026-11-20 opt-out: newsletter'], []],
  ['an order without its amount', ['- 2026-11-20 order @sam: two licences'], ['7:1 warning log-money']],
  ['a quote may be of words', ['- 2026-11-20 quote @sam: by the seat'], []],
  ['a move with a remark', ['- 2026-11-20 stage: lead -> customer, after the fair'], []],
  ['a first stage', ['- 2026-11-20 stage: -> customer'], []],
  ['a move without an arrow', ['- 2026-11-20 stage: customer'], ['7:1 warning log-stage']],
  ['a heading in the log', ['- 2026-11-20: x', '', '### Old'], ['9:1 warning log-stray']],
  ['a slip in the kind', ['- 2026-11-20 cal @sam: x'], ['7:14 warning log-kind']],
  ['a day that is none', ['- 2026-02-30 call: x'], ['7:3 error log-date']],
  ['a list within an entry', ['- 2026-11-20 call: x', '  - terms', '  - price'], []],
])('log: %s', (_why, log, found) => {
  expect(foundIn(card('', ...log))).toEqual(found)
})

test('the log’s last move and the stage', () => {
  const moved = (stage: string, ...log: string[]) => foundIn(card(`stage: ${stage}`, '', ...log))
  expect(moved('customer', '- 2026-11-01 stage: suspect -> customer')).toEqual([])
  expect(
    moved('customer', '- 2026-11-01 stage: customer -> former', '- 2026-11-02 stage: former -> customer'),
  ).toEqual([])
  expect(moved('customer', '- 2026-11-01 stage: customer -> former')).toEqual(['3:8 warning stage-log'])
})

test('thousands of broken links take no longer than the cards are many', () => {
  const cards = Array.from({ length: 3000 }, (_, i) =>
    contactOf(`contacts/card-${i}.md`, `---\nname: Card ${i}\nrelated: missing-card-${i}\n---\n`),
  )
  const started = process.cpuUsage()
  const found = checkBook(buildBook(cards, CONFIG), { today: TODAY })
  const { user, system } = process.cpuUsage(started)
  expect(found.length).toBe(3000)
  expect((user + system) / 1e6).toBeLessThan(5)
})

test.each([
  // why                                    line                                   hint
  ['both readings', 'created: 1/12/2025', 'Write "2025-12-01" or "2025-01-12".'],
  ['the coming Friday', 'created: friday', 'Write "2026-11-27".'],
  ['an address spelt out', 'email: ada(at)a.example', 'Write "ada@a.example".'],
  ['a list', 'tags: uk, licensing', 'Write it as a list: [uk, licensing].'],
  ['the known ones', 'stage: client', /^Known are suspect, lead/],
  ['the nearest', 'related: charles-babage', 'Did you mean "charles-babbage"?'],
  ['a word of it', 'related: babbage', 'Did you mean "charles-babbage"?'],
] as [string, string, string | RegExp][])('the hint says %s', (_why, line, hint) => {
  const [found] = checkBook(bookOf({ 'ada-lovelace.md': card(line) }), { today: TODAY })
  expect(found?.hint).toMatch(hint)
})
