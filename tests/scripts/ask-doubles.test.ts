// Asking whether two cards are one, with somebody who answers.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { askDoubles } from '../../scripts/ask-doubles.ts'
import { doublesInBook } from '../../src/dedupe/index.ts'
import { readBook } from '../../src/disk/index.ts'
import { tempBook } from './cli.ts'

const { selectKey } = vi.hoisted(() => ({ selectKey: vi.fn() }))
vi.mock('@clack/prompts', () => ({ selectKey }))

const ZOE = '---\nname: Zoe Adler\nemail: zoe@adler.example\n---\n'

// The prompt ends at Enter with no letter at all.
test.each([
  ['Enter alone decides nothing', [undefined, undefined, 'l'], [true, true]],
  ['the first stays', [undefined, 'm'], [true, false]],
  ['the second stays', ['o'], [false, true]],
  ['Ctrl-C ends', [Symbol('stop')], [true, true]],
])('%s', async (_why, answers, there) => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { dir } = tempBook({ 'zoe-adler.md': ZOE, 'zoe-adler-2.md': ZOE })
  const folder = join(dir, 'contacts')
  const book = readBook(folder)
  const pairs = doublesInBook(book).pairs.filter(({ keep }) => keep.name === 'Zoe Adler')
  selectKey.mockReset()
  for (const answer of answers) selectKey.mockResolvedValueOnce(answer)
  await askDoubles({ folder, book, today: '2026-11-23', json: false }, pairs)
  expect(pairs).toHaveLength(1)
  const slugs = pairs.flatMap(({ keep, other }) => [keep.slug, other.slug])
  expect(slugs.map((slug) => existsSync(join(folder, `${slug}.md`)))).toEqual(there)
  expect(selectKey).toHaveBeenCalledTimes(answers.length)
})

test.each([
  ['merged, the joined card and the third are asked about once', ['m', 'l'], ['1 of 3', '2 of 2']],
  ['the other one stays', ['o', 'l'], ['1 of 3', '2 of 2']],
  ['put off, then merged: what was asked does not come again', ['l', 'm'], ['1 of 3', '2 of 3']],
])('three cards of one: %s', async (_why, answers, places) => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { dir } = tempBook({ 'zoe-adler.md': ZOE, 'zoe-adler-2.md': ZOE, 'zoe-adler-3.md': ZOE })
  const folder = join(dir, 'contacts')
  const book = readBook(folder)
  const pairs = doublesInBook(book).pairs.filter(({ keep }) => keep.name === 'Zoe Adler')
  expect(pairs).toHaveLength(3)
  selectKey.mockReset()
  for (const answer of answers) selectKey.mockResolvedValueOnce(answer)
  selectKey.mockResolvedValue('q')
  await askDoubles({ folder, book, today: '2026-11-23', json: false }, pairs)
  expect(selectKey.mock.calls.map(([{ message }]) => /\d of \d/.exec(message)?.[0])).toEqual(places)
})
