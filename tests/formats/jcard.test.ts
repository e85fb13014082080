// jCard: what goes out comes back as the vCard of the same card does; cards of the RFC's shape; bad input.

import { describe, expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { exportContacts, readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, told } from './brief.ts'

const ADA = `---
name: Ada Lovelace
uid: 6f1c5b0e-0000-4000-8000-000000000001
aka: [Addie, "Countess, the"]
org: Royal Society; Engines
title: Head; of "Research"
email: [ada@example.com (work), "ada@home.example (private line)"]
phone: [+44 20 7946 0000 (mobile), "+44 20 7946 0001 (the boat)"]
address: 12 St James's Square, Flat 2; London; ; SW1Y 4JH; United Kingdom (home)
url: https://example.com/a,b;c
birthday: --12-10
tags: [vip, "a,b"]
photo: _media/ada.png
x-anything: a\\b
---

First line.

Second; line, with a \\ in it.
`

const pixel = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3])

const card = (...rows: unknown[]) => ['vcard', [['version', {}, 'text', '4.0'], ...rows]]
const read = (json: unknown) => readFile(bytesOf(JSON.stringify(json, undefined, 1)), 'people.json')

test('what goes out comes back, to the letter, as a vCard does', async () => {
  const contacts = [readContact(parseCard(ADA, 'contacts/ada.md'), DEFAULT_CONFIG)]
  const context = {
    book: buildBook(contacts, DEFAULT_CONFIG),
    picture: () => pixel,
    changed: () => '20261127T101500Z',
  }
  const out = async (format: 'jcard' | 'vcard4') =>
    bytesOf(String((await exportContacts(contacts, format, context, false)).content))
  const json = readFile(await out('jcard'), 'ada.json')
  const text = readFile(await out('vcard4'), 'ada.vcf')
  expect(json.format).toBe('jcard')
  expect(json.diagnostics).toEqual([])
  expect(json.records).toHaveLength(1)
  expect(json.records.map(brief)).toEqual(text.records.map(brief))
  expect(brief(json.records[0])).toContain('photo png')
  expect(json.records[0]?.notes).toBe(text.records[0]?.notes)
})

describe('cards of other programs', () => {
  test('structures, lists, types, groups, numbers, and the line of each card', () => {
    const { records, diagnostics } = read([
      card(
        ['fn', {}, 'text', 'Simon Perreault'],
        ['n', {}, 'text', ['Perreault', 'Simon', '', '', ['ing. jr', 'M.Sc.']]],
        ['bday', {}, 'date-and-or-time', '--02-03'],
        ['anniversary', {}, 'date-and-or-time', '2009-08-08'],
        ['org', { type: 'work' }, 'text', 'Viagenie; Inc'],
        [
          'adr',
          { type: 'work' },
          'text',
          ['', 'Suite D2-630', '2875 Laurier', 'Quebec', 'QC', 'G1V 2M2', 'Canada'],
        ],
        ['tel', { type: ['work', 'voice'], pref: '1' }, 'uri', 'tel:+1-418-656-9254;ext=102'],
        ['email', { group: 'CONTACT' }, 'text', 'simon@example.com'],
        ['categories', {}, 'text', 'computers', 'cameras'],
        ['x-score', {}, 'integer', 7],
        ['note', {}, 'text', 'a\nb;c'],
      ),
      card(['fn', {}, 'text', 'Bob']),
    ])
    expect(diagnostics).toEqual([])
    const [simon, bob] = records
    expect(brief(simon)).toEqual(
      expect.arrayContaining([
        'person Simon Perreault',
        'birthday: --02-03',
        'x-anniversary: 2009-08-08',
        'org: Viagenie; Inc (work)',
        'phone: +1-418-656-9254 ext. 102 (work)',
        'email: simon@example.com',
        'tags: computers',
        'tags: cameras',
        'x-score: 7',
        'notes "a\\nb;c"',
      ]),
    )
    expect(simon?.parts).toMatchObject({ family: 'Perreault', given: 'Simon' })
    expect(bob?.source.line).toBeGreaterThan(20)
  })

  test('a single card is a file, too', () => {
    expect(read(card(['fn', {}, 'text', 'Ada'])).records.map(({ name }) => name)).toEqual(['Ada'])
  })
})

test.each([
  ['cut off', '[["vcard",[["fn",{},"text","Ada"', ['1 error jcard-json']],
  [
    'a card of another shape',
    '[["vcard",[]],["vcard",{"fn":"Ada"}]]',
    ['1 warning import-name', '1 error jcard-structure'],
  ],
  [
    'a property of another shape',
    '["vcard",[["fn",{},"text","Ada"],["tel","1"]]]',
    ['1 error jcard-structure'],
  ],
])('%s: says so', (_what, text, rules) => {
  const { records, diagnostics } = readFile(bytesOf(text), 'a.json')
  expect(told(diagnostics)).toEqual(rules)
  expect(records.filter(({ quarantine }) => quarantine).length).toBe(
    rules.includes('1 error jcard-structure') ? 1 : 0,
  )
})

test('JSON that is no jCard is not taken for one', () => {
  expect(readFile(bytesOf('{"name":"Ada"}'), 'a.json').format).toBe(undefined)
})
