// The second opinion that the driver asks before it replaces a file.

import { expect, test } from 'vitest'
import { missingFacts } from '../../src/merge/index.ts'

const card = (stage: string, notes: string, log: string, records = '') =>
  `---\nname: Ada\nstage: ${stage}\ntags: [uk]\n${records}---\n\n${notes}\n\n## Log\n\n- 2026-01-02 call: One\n${log}`

const base = card('lead', 'She rides.', '')
const ours = card('prospect', 'She rides horses.', '- 2026-01-03 call: Two\n')
const theirs = card('customer', 'She rides.', '- 2026-01-04 call: Three\n')
const both = '- 2026-01-03 call: Two\n- 2026-01-04 call: Three\n'
const record = 'conflicts:\n  - "stage: prospect"\n'

test.each([
  // why, merged, what is missing
  ['all is there', card('customer', 'She rides horses.', both, record), []],
  ['a value without a record', card('customer', 'She rides horses.', both), ['stage: prospect']],
  ['a value in the place of the other', card('prospect', 'She rides horses.', both), ['stage: customer']],
  [
    'an entry of the log',
    card('customer', 'She rides horses.', both.slice(0, 23), record),
    ['- 2026-01-04 call: Three'],
  ],
  ['a word', card('customer', 'She rides.', both, record), ['rides', 'horses.']],
  ['everything of one side', theirs, ['stage: prospect', '- 2026-01-03 call: Two', 'rides', 'horses.']],
])('%s', (_why, merged, missing) => {
  expect(missingFacts(base, [ours, theirs], merged)).toEqual(missing)
  expect(missingFacts(base, [theirs, ours], merged).sort()).toEqual(missing.toSorted())
})

test('of a version that can not be read, lines', () => {
  const broken = ours.replace('tags: [uk]', 'tags: [uk')
  expect(missingFacts(base, [broken, theirs], theirs)).toEqual([
    'stage: prospect',
    'tags: [uk',
    'She rides horses.',
    '- 2026-01-03 call: Two',
  ])
})
