// Every calendar of the shared corpus, when it is beside the repository: no crash, no event lost, each with its line.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measureIcal } from '../../scripts/corpora/ical.ts'
import { readIcal } from '../../src/formats/ical/read.ts'
import { isDate } from '../../src/text/index.ts'
import { OPTIONS } from './ical-of.ts'

const root = join(import.meta.dirname, '../../../shared/corpora')
const isThere = existsSync(join(root, 'ical'))
if (!isThere) console.warn('skipped: the corpus ../shared/corpora is not beside this repository')

const files = isThere ? globSync('ical/**/*.ics', { cwd: root }).sort() : []

describe.skipIf(!isThere)('the corpus', () => {
  test.each(files)('%s ends in interactions or a diagnostic', (name) => {
    const bytes = readFileSync(join(root, name))
    const { interactions, records, diagnostics } = readIcal(bytes, name, OPTIONS)
    const lines = bytes.toString('latin1').split(/\r\n|\n|\r/)
    expect(interactions.length + records.length + diagnostics.length).toBeGreaterThan(0)
    for (const { date, id, source, followUp } of interactions) {
      expect(date === '' || isDate(date)).toBe(true)
      expect(followUp === undefined || isDate(followUp.due)).toBe(true)
      expect(id).toMatch(/^UID: \S/)
      expect(lines[source.line - 1]).toMatch(/^BEGIN:V(?:EVENT|TODO|JOURNAL)/)
    }
    for (const { line, message } of diagnostics) {
      expect(line).toBeLessThanOrEqual(lines.length)
      expect(message).toMatch(/^[A-Z].*\.$/s)
    }
  })

  test('no file falls short', async () => {
    for (const { short } of await measureIcal(root)) expect(short).toEqual([])
  })
})
