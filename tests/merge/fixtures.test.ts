// One folder for each row of the rules, with base, ours, theirs and what comes out.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mergeCards } from '../../src/merge/index.ts'
import { CONFIG } from './laws.ts'

const here = join(import.meta.dirname, 'fixtures')
const folders = readdirSync(here).filter((name) => existsSync(join(here, name, 'base.md')))

test.each(folders)('%s', (name) => {
  const read = (file: string) => readFileSync(join(here, name, `${file}.md`), 'utf8')
  const [base, ours, theirs, expected] = [read('base'), read('ours'), read('theirs'), read('expected')]
  expect(mergeCards(base, ours, theirs, CONFIG).text).toBe(expected)
  expect(mergeCards(base, theirs, ours, CONFIG).text).toBe(expected)
  expect(mergeCards(base, expected, theirs, CONFIG).text).toBe(expected)
  expect(mergeCards(base, ours, expected, CONFIG).text).toBe(expected)
})

test('there is a folder for every rule', () => {
  expect(folders.length).toBeGreaterThan(40)
})
