// What a card gets of foreign values and notes: each fits its field, and none can forge what the card says.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import type { ImportRecord } from '../../src/formats/index.ts'
import { vcard } from './brief.ts'
import { after, plan, records } from './plan-of.ts'

test.each([
  // why, property, line of the card
  ['an e-mail address that is none', 'EMAIL:not an address', 'x-email: not an address'],
  ['a script for a link', 'URL:javascript:alert(1)', 'x-url: "not a link: javascript:alert(1)"'],
  ['a file for a link', 'URL:file:///etc/passwd', 'x-url: file:///etc/passwd'],
  ['a web address without its scheme', 'URL:www.b.example', 'url: http://www.b.example'],
  ['words for a number', 'TEL:ask Mary', 'x-phone: ask Mary'],
  ['a language in words', 'LANG:English', 'x-language: English'],
  ['a tag of signs', 'CATEGORIES:=cmd', 'x-tags: =cmd'],
  ['a value that YAML would read as something else', 'TITLE:no', 'title: "no"'],
  ['marks that hide text', 'TITLE:A\u202eB\u200b', 'title: AB'],
])('%s', (_why, property, line) => {
  const made = plan(records(vcard('FN:Ada', property)))
  const card = made.files[0]?.text ?? ''
  expect(card).toBe(
    `---\nname: Ada\n${line.startsWith('x-') ? `created: 2026-11-23\n${line}` : `${line}\ncreated: 2026-11-23`}\n---\n`,
  )
  const isHidden = /[\u200b\u202e]/.test(property)
  expect(made.diagnostics.map(({ rule, line: at }) => `${at} ${rule}`)).toEqual(
    /^x-(?:email|url|phone|language|tags)/.test(line)
      ? ['3 import-kept']
      : isHidden
        ? ['1 import-hidden']
        : [],
  )
})

test.each([
  // why, property, lines of the card
  [
    'a value of several lines',
    'TITLE:Head\\nof Research',
    'title: Head; of Research',
    'TITLE:Head\\nof Research',
  ],
  [
    'a value with a label of its own',
    'TEL:+44 20 7946 0958 (desk)',
    'phone: +44 20 7946 0958 (desk)',
    'TEL:+44 20 7946 0958 (desk)',
  ],
])('%s, and the line that a vCard needs again', (_why, property, line, kept) => {
  const text = plan(records(vcard('FN:Ada', property))).files[0]?.text
  expect(text).toBe(`---\nname: Ada\n${line}\ncreated: 2026-11-23\nx-vcard: ${kept}\n---\n`)
})

test('one number with two labels is one number', () => {
  const made = plan(records(vcard('FN:Ada', 'TEL;TYPE=work:1234', 'TEL;TYPE=home:1234', 'TEL:1234')))
  expect(made.files[0]?.text).toBe('---\nname: Ada\nphone: 1234 (work, home)\ncreated: 2026-11-23\n---\n')
})

test.each([
  // why, NOTE, the card's notes
  [
    'a log cannot be forged',
    '## Log\\n\\n- 2020-01-01 order 9 EUR: x',
    '\\## Log\n\n- 2020-01-01 order 9 EUR: x',
  ],
  ['a fence is only a line', 'a\\n---\\nname: Eve', 'a\n---\nname: Eve'],
  [
    "git's markers are escaped",
    '<<<<<<< a\\nb\\n=======\\nc\\n>>>>>>> d',
    '\\<<<<<<< a\nb\n\\=======\nc\n\\>>>>>>> d',
  ],
  ['a code block is closed', 'a\\n```\\nb', 'a\n```\nb\n```'],
])('%s', (_why, note, notes) => {
  const text = plan(records(vcard('FN:Ada', `NOTE:${note}`))).files[0]?.text ?? ''
  const card = parseCard(text, 'ada.md')
  expect(card.text.slice(...card.notes).trim()).toBe(notes)
  expect([card.log, card.diagnostics, card.entries.map((entry) => entry.key)]).toEqual([
    undefined,
    [],
    ['name', 'created'],
  ])
})

const value = fc.oneof(
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom('no', '1', '---', '## Log', '- x', '"', '#', '2026-01-01', '[', '{', ''),
)
const record: fc.Arbitrary<ImportRecord> = fc.record({
  kind: fc.constantFrom<'person' | 'org'>('person', 'org'),
  name: fc.oneof(
    fc.constantFrom('Ada', 'Bo', 'Cy'),
    value.filter((text) => text.trim() !== ''),
  ),
  values: fc.array(
    fc.record({
      key: fc.constantFrom('email', 'phone', 'title', 'org', 'tags', 'url', 'related', 'birthday', 'x-a'),
      text: fc.oneof(value, fc.constantFrom('a@b.example', '+44 20 7946 0958', 'Ada')),
      line: fc.constant(1),
    }),
    { maxLength: 5 },
  ),
  notes: value,
  uid: fc.constantFrom('', '', '1', '2'),
  source: fc.constant({ file: 'a.vcf', line: 1, column: 1 }),
})

test('any records make cards that can be read, and a second import changes nothing', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 6 }), (from) => {
      const made = plan(from)
      const cards = after(made)
      for (const [file, text] of Object.entries(cards)) {
        expect(parseCard(text, file).diagnostics.filter((found) => found.severity === 'error')).toEqual([])
      }
      expect(made.lines.slice(0, from.length).length).toBe(from.length)
      const again = plan(from, cards)
      expect(again.files).toEqual([])
      expect(again.counts.create + again.counts.update).toBe(0)
    }),
    { numRuns: 150 },
  )
})
