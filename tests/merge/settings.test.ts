import { expect, test } from 'vitest'
import { mergeSettings } from '../../src/merge/index.ts'

test.each<[string, string, string, string, string, string[]]>([
  // why, base, ours, theirs, merged, lost
  ['two keys', 'a: 1\nb: 1\n', 'a: 2\nb: 1\n', 'a: 1\nb: 2\n', 'a: 2\nb: 2\n', []],
  ['one value', 'a: 1\n', 'a: 2\n', 'a: 3\n', 'a: 3\n', ['a: 2']],
  ['both add a key', 'a: 1\n', 'a: 1\nc: 1\n', 'a: 1\nb: 1\n', 'a: 1\nb: 1\nc: 1\n', []],
  ['one takes a key away', 'a: 1\nb: 1\n', 'a: 1\n', 'a: 2\nb: 1\n', 'a: 2\n', []],
  ['taken away against changed: it stays', 'a: 1\nb: 1\n', 'a: 1\n', 'a: 1\nb: 2\n', 'a: 1\nb: 2\n', []],
  [
    'keys inside',
    't:\n  sam: 1\n  ana: 1\n',
    't:\n  sam: 2\n  ana: 1\n  bob: 1\n',
    't:\n  sam: 1\n  ana: 2\n',
    't:\n  sam: 2\n  ana: 2\n  bob: 1\n',
    [],
  ],
  [
    'comments stay with their key',
    '# one\na: 1\n\n# two\nb: 1\n',
    '# one\na: 2\n\n# two\nb: 1\n',
    '# one\na: 1\n\n# two!\nb: 1\n# end\n',
    '# one\na: 2\n\n# two!\nb: 1\n# end\n',
    [],
  ],
  ['no newline at the end', 'a: 1', 'a: 1\nb: 1', 'a: 1\nc: 1', 'a: 1\nb: 1\nc: 1', []],
  [
    'a list that both changed',
    'a:\n  - 1\n',
    'a:\n  - 1\n  - 2\n',
    'a:\n  - 1\n  - 3\n',
    'a:\n  - 1\n  - 3\n',
    ['  - 2'],
  ],
  ['comments only', '# a\n', '# b\n', '# c\n', '# c\n', ['# b']],
  ['keys in quotes', '"a b": 1\nc: 1\n', '"a b": 2\nc: 1\n', '"a b": 1\nc: 2\n', '"a b": 2\nc: 2\n', []],
  ['both added the file', '', 'a: 1\n', 'b: 1\n', 'a: 1\nb: 1\n', []],
])('%s', (_why, base, ours, theirs, text, lost) => {
  expect(mergeSettings(base, ours, theirs)).toEqual({ text, lost })
  expect(mergeSettings(base, theirs, ours)).toEqual({ text, lost })
})
