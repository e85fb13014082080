// Whether a page that is older than the book lacks anything but what was done in this browser.
import { expect, test } from 'vitest'
import { isOwnWork } from '../../../src/client/forms/page-age.ts'

const OWN = [{ commit: 'b', parent: 'a' }, { commit: 'c', parent: 'b' }, { commit: 'e', parent: 'd' }, {}]

test.each([
  ['a', 'c', true],
  ['b', 'c', true],
  ['a', 'a', true],
  ['a', 'd', false],
  ['a', 'e', false],
  ['c', 'e', false],
  ['d', 'e', true],
])('from %s to %s', (from, to, isOwn) => {
  expect(isOwnWork(OWN, from, to)).toBe(isOwn)
})
