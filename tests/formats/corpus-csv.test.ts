// The invented people of the CSV corpus: what each product's export of them must give, as far as the file has it.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { carriedBy, faultsByRow, type Person } from '../../scripts/corpora/csv.ts'
import { readFile } from '../../src/formats/index.ts'

const folder = join(import.meta.dirname, '../../../shared/corpora/csv')
const names = existsSync(folder)
  ? readdirSync(join(folder, 'expected')).filter((name) => !name.startsWith('_'))
  : []
if (names.length === 0) console.warn('skipped: the corpus ../shared/corpora is not beside this repository')

test.skipIf(names.length === 0).each(names)('%s', (name) => {
  const file = name.replace(/\.json$/, '')
  const people: Person[] = JSON.parse(readFileSync(join(folder, 'expected', name), 'utf8'))
  const { records } = readFile(readFileSync(join(folder, file)), file)
  expect(records.length).toBe(people.length)
  expect(carriedBy(records, people).size).toBeGreaterThan(2)
  expect(faultsByRow(people, records).flat()).toEqual([])
})
