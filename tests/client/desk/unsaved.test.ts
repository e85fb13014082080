// What a log-out says that it would lose.
import { expect, test } from 'vitest'
import { unsavedWords } from '../../../src/client/desk/unsaved.ts'

test.each([
  [0, 0, ''],
  [1, 0, 'One edit is in this browser only, and not sent yet.'],
  [0, 2, '2 forms are filled in, and not saved.'],
  [2, 1, '2 edits are in this browser only, and not sent yet. One form is filled in, and not saved.'],
])('%d edits and %d forms', (edits, drafts, words) => {
  expect(unsavedWords({ edits, drafts })).toBe(words)
})
