// Which collections a book becomes, and what of them changes.

import { expect, test } from 'vitest'
import type { Book } from '../../src/book/index.ts'
import { type Collection, changesOf, shelfOf } from '../../src/reports/index.ts'
import { office, TODAY } from './office.ts'

const CONTEXT = { picture: () => undefined, changed: () => '20261127T101500Z' }

function shelf(book: Book, tasks = false, today = TODAY, rev = '20261127T101500Z') {
  return shelfOf(book, { ...CONTEXT, changed: () => rev }, { today, only: () => true, tasks })
}

/** The names of the items, by collection. */
function names(cards: Record<string, string>, tasks = false) {
  const { collections } = shelf(office(cards), tasks)
  return Object.fromEntries(collections.map(({ path, items }) => [path, items.map(({ name }) => name)]))
}

test('one address book and calendar for everybody, and a calendar of their own for each colleague', () => {
  const book = office({
    ada: 'name: Ada\nowner: sam\nnext: Call\ndue: 2026-12-01',
    firm: 'name: Firm\nkind: org',
    deal: 'name: Deal\nkind: deal\nfor: ada\nowner: ana\nclose: 2026-12-15',
  })
  const { collections, links } = shelf(book)
  expect(collections.map(({ path, items }) => [path, items.map(({ name }) => name)])).toEqual([
    ['cardfile/contacts', ['cardfile-ada.vcf', 'cardfile-firm.vcf']],
    ['cardfile/calendar', ['cardfile-due-ada.ics', 'cardfile-close-deal.ics']],
    ['sam/cardfile-calendar', ['cardfile-due-ada.ics']],
    ['ana/cardfile-calendar', ['cardfile-close-deal.ics']],
  ])
  expect(links).toEqual([
    { path: 'sam/cardfile-contacts', to: 'cardfile/contacts' },
    { path: 'ana/cardfile-contacts', to: 'cardfile/contacts' },
  ])
  expect(collections.map(({ props }) => props)).toEqual([
    { tag: 'VADDRESSBOOK', 'D:displayname': 'Office' },
    { tag: 'VCALENDAR', 'D:displayname': 'Office', 'C:supported-calendar-component-set': 'VEVENT' },
    {
      tag: 'VCALENDAR',
      'D:displayname': 'Office (Sam Rivers)',
      'C:supported-calendar-component-set': 'VEVENT',
    },
    {
      tag: 'VCALENDAR',
      'D:displayname': 'Office (Ana Moreira)',
      'C:supported-calendar-component-set': 'VEVENT',
    },
  ])
})

test('lists of tasks where they are asked for', () => {
  const found = names({ ada: 'name: Ada\nowner: sam\nnext: Call\ndue: 2026-12-01\nbirthday: --12-10' }, true)
  expect(found['sam/cardfile-tasks']).toEqual(['cardfile-due-ada.ics'])
  expect(found['sam/cardfile-calendar']).toEqual(['cardfile-due-ada.ics', 'cardfile-birthday-ada.ics'])
})

test('private cards are in none, and no card tells of one', () => {
  const { collections } = shelf(
    office({
      ada: 'name: Ada\norg: secret\nrelated: secret (friend)\nnext: x\ndue: 2026-12-01',
      secret: 'name: Hush Ltd\nkind: org\nprivate: yes\nnext: y\ndue: 2026-12-02',
    }),
  )
  const text = collections.flatMap(({ items }) => items.map((item) => item.name + item.text())).join()
  expect(text).toContain('FN:Ada')
  expect(text).not.toMatch(/hush|secret/i)
})

test.each(['true', 'Yes', 'sure'])(
  '"private: %s" is private, too, until somebody says what was meant',
  (text) => {
    const found = names({ ada: `name: Ada\nprivate: ${text}`, bob: 'name: Bob\nprivate: no' })
    expect(found['cardfile/contacts']).toEqual(['cardfile-bob.vcf'])
  },
)

