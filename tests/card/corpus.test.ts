// Real front matter of many programs: every file is read without a crash, and each edit of what can be read leaves
// every other byte alone. Skipped where the corpus is not beside the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Change, decodeCard, editCard, parseCard } from '../../src/card/index.ts'

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/corpora/frontmatter')
const has = existsSync(CORPUS)
if (!has) console.log('skipped: the front-matter corpus is not beside the project')

const files = has
  ? readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(CORPUS, path.join(entry.parentPath, entry.name)))
      .sort()
  : []

const texts = files.flatMap((file) => {
  const decoded = decodeCard(readFileSync(path.join(CORPUS, file)), file)
  return 'text' in decoded ? [{ file, text: decoded.text }] : []
})

describe.skipIf(!has)('the front-matter corpus', () => {
  test('every file is read, or says why not', () => {
    expect(files.length).toBeGreaterThan(300)
    for (const { file, text } of texts) {
      const card = parseCard(text, file)
      if (card.frontMatter === undefined) {
        expect(card.diagnostics.filter((found) => found.severity === 'error').length, file).toBeGreaterThan(0)
      }
      for (const found of card.diagnostics)
        expect([found.file, found.line >= 1, found.column >= 1]).toEqual([file, true, true])
    }
    expect('PWN' in globalThis).toBe(false)
  })

  test('each edit of each entry keeps every other byte', () => {
    let edits = 0
    const refused: string[] = []
    for (const { file, text } of texts) {
      const card = parseCard(text, file)
      if (card.frontMatter === undefined) continue
      const changes: Change[] = [
        { op: 'set', key: 'zz-new', value: 'A: new # value' },
        { op: 'set', key: 'zz-list', value: ['one', '0123'] },
        { op: 'log', entry: { date: '2026-11-23', kind: 'call', text: 'Hello' } },
        ...card.entries.flatMap(({ key, values }): Change[] => [
          { op: 'set', key, value: 'yes' },
          { op: 'set', key, value: [...values.map((one) => one.text), 'x, y'] },
          { op: 'add', key, value: '- more: [of it]' },
          { op: 'delete', key },
          ...values.map((one): Change => ({ op: 'remove', key, value: one.text })),
        ]),
      ]
      for (const change of changes) {
        edits++
        const result = editCard(text, [change], [], file)
        if ('diagnostics' in result) {
          // Which of two lines of one key goes is a person's decision.
          if (card.diagnostics.some((found) => found.rule === 'yaml-duplicate-key')) continue
          refused.push(`${file} ${JSON.stringify(change)}`)
          continue
        }
        const entry = 'key' in change ? card.entries.find((one) => one.key === change.key) : undefined
        const [before, behind] = entry
          ? [text.slice(0, entry.range[0]), text.slice(entry.range[1])]
          : common(text, result.text)
        expect(
          result.text.startsWith(before) && result.text.endsWith(behind),
          `${file} ${JSON.stringify(change)}`,
        ).toBe(true)
        expect(before.length + behind.length).toBeGreaterThanOrEqual(entry ? 0 : text.length)
      }
    }
    expect(edits).toBeGreaterThan(1500)
    expect(refused).toEqual([])
  })
})

/** The common beginning and, of the rest, the common end. */
function common(a: string, b: string): [string, string] {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(0, start), a.slice(a.length - end)]
}
