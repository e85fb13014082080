import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { calendarIcs, calendarItems, sharedBook } from '../../src/reports/index.ts'
import { office, TODAY } from './office.ts'

const events = (cards: Record<string, string>, owner?: string) => {
  const text = calendarIcs(office(cards), { today: TODAY, owner })
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
}
const value = (event: InstanceType<typeof ICAL.Component>, name: string) =>
  event.getFirstPropertyValue(name)?.toString()

test('a follow-up is a whole day with an alarm at nine', () => {
  const [event, ...none] = events({
    ada: 'name: Ada\nphone: "+44 1"\nnext: Send; it, now\ndue: 2026-12-01',
  })
  expect(none).toEqual([])
  if (event === undefined) throw new Error('no event')
  expect(['uid', 'dtstart', 'summary', 'description', 'transp'].map((name) => value(event, name))).toEqual([
    'due-ada@cardfile',
    '2026-12-01',
    'Ada: Send; it, now',
    '+44 1\nc/ada.md',
    'TRANSPARENT',
  ])
  const alarm = event.getFirstSubcomponent('valarm')
  expect(alarm?.getFirstPropertyValue('trigger')?.toString()).toBe('PT9H')
  expect(alarm?.getFirstProperty('trigger')?.getParameter('related')).toBe('START')
})

test.each([
  ['/srv/office/contacts/c.md', 'c.md'],
  ['../office/contacts/c.md', 'c.md'],
  ['D:/office/contacts/c.md', 'c.md'],
  ['contacts/a/c.md', 'contacts/a/c.md'],
])('of a book in %s, subscribers see %s', (file, seen) => {
  const contact = readContact(
    parseCard('---\nname: C\nnext: x\ndue: 2026-12-01\n---\n', file),
    DEFAULT_CONFIG,
  )
  const text = calendarIcs(buildBook([contact], DEFAULT_CONFIG), { today: TODAY })
  expect(text).toContain(`DESCRIPTION:${seen}\r\n`)
})

test.each([
  // why                                  card                                   key         date          rule
  ['a closing', 'kind: deal\nfor: [x]\nclose: 2026-12-15', 'close', '2026-12-15', undefined],
  ['a birthday comes again', 'birthday: 1985-12-10', 'birthday', '2025-12-10', 'FREQ=YEARLY'],
  ['one without a year too', 'birthday: --01-02', 'birthday', '2025-01-02', 'FREQ=YEARLY'],
  [
    '29 February is the last of the month',
    'birthday: 1988-02-29',
    'birthday',
    '2025-02-28',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
  ],
  ['a yearly day of the office', 'renewal: 2020-03-01', 'renewal', '2025-03-01', 'FREQ=YEARLY'],
  [
    'a renamed card keeps its event',
    'alias: [old-name]\nnext: x\ndue: 2026-11-23',
    'due',
    '2026-11-23',
    undefined,
  ],
])('%s', (_why, card, key, date, rule) => {
  const [event] = events({ c: `name: C\n${card}` })
  if (event === undefined) throw new Error('no event')
  expect([value(event, 'uid'), value(event, 'dtstart'), value(event, 'rrule')]).toEqual([
    `${key}-${card.startsWith('alias') ? 'old-name' : 'c'}@cardfile`,
    date,
    rule,
  ])
})

test('one calendar per owner', () => {
  const cards = {
    a: 'name: A\nowner: sam\nnext: x\ndue: 2026-11-23',
    b: 'name: B\nowner: ana\nnext: x\ndue: 2026-11-23\nbirthday: 1985-12-10',
    c: 'name: C\nnext: x\ndue: 2026-11-23',
  }
  const uids = (owner?: string) => events(cards, owner).map((event) => value(event, 'uid'))
  expect(uids('sam')).toEqual(['due-a@cardfile'])
  expect(uids('ana')).toEqual(['due-b@cardfile', 'birthday-b@cardfile'])
  expect(uids('')).toEqual(['due-c@cardfile'])
  expect(uids()).toHaveLength(4)
})

test('what stands on a card opens and ends nothing, and lines are short', () => {
  const name = `"A\\nEND:VEVENT\\nBEGIN:VEVENT ${'ü'.repeat(90)}"`
  const text = calendarIcs(office({ a: `name: ${name}\nnext: x\ndue: 2026-11-23` }), { today: TODAY })
  expect(text.match(/^(BEGIN|END):VEVENT\r$/gm)).toHaveLength(2)
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
})

test('the same book and day give the same bytes; a later day a higher sequence', () => {
  const book = office({ a: 'name: A\nnext: x\ndue: 2026-11-23' })
  const [one, two, later] = [TODAY, TODAY, '2026-11-24'].map((today) => calendarIcs(book, { today }))
  expect(two).toBe(one)
  const sequence = (text = '') => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
  expect(sequence(later)).toBe(sequence(one) + 1)
})

test('it says how often to look', () => {
  const text = calendarIcs(office({}), { today: TODAY })
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n')
  expect(text).toContain('X-PUBLISHED-TTL:PT1H\r\n')
})

test('two cards of one name have a day each, under two identities', () => {
  const uids = events({
    a: 'name: A\nnext: x\ndue: 2026-11-23\nalias: [old]',
    b: 'name: B\nnext: x\ndue: 2026-11-23\nalias: [old]',
  }).map((event) => value(event, 'uid'))
  expect(uids).toEqual(['due-old@cardfile', 'due-b-old@cardfile'])
})

test('a birthday of today is in it once', () => {
  expect(events({ a: 'name: A\nbirthday: 1985-11-23' })).toHaveLength(1)
})

test('tasks are follow-ups alone, due all day, ringing at nine', () => {
  const book = office({ a: 'name: A\nnext: Call; them\ndue: 2026-12-01\nbirthday: 1985-12-10' })
  const [task, ...none] = new ICAL.Component(
    ICAL.parse(calendarIcs(book, { today: TODAY, tasks: true })),
  ).getAllSubcomponents()
  expect(none).toEqual([])
  if (task === undefined) throw new Error('no task')
  expect([task.name, ...['uid', 'due', 'summary', 'status'].map((name) => value(task, name))]).toEqual([
    'vtodo',
    'due-a@cardfile',
    '2026-12-01',
    'A: Call; them',
    'NEEDS-ACTION',
  ])
  const trigger = task.getFirstSubcomponent('valarm')?.getFirstProperty('trigger')
  expect([trigger?.getFirstValue()?.toString(), trigger?.getParameter('related')]).toEqual(['PT9H', 'END'])
})

test('items one by one have no method and no name, which CalDAV forbids', () => {
  const items = calendarItems(office({ a: 'name: A\nnext: x\ndue: 2026-12-01\nbirthday: --12-10' }), {
    today: TODAY,
  })
  expect(items.map(({ uid }) => uid)).toEqual(['due-a@cardfile', 'birthday-a@cardfile'])
  for (const { text } of items) {
    expect(text).not.toMatch(/^(METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL)/m)
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents()).toHaveLength(1)
  }
})

test('what is handed around names no private card, not by its file name either', () => {
  const book = office({
    a: 'name: A\norg: hidden\nnext: x\ndue: 2026-12-01',
    hidden: 'name: Hidden Ltd\nkind: org\nprivate: yes\nalias: former',
    b: 'name: B\norg: [former, open]\nnext: x\ndue: 2026-12-01',
    open: 'name: Open Ltd\nkind: org',
  })
  const text = calendarIcs(sharedBook(book), { today: TODAY })
  expect(text).not.toMatch(/hidden|former/i)
  expect(text).toContain('DESCRIPTION:Open Ltd\\n')
})
