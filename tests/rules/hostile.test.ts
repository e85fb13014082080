// The corpus of hostile cards: what must be refused is refused with file and line, at once, and nothing of it runs.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { decodeCard, editCard, parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { checkBook, FORMATS, formatDiagnostics } from '../../src/rules/index.ts'
import type { Diagnostic } from '../../src/text/index.ts'
import { TODAY } from './book.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpora/hostile')
const isThere = existsSync(join(corpus, 'expectations.tsv'))
if (!isThere)
  console.log('Skipped: the corpus of hostile cards (../shared/corpora/hostile) is not on this machine.')

const cases = isThere
  ? readFileSync(join(corpus, 'expectations.tsv'), 'utf8')
      .split('\n')
      .map((row) => row.split('\t'))
      .filter(([file]) => file?.startsWith('cards/'))
      .map(([file = '', verdict = '']) => ({ file, verdict }))
  : []

function check(file: string): { found: readonly Diagnostic[]; text: string } {
  const decoded = decodeCard(readFileSync(join(corpus, file)), file)
  if ('diagnostic' in decoded) return { found: [decoded.diagnostic], text: '' }
  const contact = readContact(parseCard(decoded.text, file), DEFAULT_CONFIG)
  return { found: checkBook(buildBook([contact], DEFAULT_CONFIG), { today: TODAY }), text: decoded.text }
}

describe.skipIf(!isThere)('hostile cards', () => {
  test('the corpus has them', () => expect(cases.length).toBeGreaterThan(30))

  test.each(cases)('$verdict $file', ({ file, verdict }) => {
    const started = process.cpuUsage()
    const { found, text } = check(file)
    const spent = process.cpuUsage(started)
    expect(spent.user + spent.system).toBeLessThan(1_000_000)
    expect(Reflect.get(globalThis, 'PWN')).toBeUndefined()
    expect(Reflect.get({}, 'admin')).toBeUndefined()

    const of = (severity: string) => found.filter((one) => one.severity === severity)
    for (const one of found) {
      expect(one.file).toBe(file)
      expect(one.line).toBeGreaterThan(0)
      expect(one.message).not.toMatch(/stack|at line \d+|undefined/)
    }
    if (verdict === 'REJECT') expect(of('error')).not.toEqual([])
    else expect(of('error')).toEqual([])
    if (verdict === 'FLAG') expect(of('warning')).not.toEqual([])

    for (const format of FORMATS) {
      const printed = formatDiagnostics(format, { diagnostics: found, cards: 1, source: () => text })
      expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }
    if (verdict === 'EXACT') {
      const edited = editCard(text, [{ op: 'set', key: 'name', value: 'Mira Muster' }])
      expect('text' in edited && edited.text).toBe(text.replace(/^(name: ).*$/m, '$1Mira Muster'))
    }
  })
})
