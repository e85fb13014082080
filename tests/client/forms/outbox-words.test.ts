import { expect, test } from 'vitest'
import type { DeskStatus } from '../../../src/client/desk/types.ts'
import { ageWords, stateWords, statusWords } from '../../../src/client/forms/outbox-words.ts'

const NOW = new Date(2026, 10, 23, 15, 0).getTime()
const MINUTE = 60_000
const quiet: DeskStatus = {
  ...{ access: 'in', unsent: 0, nag: false, offlineNeedsHttps: false, mayBeCleared: false, slow: false },
  outdated: false,
}

test.each([
  [0, 'just now'],
  [1, '1 minute ago'],
  [59, '59 minutes ago'],
  [60, '1 hour ago'],
  [47 * 60, '47 hours ago'],
  [48 * 60, '2 days ago'],
])('%d minutes are %s', (minutes, words) => {
  expect(ageWords(NOW - minutes * MINUTE, NOW)).toBe(words)
})

test('how far an edit is', () => {
  expect(stateWords({ state: 'here' })).toBe('Saved here.')
  expect(stateWords({ state: 'sending' })).toBe('Sending…')
  expect(stateWords({ state: 'sent' })).toBe('Sent.')
  expect(
    stateWords({
      state: 'refused',
      problem: { kind: 'refused', said: 'The card is too large.', remedy: 'Shorten its notes.' },
    }),
  ).toBe('Not taken. The card is too large. Shorten its notes.')
})

test('the whole in one line: nothing to say, unsent with their age, offline, slow', () => {
  expect(statusWords(quiet, NOW)).toBe('')
  expect(statusWords({ ...quiet, unsent: 1, oldest: NOW - 5 * MINUTE }, NOW)).toBe(
    '1 edit is saved here and not sent yet, the oldest 5 minutes ago.',
  )
  expect(statusWords({ ...quiet, unsent: 2, slow: true }, NOW)).toBe(
    '2 edits are saved here and not sent yet. This server sends the whole book at the first edit: it takes longer.',
  )
  expect(statusWords({ ...quiet, storedAt: new Date(2026, 10, 23, 14, 2).getTime() }, NOW)).toBe(
    'Offline: as of 14:02.',
  )
  expect(statusWords({ ...quiet, storedAt: new Date(2026, 10, 20, 9, 5).getTime() }, NOW)).toBe(
    'Offline: as of Fri 20 Nov, 09:05.',
  )
})
