import { expect, test } from 'vitest'
import { contactsView, letterViews, organisationsViews } from '../../src/site/contacts-view.ts'
import { siteOf } from '../../src/site/index.ts'
import { cardPaths } from '../../src/site/paths.ts'
import { pipelineView } from '../../src/site/pipeline-view.ts'
import { qrPath } from '../../src/site/qr.ts'
import { ownerPath, todayView } from '../../src/site/today-view.ts'
import { bookOf } from '../book/make.ts'

const TODAY = '2026-11-23'
const siteFrom = (cards: Readonly<Record<string, string>>, config = '') =>
  siteOf({
    book: bookOf(cards, config),
    folder: 'contacts',
    today: TODAY,
    problems: [],
    calendars: new Map(),
  })

const many = (count: number, front: (at: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`c-${at}`, front(at)]))

test('every card has a path of its own, safe on any disk and in any address', () => {
  const { contacts } = bookOf({
    'ada-lovelace': 'name: a',
    'José ..': 'name: b',
    JOSÉ: 'name: c',
    con: 'name: d',
    __proto__x: 'name: e',
    'a b': 'name: f',
    'a-b': 'name: g',
  })
  const paths = [...cardPaths(contacts).values()]
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(contacts.length)
  for (const path of paths) expect(path).toMatch(/^card\/[a-z0-9][a-z0-9-]*$/)
  expect(paths).toContain('card/ada-lovelace')
})

test.each([
  ['sam', 'owner/sam'],
  ['', 'owner/_nobody'],
  ['a/../b', 'owner/a_2f_2e_2e_2fb'],
  ['Ana', 'owner/_41na'],
])('the page of the owner "%s" is %s', (handle, path) => {
  expect(ownerPath(handle)).toBe(path)
})

test('a front page of a large book shows the most urgent, and counts the others', () => {
  const view = todayView(
    siteFrom(many(200, (at) => `name: N${at}\ndue: 2026-11-${String(1 + (at % 20)).padStart(2, '0')}`)),
  )
  const [overdue] = view.sections
  expect([overdue?.rows.length, overdue?.more]).toEqual([60, 140])
  expect(overdue?.rows[0]?.due).toBe('2026-11-01')
})

test('a front page knows what will be due, and who will be quiet, in the weeks after it was built', () => {
  const view = todayView(
    siteFrom({
      soon: 'name: Soon\ndue: 2026-12-20',
      far: 'name: Far\ndue: 2027-03-01',
      quiet: 'name: Quiet\nevery: 30 days\ncreated: 2026-10-30',
      busy: 'name: Busy\nevery: 30 days\ncreated: 2026-01-01\ndue: 2026-12-01',
    }),
  )
  const later = view.sections.find((section) => section.id === 'later')
  expect(later?.rows.map((row) => row.slug)).toEqual(['busy', 'soon'])
  expect(view.quiet.map((row) => [row.slug, row.since])).toEqual([['quiet', '2026-11-29']])
})

test('a small book is on one page with anchors, a large one has pages by letter', () => {
  const small = siteFrom({ ada: 'name: Ada', abe: 'name: Abe', zoe: 'name: Zoë' })
  expect(contactsView(small).anchors).toEqual({ abe: 'letter-a', zoe: 'letter-z' })
  expect(letterViews(small)).toEqual([])

  const large = siteFrom(many(1000, (at) => `name: ${at < 900 ? 'Ada' : 'Bo'} ${at}`))
  expect(letterViews(large).map(({ path, view }) => [path, view.rows.length])).toEqual([
    ['letter/a', 400],
    ['letter/a-2', 400],
    ['letter/a-3', 100],
    ['letter/b', 100],
  ])
  expect(contactsView(large).whole).toBe(false)
})

test('organisations are paged too, with their people and deals', () => {
  const cards = {
    ...many(450, (at) => `name: Org ${at}\nkind: org`),
    ada: 'name: Ada\norg: c-0',
    deal: 'name: Deal\nkind: deal\nfor: [c-0]',
  }
  const views = organisationsViews(siteFrom(cards))
  expect(views.map(({ path, view }) => [path, view.rows.length])).toEqual([
    ['organisations', 400],
    ['organisations/2', 50],
  ])
  const [first] = views[0]?.view.rows ?? []
  expect([first?.people, first?.deals]).toEqual([[{ text: 'Ada', href: 'card/ada.html' }], 1])
})

test('sums are by currency, weighted by the probability of the stage', () => {
  const { boards } = pipelineView(
    siteFrom(
      {
        a: 'name: A\nkind: deal\nstage: proposal\nvalue: 1000 EUR',
        b: 'name: B\nkind: deal\nstage: proposal\nvalue: 500 GBP',
        c: 'name: C\nkind: deal\nstage: won\nvalue: 9000 EUR',
        d: 'name: D\nkind: deal\nstage: elsewhere\nvalue: 10 EUR',
        e: 'name: E\nkind: deal\nstage: proposal\nvalue: lots',
      },
      'stages: { deal: [proposal, won, lost] }\nprobability: { proposal: 40, won: 100, lost: 0 }\n',
    ),
  )
  const [deals] = boards
  expect(deals?.columns.map(({ stage, count, sums, weighted }) => [stage, count, sums, weighted])).toEqual([
    ['proposal', 3, ['€1,000', '£500'], ['€400', '£200']],
    ['won', 1, ['€9,000'], ['€9,000']],
    ['lost', 0, [], []],
    ['elsewhere', 1, ['€10'], ['€0']],
  ])
  expect(deals?.funnel.bars.map((bar) => bar.count)).toEqual([3, 1, 0, 1])
})

test('weighted sums have their currencies in the order of the whole ones', () => {
  const { boards } = pipelineView(
    siteFrom(
      {
        a: 'name: A\nkind: deal\nstage: early\nvalue: 1000 EUR',
        b: 'name: B\nkind: deal\nstage: late\nvalue: 900 GBP',
      },
      'stages: { deal: [early, late] }\nprobability: { early: 10, late: 90 }\n',
    ),
  )
  expect(boards.map(({ open, weighted }) => [open, weighted])).toEqual([
    [
      ['€1,000', '£900'],
      ['€100', '£810'],
    ],
  ])
})

test('a code is a square of modules with its quiet zone, and not for what is too long to scan', () => {
  const code = qrPath('BEGIN:VCARD')
  expect(code?.size).toBeGreaterThan(20)
  expect(code?.path).toMatch(/^M2 2h7v1h-7z/)
  expect(qrPath('x'.repeat(601))).toBeUndefined()
})
