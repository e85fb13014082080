// The hostile vCard and CSV files of the shared corpus, each with the verdict it must meet. REJECT: nothing is read, and the line is
// named. QUARANTINE: that record is set aside, the rest is imported. FLAG: imported, with a warning. INERT, EXACT: imported as text.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { DEFAULT_CONFIG } from '../../src/contact/index.ts'
import { type ImportPlan, planImport, type ReadResult, readFile } from '../../src/formats/index.ts'

const folder = join(import.meta.dirname, '../../../shared/corpora/hostile')
const isThere = existsSync(folder)
if (!isThere) console.warn('skipped: the corpus ../shared/corpora is not beside this repository')

const verdicts = isThere
  ? readFileSync(join(folder, 'expectations.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([file = '']) => /^(?:vcf|csv)\//.test(file))
      .map(([file = '', verdict = '']) => [file, verdict] as const)
  : []

function run(file: string): { read: ReadResult; plan: ImportPlan; cpu: number } {
  const bytes = readFileSync(join(folder, file))
  const start = process.cpuUsage()
  const read = readFile(bytes, file)
  const plan = planImport(read.records, buildBook([], DEFAULT_CONFIG), { today: '2026-11-23' })
  const { user, system } = process.cpuUsage(start)
  return { read, plan, cpu: (user + system) / 1e6 }
}

test.skipIf(!isThere).each(verdicts)('%s: %s', (file, verdict) => {
  const { read, plan, cpu } = run(file)
  expect(cpu).toBeLessThan(file.includes('ten-thousand') ? 20 : 1)
  expect('PWN' in globalThis).toBe(false)
  expect(({} as { admin?: unknown }).admin).toBe(undefined)
  const aside = plan.lines.filter((line) => line.action === 'reject')
  const told = [...read.diagnostics, ...plan.diagnostics]
  for (const found of told) expect(found.line).toBeGreaterThan(0)
  for (const { text = '' } of plan.files) expect(text).not.toMatch(/\ufffd|\u001b/)
  switch (verdict) {
    case 'REJECT':
      expect([read.records, plan.files]).toEqual([[], []])
      expect(told.some((found) => found.severity === 'error')).toBe(true)
      break
    case 'QUARANTINE':
      expect(aside.length).toBeGreaterThan(0)
      expect(aside.every((line) => line.reason !== '' && line.line > 0)).toBe(true)
      break
    case 'FLAG':
      expect(aside).toEqual([])
      expect(told.length).toBeGreaterThan(0)
      break
    default:
      expect([aside, told]).toEqual([[], []])
      expect(plan.counts.create).toBe(read.records.length)
  }
})

test.skipIf(!isThere)('no two names share a file, none is nameless', () => {
  const slugs = (file: string) => run(file).plan.lines.map((line) => line.slug)
  expect(new Set(slugs('vcf/emoji-only.vcf')).size).toBe(3)
  expect(slugs('vcf/empty-name.vcf')).toEqual([expect.stringMatching(/^a-at-example/)])
  expect(new Set(slugs('vcf/uid-collision.vcf')).size).toBe(2)
  expect(new Set(slugs('vcf/ten-thousand.vcf')).size).toBe(10_000)
})
