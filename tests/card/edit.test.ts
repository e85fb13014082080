// What an edit does to comments, quotes and layout: by example. That no other byte changes: edit.property.test.ts.

import { expect, test } from 'vitest'
import { type Change, editCard } from '../../src/card/index.ts'

function edit(front: string, change: Change, eol: string): string {
  const text = `---\nname: X\n${front}\nnext: q\n---\n\nhi\n`.replaceAll('\n', eol)
  const result = editCard(text, [change], ['name', 'tags', 'next'], 'a.md')
  return 'text' in result ? result.text : (result.diagnostics[0]?.rule ?? '')
}

const key = 'tags'
const set = (value: string | string[]): Change => ({ op: 'set', key, value })
const add = (value: string): Change => ({ op: 'add', key, value })
const remove = (value: string): Change => ({ op: 'remove', key, value })

test.each([
  // why                                        before                             change                 after
  ['one value more', 'tags: [a, b]', add('c'), 'tags: [a, b, c]'],
  ['a comma at the end stays', 'tags: [a, b,]', add('c'), 'tags: [a, b, c,]'],
  ['one item a line', 'tags: [\n  a,\n  b,\n]', add('c'), 'tags: [\n  a,\n  b,\n  c,\n]'],
  ['empty brackets', 'tags: [ ]', add('c'), 'tags: [c]'],
  ['empty brackets with a comment', 'tags: [ # c\n]', add('c'), 'tags: [c # c\n]'],
  ['a comment behind the key', 'tags: # ours', add('c'), 'tags: c # ours'],
  ['one value becomes two', 'tags: a # ours', add('c'), 'tags:\n  - a # ours\n  - c'],
  ['quotes stay', "tags: 'a'", add('c'), "tags:\n  - 'a'\n  - c"],
  ['a folded value with a comment', 'tags: >- # ours\n  a\n  b', add('c'), 'tags:\n  - a b # ours\n  - c'],
  ['a value over two lines', 'tags: a\n  b # ours', add('c'), 'tags:\n  - a b # ours\n  - c'],
  ['a list without indent', 'tags:\n- a', add('c'), 'tags:\n- a\n- c'],
  ['a list with its own indent', 'tags:\n     -   a', add('c'), 'tags:\n     -   a\n     -   c'],
  ['the same value again', 'tags: [a]', add('a'), 'tags: [a]'],
  ['removed from the middle', 'tags: [a, b, c]', remove('b'), 'tags: [a, c]'],
  ['removed from the front', 'tags: [a, b, c]', remove('a'), 'tags: [b, c]'],
  ['removed from the end', 'tags: [a, b, c]', remove('c'), 'tags: [a, b]'],
  ['a comment between the items stays', 'tags: [a, b # c\n  , d]', remove('d'), 'tags: [a, b # c\n  , ]'],
  ['and in front', 'tags: [a, # c\n  b, d]', remove('b'), 'tags: [a, # c\n   d]'],
  ['the comment of an item goes with it', 'tags:\n  - a # c\n  - b # d', remove('a'), 'tags:\n  - b # d'],
  ['a comment line stays', 'tags:\n  # all\n  - a\n  - b', remove('a'), 'tags:\n  # all\n  - b'],
  [
    'another list: kept items stay',
    'tags:\n  - "a" # c\n  - b',
    set(['a', 'x', 'z']),
    'tags:\n  - "a" # c\n  - x\n  - z',
  ],
  ['another list, another front', "tags: [a, 'b', c]", set(['b', 'c', 'd']), "tags: ['b', c, d]"],
  ['one item of a list', "tags: ['a', b, c]", set(['a', 'x', 'c']), "tags: ['a', x, c]"],
  ['one value', 'tags: "a" # ours', set('b'), 'tags: "b" # ours'],
  ['emptied, and the comment stays', 'tags: a # ours', set([]), 'tags:  # ours'],
  ['empty already', 'tags: []  # ours', set(''), 'tags: []  # ours'],
  ['text that YAML would take for more', 'tags: a', set('- b: #c'), 'tags: "- b: #c"'],
  ['the key with its list', 'tags:\n  - a\n\n  # c\n  - b', { op: 'delete', key } as Change, undefined],
  ['a value that can’t be read is not doubled', 'tags: {a: b}', set('c'), 'edit-layout'],
  ['what no splice can do is refused', 'tags:\n  - # c\n    a\n  - b', remove('a'), 'edit-layout'],
  ['a value of two lines is refused', 'tags: a', set('b\n---'), 'value-lines'],
] as [string, string, Change, string | undefined][])('%s', (_why, before, change, after) => {
  for (const eol of ['\n', '\r\n']) {
    const whole =
      after === undefined
        ? '---\nname: X\nnext: q\n---\n\nhi\n'
        : `---\nname: X\n${after}\nnext: q\n---\n\nhi\n`
    const wanted = after !== undefined && /^[a-z]+-[a-z]+$/.test(after) ? after : whole.replaceAll('\n', eol)
    expect(edit(before, change, eol)).toBe(wanted)
  }
})
