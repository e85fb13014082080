// What we write, other programs read as the same text. gray-matter is what most tools for Markdown with front matter
// read it with, and its YAML is of an older version than ours: numbers, dates and booleans in other forms.

import fc from 'fast-check'
import matter from 'gray-matter'
import { expect, test } from 'vitest'
import { editCard, newCard, parseCard } from '../../src/card/index.ts'
import { value } from './cards.ts'

/** Only YAML: by itself it would run a card that begins with `---js`. */
const refuse = () => {
  throw new Error('not YAML')
}
const engines = {
  javascript: refuse,
  js: refuse,
  coffee: refuse,
  coffeescript: refuse,
  cson: refuse,
  json: refuse,
}
const readBy = (text: string) => matter(text, { engines }).data

const NASTY = [
  '0123',
  '+4420',
  '12:30',
  '1e3',
  'no',
  'Yes',
  'null',
  '~',
  '0x1F',
  '1_000',
  '.inf',
  '190:20:30',
  '2026-12-01T10:00',
  '<<',
  '=',
  '0o17',
  '-',
  '?',
  'a: b',
  '#tag',
  ' x'.trim(),
  '@sam',
  '`x`',
  '%x',
  '&a',
  '*a',
  '!t',
  "it's",
  'a "b"',
  '[x]',
  '{x}',
  'a, b',
  '| x',
  '> x',
  '---',
  '...',
]

test.each(NASTY)('"%s" is the same text for both, alone and in a list', (text) => {
  const card = newCard([
    ['name', text],
    ['tags', [text, 'uk']],
    ['aka', [text, 'a text that is too long for a list on one line, since it goes on']],
  ])
  expect(readBy(card)).toEqual({
    name: text,
    tags: [text, 'uk'],
    aka: [text, 'a text that is too long for a list on one line, since it goes on'],
  })
})

test('so is any line of text, written anew or put into a card', () => {
  fc.assert(
    fc.property(value, fc.uniqueArray(value, { minLength: 2, maxLength: 4 }), (one, many) => {
      const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
      if (isDay(one) || many.some(isDay)) return
      expect(
        readBy(
          newCard([
            ['name', one],
            ['tags', many],
          ]),
        ),
      ).toEqual({ name: one, tags: many })
      const edited = editCard('---\nname: Ada\ntags: [x]\n---\n', [
        { op: 'set', key: 'name', value: one },
        { op: 'set', key: 'tags', value: many },
      ])
      expect('text' in edited && readBy(edited.text)).toEqual({ name: one, tags: many })
    }),
    { numRuns: 1000 },
  )
})

test('a date is a date for both', () => {
  const card = newCard([['due', '2026-12-01']])
  expect(card).toContain('due: 2026-12-01\n')
  expect(readBy(card)['due']).toEqual(new Date('2026-12-01T00:00:00Z'))
})

test('what gray-matter would run, we refuse to read', () => {
  expect(parseCard('---js\nglobalThis.PWN = 1\n---\n', 'a.md').frontMatter).toBeUndefined()
  expect('PWN' in globalThis).toBe(false)
})
