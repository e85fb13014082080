// On any mixture of good and bad lines: places exist, and safe fixes mend without harm.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCard, fixCard, ruleOf } from '../../src/rules/index.ts'
import type { Diagnostic } from '../../src/text/index.ts'
import { bookOf, contactOf, TODAY } from './book.ts'

const FILE = 'contacts/ada-lovelace.md'

const text = fc.constantFrom(
  ...[
    'a',
    'Sam',
    '@sam',
    '"@ana"',
    'sam',
    'Lead',
    "'lead'",
    '1.12.2025',
    '"2025/1/2"',
    '2026-12-01',
    '12/24/2025',
  ],
  ...[
    '<ada@a.example>',
    '"mailto:ada@a.example (work)"',
    'ada@a.example',
    '€12',
    '12 eur',
    '12.000 EUR',
    'true',
    'No',
  ],
  ...[
    '"[[charles-babbage]]"',
    'Charles Babbage',
    'charles-babage',
    '[a, "#b", a]',
    '[uk, uk, uk]',
    '[ , ]',
    '" a "',
  ],
  ...[
    '',
    '""',
    '#uk',
    '[]',
    '{ a: b }',
    '*x',
    '!t y',
    '"a\\nb"',
    'a: b',
    '>-\n  Sam',
    '\n  - Sam\n  - Sam\n  - sam',
    'Sam # c',
  ],
)
const key = fc.constantFrom(
  ...[
    'name',
    'kind',
    'org',
    'email',
    'owner',
    'stage',
    'due',
    'next',
    'tags',
    'related',
    'value',
    'private',
    'color',
  ],
  ...[
    'tier',
    'seats',
    'birthday',
    'created',
    'alias',
    'for',
    'pone',
    'slug',
    'x-y',
    'conflicts',
    'Bad Key',
    'aka',
  ],
)
const logLine = fc.constantFrom(
  ...[
    '- 2026-11-03: x',
    '- 2026-11-02 call @sam: y',
    '* 3.11.2026 Call sam: z',
    '2026-11-04 call: a',
    '- 2026-11-05 sam: b',
  ],
  ...[
    '  more',
    '  - 2026-11-06: c',
    '- 2026-13-01: d',
    '- 2027-01-01 opt-in: news',
    '## Log',
    'text',
    '',
    '- 2026-11-07 order 5 eur: e',
  ],
  ...[
    '- 2026-11-08 @Sam Call: f',
    '-  2026-11-09 – g',
    '- 2026-11-10 25:00 stage: lead -> Lead',
    '# Heading',
    '```',
  ],
)
const card = fc
  .record({
    lines: fc.array(fc.tuple(key, text), { maxLength: 8 }),
    log: fc.array(logLine, { maxLength: 8 }),
    eol: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    fence: fc.constantFrom('---', '--- ', '---\t'),
  })
  .map(({ lines, log, eol, mark, fence }) => {
    const front = lines.map(([name, value]) => `${name}: ${value}`)
    const all = ['---', 'name: Ada', ...front, fence, '', '## Log', '', ...log, '']
    return mark + all.join('\n').replaceAll('\n', eol)
  })

const check = (text: string) =>
  checkCard(contactOf(FILE, text), bookOf({ 'ada-lovelace.md': text }), { today: TODAY })
const kindsOf = (found: readonly Diagnostic[]) => found.map(({ rule, message }) => `${rule} ${message}`)

test('each place is in the card, and each rule in the registry', () => {
  fc.assert(
    fc.property(card, (text) => {
      const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n/)
      for (const { rule, line, column, endLine, endColumn, fix } of check(text)) {
        expect(ruleOf(rule)).toBeDefined()
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1)
        expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1]?.length ?? -1) + 1)
        expect(endLine > line || endColumn >= column).toBe(true)
        for (const edit of fix?.edits ?? []) {
          expect(edit.start).toBeLessThanOrEqual(edit.end)
          expect(edit.end).toBeLessThanOrEqual(text.length)
        }
      }
    }),
    { numRuns: 1500 },
  )
})

test('safe fixes bring no error, leave nothing to fix, and keep every entry of the log', () => {
  fc.assert(
    fc.property(card, (text) => {
      const before = check(text)
      const { text: mended } = fixCard(contactOf(FILE, text), bookOf({ 'ada-lovelace.md': text }), {
        today: TODAY,
      })
      const after = check(mended)
      expect(after.filter((found) => found.fix?.safe)).toEqual([])
      const errors = (found: readonly Diagnostic[]) =>
        kindsOf(found.filter((one) => one.severity === 'error'))
      expect(errors(after).length).toBeLessThanOrEqual(errors(before).length)
      const logOf = (one: string) => contactOf(FILE, one).card.log
      const [old, now] = [logOf(text), logOf(mended)]
      // Indented lines below a line that is an entry now belong to it.
      expect(now?.interactions.length ?? 0).toBeGreaterThanOrEqual(old?.interactions.length ?? 0)
      expect(now?.strays.length ?? 0).toBeLessThanOrEqual(old?.strays.length ?? 0)
      expect(mended.includes('\r\n')).toBe(text.includes('\r\n'))
    }),
    { numRuns: 1500 },
  )
})
