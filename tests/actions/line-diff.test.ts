import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from '../../src/actions/index.ts'

test.each([
  ['nothing', 'a\nb', 'a\nb', []],
  ['a line changed', 'a\nb\nc', 'a\nx\nc', ['-2 b', '+2 x']],
  ['two far apart', 'a\nb\nc\nd\ne', 'A\nb\nc\nd\nE', ['-1 a', '+1 A', '-5 e', '+5 E']],
  ['a line added at the end', 'a\n', 'a\nb\n', ['+2 b']],
  ['line ends aside', 'a\r\nb', 'a\nb', []],
])('%s', (_why, before, after, lines) => {
  expect(diffLines(before, after).map(({ sign, text, line }) => `${sign}${line} ${text}`)).toEqual(lines)
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))

test('the removed lines taken out and the added put in give the new text', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = diffLines(before, after)
      const gone = new Set(diff.filter(({ sign }) => sign === '-').map(({ line }) => line))
      const come = new Set(diff.filter(({ sign }) => sign === '+').map(({ line }) => line))
      const kept = before.split('\n').filter((_line, i) => !gone.has(i + 1))
      expect(after.split('\n').filter((_line, i) => !come.has(i + 1))).toEqual(kept)
    }),
  )
})
