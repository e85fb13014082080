// The judge of hostile files, on a second half of them that is made here: what the command line does with each, and that a
// verdict which was not kept is told.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { measureHostile } from '../../scripts/corpora/hostile.ts'
import { CSV } from './hostile/csv.ts'
import { type HostileFile, writeHostile } from './hostile/files.ts'
import { ICS } from './hostile/ics.ts'
import { MAIL } from './hostile/mail.ts'
import { card, VCF } from './hostile/vcf.ts'

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

async function judged(kind: string, ending: string, files: readonly HostileFile[]) {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-half-'))
  made.push(dir)
  writeHostile(dir, kind, ending, files)
  return measureHostile(dir)
}

test.each([
  ['vcf', 'vcf', VCF],
  ['csv', 'csv', CSV],
  ['ics', 'ics', ICS],
  ['mail', 'eml', MAIL],
] as const)('%s: every verdict is kept', { timeout: 600_000 }, async (kind, ending, files) => {
  const [figure] = await judged(kind, ending, files)
  expect(figure?.short).toEqual([])
  expect(figure?.value).toBe(1)
})

test('what does not keep its verdict is named, with the reason', { timeout: 120_000 }, async () => {
  const [figure] = await judged('vcf', 'vcf', [
    ['taken', 'REJECT', card('VERSION:4.0', 'FN:Mira')],
    ['silent', 'FLAG', card('VERSION:4.0', 'FN:Mira')],
    ['good', 'ACCEPT', card('VERSION:4.0', 'FN:Mira')],
    ['refused', 'INERT', 'BEGIN:VCARD\r\nFN:Mira\r\n'],
  ])
  expect(figure?.value).toBe(0.25)
  expect(figure?.short.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
    'hostile/vcf/taken.vcf REJECT: status 0; no error with file, line and reason; wrote book/contacts/mira.md',
    'hostile/vcf/silent.vcf FLAG: no warning with its line',
    expect.stringMatching(/^hostile\/vcf\/refused\.vcf INERT: set aside: It has no END:VCARD/),
  ])
})
