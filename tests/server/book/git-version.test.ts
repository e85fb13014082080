import { expect, test } from 'vitest'
import { isEnough } from '../../../src/server/book/git-version.ts'

test.each([
  ['git version 2.39.5', true],
  ['git version 2.36.0.windows.1', true],
  ['git version 2.50.1 (Apple Git-155)', true],
  ['git version 3.0', true],
  ['git version 2.35.9', false],
  ['git version 1.99', false],
  ['', false],
])('%s: %s', (text, expected) => {
  expect(isEnough(text)).toBe(expected)
})