test.each<[string, string, string]>([
  ['its file name', 'name: A', 'cardfile-a.vcf'],
  ['its first name', 'name: A\nalias: [older, old]', 'cardfile-older.vcf'],
  ['an identity of an import', 'name: A\nuid: "urn:uuid:1/2"', 'cardfile.urn_3auuid_3a1_2f2.vcf'],
  ['an identity of ours', 'name: A\nuid: cardfile-first', 'cardfile-first.vcf'],
  ['letters that no disk takes', 'name: A\nuid: "ü../.."', 'cardfile._fc.._2f...vcf'],
])('an item is named by %s', (_why, card, name) => {
  expect(names({ a: card })['cardfile/contacts']).toEqual([name])
})

test('names stay apart where a disk knows no capitals, and are no longer than it takes', () => {
  const found = names({ a: 'name: A\nuid: AB', b: 'name: B\nuid: ab', c: `name: C\nuid: ${'x'.repeat(500)}` })
  expect(new Set(found['cardfile/contacts']?.map((name) => name.toLowerCase())).size).toBe(3)
  for (const name of found['cardfile/contacts'] ?? []) expect(name.length).toBeLessThan(160)
})

test('a card that was copied has an identity of its own here, and that is told', () => {
  const { collections, left } = shelf(office({ a: 'name: A\nuid: x', b: 'name: B\nuid: x' }))
  expect(collections[0]?.items.map(({ name }) => name)).toEqual(['cardfile.x.vcf', 'cardfile-b.vcf'])
  expect(left).toEqual(['c/b.md: the identity of another card; here it is known as cardfile-b'])
})

test.each<[string, string, string[]]>([
  ['keeps what there is', '[', ['cardfile-a.vcf']],
  [
    'that was renamed or imported, too',
    '[\nuid: x\nalias: [b]',
    ['cardfile.x.vcf', 'cardfile-b.vcf', 'cardfile-a.vcf'],
  ],
  ['that may be private now keeps nothing', '[\nprivate: yes', []],
])('a card that can’t be read %s', (_why, card, kept) => {
  const { collections, left } = shelf(office({ a: `name: ${card}`, b: 'name: B' }))
  expect(collections[0]?.items.map(({ name }) => name)).toEqual(['cardfile-b.vcf'])
  expect([...(collections[0]?.kept ?? [])]).toEqual(kept)
  expect(left).toEqual(['c/a.md: it can’t be read, so what there is of it stays'.replace('’', "'")])
})

test('a name of the team that is no name of a folder has no place, and that is told', () => {
  const config = 'team:\n  ../x: { name: X }\n  cardfile: { name: C }\n  é.li: { name: E }\n'
  const { links, left } = shelf(office({ a: 'name: A' }, config))
  expect(links.map(({ path }) => path)).toEqual(['é.li/cardfile-contacts'])
  expect(left).toHaveLength(2)
})

/** What is there after a run. */
function written(collection: Collection | undefined) {
  return new Map(collection?.items.map((item) => [item.name, item.text()]))
}

const BOOK = { a: 'name: A\nnext: x\ndue: 2026-12-01', b: 'name: B\nbirthday: 1985-12-10' }

test('nothing changes where nothing changed, on another day and by another clock', () => {
  const before = shelf(office(BOOK)).collections
  const after = shelf(office(BOOK), false, '2026-11-30', '20270101T000000Z').collections
  for (const [at, collection] of after.entries()) {
    const there = written(before[at])
    const changes = changesOf(collection, [...there.keys()], (name) => there.get(name))
    expect(changes).toEqual({ write: [], remove: [], unchanged: there.size, foreign: [] })
  }
})

test('what changed is written, what is gone removed, what is not ours left alone', () => {
  const there = written(shelf(office({ ...BOOK, c: 'name: C' })).collections[0])
  const [contacts] = shelf(office({ ...BOOK, a: 'name: A Changed' })).collections
  if (contacts === undefined) throw new Error('no collection')
  const names = [...there.keys(), 'cardfile-gone.vcf', 'mine.vcf', 'cardfile-notes.txt']
  const changes = changesOf(contacts, names, (name) => there.get(name))
  expect({ ...changes, write: changes.write.map(({ name }) => name) }).toEqual({
    write: ['cardfile-a.vcf'],
    remove: ['cardfile-c.vcf', 'cardfile-gone.vcf'],
    unchanged: 1,
    foreign: ['mine.vcf', 'cardfile-notes.txt'],
  })
})
