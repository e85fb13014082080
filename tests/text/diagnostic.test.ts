import { expect, test } from 'vitest'
import { applyEdits, diagnose, lineAt, nearest, positionAt } from '../../src/text/index.ts'

test.each([
  // why                               text            offset  line  column
  ['the first character', 'abc', 0, 1, 1],
  ['behind the last', 'abc', 3, 1, 4],
  ['behind LF', 'a\nbc', 3, 2, 2],
  ['behind CRLF', 'a\r\nbc', 3, 2, 1],
  ['behind a lone CR', 'a\rbc', 2, 2, 1],
  ['a byte order mark is no column', '\ufeffabc', 2, 1, 2],
  ['past the end', 'a', 9, 1, 2],
])('%s', (_why, text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column })
})

test('lineAt gives a line without its break', () => {
  expect([1, 2, 3, 4].map((line) => lineAt('\ufeffa\r\nb\n\n', line))).toEqual(['a', 'b', '', ''])
})

test('edits are applied from the end, so that offsets hold', () => {
  expect(
    applyEdits('one two three', [
      { start: 0, end: 3, text: '1' },
      { start: 4, end: 7, text: '2' },
      { start: 13, end: 13, text: '!' },
    ]),
  ).toBe('1 2 three!')
})

test('a diagnostic carries the whole place and only what it has', () => {
  const at = { file: 'a.md', text: 'x\nabc', range: [2, 5] as const }
  expect(diagnose(at, { rule: 'r', severity: 'error', message: 'm' })).toEqual({
    rule: 'r',
    severity: 'error',
    file: 'a.md',
    line: 2,
    column: 1,
    endLine: 2,
    endColumn: 4,
    message: 'm',
  })
})

test.each([
  ['analytical-engine', 'analytical-engines'],
  ['pone', 'phone'],
  ['xyz', undefined],
  ['', undefined],
])('nearest to "%s" is %s', (typed, word) => {
  expect(nearest(typed, ['phone', 'name', 'analytical-engines'])).toBe(word)
})
