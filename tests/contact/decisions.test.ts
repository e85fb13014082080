import { expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, decisionsOf, readContact, sentencePairs } from '../../src/contact/index.ts'
import { mergeCards } from '../../src/merge/index.ts'

const contactOf = (text: string) => readContact(parseCard(text, 'contacts/a.md'), DEFAULT_CONFIG)
const card = (front: string, body = '') => `---\nname: A\n${front}\n---\n${body}`

test.each([
  // why, front matter, [key, other, stands, how]
  ['a value', 'title: Boss\nconflicts: ["title: Clerk"]', ['title', 'Clerk', ['Boss'], 'replace']],
  ['a value that was cleared since', 'conflicts: ["title: Clerk"]', ['title', 'Clerk', [], 'replace']],
  ['a value with a colon', 'conflicts: ["next: Ask: now"]', ['next', 'Ask: now', [], 'replace']],
  [
    'a label of a number',
    'phone: ["+44 20 7946 0958 (work)", "+44 20 7946 0959"]\nconflicts: ["phone: +442079460958 (home)"]',
    ['phone', '+442079460958 (home)', ['+44 20 7946 0958 (work)'], 'replace'],
  ],
  ['a tag that is gone', 'tags: [uk]\nconflicts: ["tags: VIP"]', ['tags', 'VIP', [], 'add']],
  [
    'a tag that is there in other letters',
    'tags: [vip]\nconflicts: ["tags: VIP"]',
    ['tags', 'VIP', ['vip'], 'replace'],
  ],
  [
    'a link that was put back, since a deal is for somebody',
    'kind: deal\nfor: [acme]\nconflicts: ["for: acme"]',
    ['for', 'acme', ['acme'], 'remove'],
  ],
  ['a list of no field', 'x-a: [b]\nconflicts: ["x-a: c"]', ['x-a', 'c', [], 'add']],
  ['a value of no field', 'x-a: b\nconflicts: ["x-a: c"]', ['x-a', 'c', ['b'], 'replace']],
  [
    'a value that cannot be read',
    'title: {a: b}\nconflicts: ["title: Clerk"]',
    ['title', 'Clerk', [], 'by-hand'],
  ],
  ['a line that names nothing', 'conflicts: [whatever]', ['', 'whatever', [], 'by-hand']],
  ['a path that leads into a value', 'conflicts: ["log/2: x"]', ['', 'log/2: x', [], 'by-hand']],
])('%s', (_why, front, wanted) => {
  const [first, ...others] = decisionsOf(contactOf(card(front)), DEFAULT_CONFIG)
  expect(others).toEqual([])
  expect([first?.key, first?.other, first?.stands, first?.how]).toEqual(wanted)
})

test('two edits of one sentence, as the merge marks them', () => {
  const [base, ours, theirs] = ['red', 'blue', 'green'].map((word) =>
    card('', `\nFirst paragraph.\n\nLikes the ${word} one. And tea.\n`),
  ) as [string, string, string]
  const { text } = mergeCards(base, ours, theirs, DEFAULT_CONFIG)
  const [pair, ...others] = sentencePairs(contactOf(text))
  expect(others).toEqual([])
  expect(pair?.text).toBe('Likes the blue one. Likes the green one.')
  expect(text.split('\n')[(pair?.line ?? 0) - 1]).toContain('conflict: two edits')
})

test('the comment in the log is nobody’s pair', () => {
  const log = '\n## Log\n\n- 2026-01-01: A. <!-- conflict: two edits of one sentence -->\n'
  expect(sentencePairs(contactOf(card('', log)))).toEqual([])
})
