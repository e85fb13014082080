import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nameBelow, writeCard } from '../../src/disk/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardfile-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('a card is replaced, byte for byte', async () => {
  put('a.md', '\ufeff---\r\nname: Ä\r\n')
  expect(
    await writeCard(folder, 'a.md', '\ufeff---\r\nname: Ä\r\n', '\ufeff---\r\nname: B\r\n'),
  ).toBeUndefined()
  expect(read('a.md')).toBe('\ufeff---\r\nname: B\r\n')
  expect(readdirSync(folder)).toEqual(['a.md'])
})

test('a new card is made, with its folders', async () => {
  expect(await writeCard(folder, 'ad/ada.md', undefined, 'x')).toBeUndefined()
  expect(read('ad/ada.md')).toBe('x')
  expect(readdirSync(join(folder, 'ad'))).toEqual(['ada.md'])
})

test.each([
  // why                                  what is there             name       before     conflict
  ['somebody saved it meanwhile', () => put('a.md', 'theirs'), 'a.md', 'mine', 'changed'],
  ['a file has the name of the new card', () => put('a.md', 'theirs'), 'a.md', undefined, 'exists'],
  ['somebody removed it meanwhile', () => {}, 'a.md', 'mine', 'missing'],
  ['a folder has its name', () => mkdirSync(join(folder, 'a.md')), 'a.md', 'mine', 'not-regular'],
  ['a path that leads out', () => {}, '../a.md', undefined, 'not-regular'],
  ['a link in its place', () => symlinkSync(tmpdir(), join(folder, 'a.md')), 'a.md', 'mine', 'not-regular'],
  [
    'a folder that is a link out',
    () => symlinkSync(tmpdir(), join(folder, 'out')),
    'out/a.md',
    undefined,
    'not-regular',
  ],
] as const)('%s: nothing is written', async (_why, prepare, name, before, conflict) => {
  prepare()
  const there = readdirSync(folder)
  expect(await writeCard(folder, name, before, 'new')).toBe(conflict)
  expect(readdirSync(folder)).toEqual(there)
  if (existsSync(join(folder, 'a.md')) && (conflict === 'changed' || conflict === 'exists'))
    expect(read('a.md')).toBe('theirs')
})

test('of many that make one card at once, one wins and none overwrites', async () => {
  const texts = Array.from({ length: 8 }, (_one, i) => `text ${i}`)
  const results = await Promise.all(texts.map((text) => writeCard(folder, 'a.md', undefined, text)))
  expect(results.filter((one) => one === undefined)).toHaveLength(1)
  expect(read('a.md')).toBe(texts[results.indexOf(undefined)])
})

test.each([
  ['contacts', 'contacts/ad/ada.md', 'ad/ada.md'],
  ['my book/', 'my book/ada.md', 'ada.md'],
])('the path below %s', (root, file, name) => {
  expect(nameBelow(root, file)).toBe(name)
})
