// What a merge says of a clash that it decided by rule.

import { expect, test } from 'vitest'
import { mergeCards } from '../../src/merge/index.ts'
import { CONFIG } from './laws.ts'

const card = (...lines: string[]) => ['---', 'name: Ada', ...lines, '---', ''].join('\n')
const noted = (text: string) => `${card()}\n${text}\n`

test.each([
  // why, base, ours, theirs, what is said
  [
    'nothing of edits apart',
    card('stage: lead', 'owner: a'),
    card('stage: lead', 'owner: b'),
    card('stage: former', 'owner: a'),
    [],
  ],
  ['a value that lost', card(), card('title: Head'), card('title: Boss'), ['warning merge-contested 3:1']],
  ['a value that was cleared', card('title: A'), card(), card('title: B'), ['info merge-cleared 3:1']],
  [
    'won against lost',
    card('kind: deal', 'stage: qualify'),
    card('kind: deal', 'stage: won'),
    card('kind: deal', 'stage: lost'),
    ['error merge-decide 4:1'],
  ],
  [
    'two edits of one sentence',
    noted('She rides a horse.'),
    noted('She rides a bicycle.'),
    noted('She rides a tram.'),
    ['warning merge-notes 5:1'],
  ],
  [
    'an edit of what was deleted',
    noted('One. She rides a horse.'),
    noted('One.'),
    noted('One. She rides a grey horse.'),
    ['info merge-notes 5:6'],
  ],
  [
    'a side that can not be read',
    card('title: A'),
    card('title: [B'),
    card('title: A', 'owner: c'),
    ['error merge-unreadable 1:1'],
  ],
])('%s', (_why, base, ours, theirs, said) => {
  const { diagnostics } = mergeCards(base, ours, theirs, CONFIG, 'ada.md')
  expect(
    diagnostics.map(({ severity, rule, line, column }) => `${severity} ${rule} ${line}:${column}`),
  ).toEqual(said)
  expect(diagnostics.every(({ file, hint }) => file === 'ada.md' && hint !== undefined)).toBe(true)
})
