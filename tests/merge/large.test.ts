// Cards at the limit of 128 KiB, and beyond, as nobody writes them: no throw, nothing lost, and no second of waiting.

import { expect, test } from 'vitest'
import { mergeCards } from '../../src/merge/index.ts'

const LIMIT = 128 * 1024

/** Three versions of a body, up to about `size` characters. */
function versions(size: number, make: (side: number, i: number) => string): [string, string, string] {
  const body = (side: number) => {
    const lines: string[] = []
    for (let i = 0, length = 0; length < size - 200; i++)
      length += lines[lines.push(make(side, i)) - 1]?.length ?? 1
    return `---\nname: Ada\n---\n\n${lines.join('')}`
  }
  return [body(0), body(1), body(2)]
}

test.each([
  // what, size, the i-th piece of a side
  ['items that both sides wrote anew', LIMIT, (side: number, i: number) => `- x${i % 7} ${side}${i}\n`],
  ['three lines over and over', LIMIT, (side: number, i: number) => `- ${'abc'[(i * (side + 1)) % 3]}\n`],
  ['sentences of one word', LIMIT, (side: number, i: number) => `a${(i * (side + 3)) % 50}. `],
  ['one sentence', LIMIT, (side: number, i: number) => `b${(i * (side + 3)) % 50} `],
  [
    'a marker behind every line',
    LIMIT,
    (side: number, i: number) => `s${i} ${side}. <!-- conflict: two edits of one sentence -->\n`,
  ],
  [
    'log entries',
    LIMIT,
    (side: number, i: number) => `${i === 0 ? '## Log\n\n' : ''}- 2026-01-0${1 + (i % 9)}: z${side}${i}\n`,
  ],
  ['more than a card may have', 3 * LIMIT, (side: number, i: number) => `x${side}${i}\n`],
  [
    'blank lines, more than a card may have',
    3 * LIMIT,
    (side: number, i: number) => (i % 1000 === 0 ? `x${side}${i}\n` : '\n'),
  ],
] as const)('%s', (_what, size, make) => {
  const [base, ours, theirs] = versions(size, make)
  const merged = mergeCards(base, ours, theirs)
  expect(mergeCards(base, theirs, ours).text).toBe(merged.text)
  const now = new Set(merged.text.match(/\S+/g))
  expect(
    [...(ours.match(/\S+/g) ?? []), ...(theirs.match(/\S+/g) ?? [])].filter((word) => !now.has(word)),
  ).toEqual([])
  expect(merged.diagnostics.length).toBeLessThan(100)
})

test.each([
  ['a lone carriage return', 'One.\rTwo.'],
  ['a NUL', 'One.\0Two.'],
])('%s in the notes, so that the card is refused: its notes stay', (_what, odd) => {
  const card = (owner: string, notes: string) => `---\nname: Ada\nowner: ${owner}\n---\n\n${notes}\n`
  const { text, diagnostics } = mergeCards(
    card('a', 'One.'),
    card('b', `${odd} Three.`),
    card('a', 'Zero.\n\nOne.'),
  )
  for (const word of ['owner: b', 'One.', 'Two.', 'Three.', 'Zero.']) expect(text).toContain(word)
  expect(diagnostics.map(({ rule }) => rule)).toContain('merge-unreadable')
})
