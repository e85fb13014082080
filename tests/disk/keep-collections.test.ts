// The folders that Radicale serves: written whole, finished after a kill, nobody else's files touched.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { keepCollections } from '../../src/disk/index.ts'
import { shelfOf } from '../../src/reports/index.ts'
import { office } from '../reports/office.ts'

const made: string[] = []
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function storage() {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-shelf-'))
  made.push(dir)
  const at = (path: string) => join(dir, 'collection-root', path)
  const keep = (
    cards: Record<string, string>,
    options: { tasks?: boolean; config?: string; dry?: boolean } = {},
  ) => {
    const shelf = shelfOf(
      office(cards, options.config),
      { picture: () => undefined, changed: () => '20261127T101500Z' },
      { today: '2026-11-23', only: () => true, tasks: options.tasks ?? false },
    )
    return keepCollections(dir, shelf, options.dry ?? false)
  }
  const list = (path: string) => readdirSync(at(path)).sort()
  return { dir, at, keep, list }
}

const CARDS = {
  ada: 'name: Ada\nowner: sam\nnext: Call\ndue: 2026-12-01',
  bob: 'name: Bob\nowner: ana',
}

test('a second run writes nothing; files keep their inodes and times', async () => {
  const { keep, at, list } = storage()
  expect(await keep(CARDS)).toMatchObject({ written: 4, removed: 0, unchanged: 0, told: [] })
  expect(list('cardfile/contacts')).toEqual(['.Radicale.props', 'cardfile-ada.vcf', 'cardfile-bob.vcf'])
  expect(readlinkSync(at('sam/cardfile-contacts'))).toBe('../cardfile/contacts')
  expect(readFileSync(at('sam/cardfile-contacts/cardfile-ada.vcf'), 'utf8')).toContain('FN:Ada')
  const before = statSync(at('cardfile/contacts/cardfile-ada.vcf'))
  expect(await keep(CARDS)).toMatchObject({ written: 0, removed: 0, unchanged: 4, told: [] })
  const after = statSync(at('cardfile/contacts/cardfile-ada.vcf'))
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
})

test('changed, removed and foreign', async () => {
  const { keep, at, list } = storage()
  await keep(CARDS)
  writeFileSync(at('cardfile/contacts/mine.vcf'), 'mine')
  const { ada } = CARDS
  const kept = await keep({ ada: `${ada}\nphone: "+44 20 7946 0958"` })
  expect(kept).toMatchObject({
    written: 3,
    removed: 1,
    told: ['cardfile/contacts: 1 not of the book, left alone: mine.vcf'],
  })
  expect(list('cardfile/contacts')).toEqual(['.Radicale.props', 'cardfile-ada.vcf', 'mine.vcf'])
  expect(readFileSync(at('cardfile/contacts/cardfile-ada.vcf'), 'utf8')).toContain('TEL:+44 20 7946 0958')
})

test('a run that only looks writes nothing at all', async () => {
  const { keep, dir } = storage()
  expect(await keep(CARDS, { dry: true })).toMatchObject({ written: 4, removed: 0 })
  expect(readdirSync(dir)).toEqual([])
})

test('what a killed run left is swept, and what it had not written yet is written', async () => {
  const { keep, at, list } = storage()
  await keep(CARDS)
  rmSync(at('cardfile/contacts/cardfile-bob.vcf'))
  writeFileSync(at('cardfile/contacts/.cardfile-0123456789ab.tmp'), 'BEGIN:VCA')
  expect(await keep(CARDS)).toMatchObject({ written: 1, unchanged: 3 })
  expect(list('cardfile/contacts')).toEqual(['.Radicale.props', 'cardfile-ada.vcf', 'cardfile-bob.vcf'])
})

test('names and colours that an admin gave stay', async () => {
  const { keep, at } = storage()
  await keep(CARDS)
  const props = JSON.stringify({ tag: 'VADDRESSBOOK', 'D:displayname': 'Customers' })
  writeFileSync(at('cardfile/contacts/.Radicale.props'), props)
  await keep({ ...CARDS, cleo: 'name: Cleo' })
  expect(readFileSync(at('cardfile/contacts/.Radicale.props'), 'utf8')).toBe(props)
})

test('a collection of another kind, or something else of the name, is not touched', async () => {
  const { keep, at, list } = storage()
  mkdirSync(at('cardfile/contacts'), { recursive: true })
  writeFileSync(at('cardfile/contacts/.Radicale.props'), '{"tag":"VCALENDAR"}')
  mkdirSync(at('sam/cardfile-contacts'), { recursive: true })
  mkdirSync(at('ana'))
  writeFileSync(at('ana/cardfile-calendar'), 'a file')
  const { told } = await keep(CARDS)
  expect(told).toEqual([
    'cardfile/contacts: it is a VCALENDAR and no VADDRESSBOOK; nothing was written there',
    'ana/cardfile-calendar: there is something else of that name; nothing was written there',
    'sam/cardfile-contacts: there is something else of that name; it is no way to the address book',
  ])
  expect(list('cardfile/contacts')).toEqual(['.Radicale.props'])
  expect(readFileSync(at('ana/cardfile-calendar'), 'utf8')).toBe('a file')
})

test('a link in the place of a card is replaced, not followed', async () => {
  const { keep, at, dir } = storage()
  await keep(CARDS)
  writeFileSync(join(dir, 'elsewhere'), 'precious')
  rmSync(at('cardfile/contacts/cardfile-ada.vcf'))
  symlinkSync(join(dir, 'elsewhere'), at('cardfile/contacts/cardfile-ada.vcf'))
  await keep(CARDS)
  expect(readFileSync(join(dir, 'elsewhere'), 'utf8')).toBe('precious')
  expect(lstatSync(at('cardfile/contacts/cardfile-ada.vcf')).isFile()).toBe(true)
})

test('who left the team has no calendar any more, and what is their own stays', async () => {
  const { keep, at, list } = storage()
  await keep(CARDS, { tasks: true })
  mkdirSync(at('sam/private'))
  writeFileSync(at('sam/cardfile-tasks/mine.ics'), 'mine')
  mkdirSync(at('sam/cardfile-calendar/.Radicale.cache'))
  const { told } = await keep(CARDS, { config: 'team:\n  ana: { name: Ana }\n' })
  expect(list('sam')).toEqual(['cardfile-tasks', 'private'])
  expect(list('sam/cardfile-tasks')).toEqual(['.Radicale.props', 'mine.ics'])
  expect(told).toEqual(['sam/cardfile-tasks: 1 not of the book, left alone: mine.ics'])
  expect(existsSync(at('cardfile/tasks'))).toBe(false)
  expect(existsSync(at('cardfile/contacts/cardfile-ada.vcf'))).toBe(true)
  expect(list('ana')).toEqual(['cardfile-calendar', 'cardfile-contacts'])
})
