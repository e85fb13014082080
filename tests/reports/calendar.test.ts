import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { calendarIcs } from '../../src/reports/index.ts'
import { office, TODAY } from './office.ts'

const events = async (cards: Record<string, string>, owner?: string) => {
  const text = await calendarIcs(office(cards), { today: TODAY, owner })
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
}
const value = (event: InstanceType<typeof ICAL.Component>, name: string) =>
  event.getFirstPropertyValue(name)?.toString()

test('a follow-up is a whole day with an alarm at nine', async () => {
  const [event, ...none] = await events({
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
])('of a book in %s, subscribers see %s', async (file, seen) => {
  const contact = readContact(
    parseCard('---\nname: C\nnext: x\ndue: 2026-12-01\n---\n', file),
    DEFAULT_CONFIG,
  )
  const text = await calendarIcs(buildBook([contact], DEFAULT_CONFIG), { today: TODAY })
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
])('%s', async (_why, card, key, date, rule) => {
  const [event] = await events({ c: `name: C\n${card}` })
  if (event === undefined) throw new Error('no event')
  expect([value(event, 'uid'), value(event, 'dtstart'), value(event, 'rrule')]).toEqual([
    `${key}-${card.startsWith('alias') ? 'old-name' : 'c'}@cardfile`,
    date,
    rule,
  ])
})

test('one calendar per owner', async () => {
  const cards = {
    a: 'name: A\nowner: sam\nnext: x\ndue: 2026-11-23',
    b: 'name: B\nowner: ana\nnext: x\ndue: 2026-11-23\nbirthday: 1985-12-10',
    c: 'name: C\nnext: x\ndue: 2026-11-23',
  }
  const uids = async (owner?: string) => (await events(cards, owner)).map((event) => value(event, 'uid'))
  expect(await uids('sam')).toEqual(['due-a@cardfile'])
  expect(await uids('ana')).toEqual(['due-b@cardfile', 'birthday-b@cardfile'])
  expect(await uids('')).toEqual(['due-c@cardfile'])
  expect(await uids()).toHaveLength(4)
})

test('what stands on a card opens and ends nothing, and lines are short', async () => {
  const name = `"A\\nEND:VEVENT\\nBEGIN:VEVENT ${'ü'.repeat(90)}"`
  const text = await calendarIcs(office({ a: `name: ${name}\nnext: x\ndue: 2026-11-23` }), { today: TODAY })
  expect(text.match(/^(BEGIN|END):VEVENT\r$/gm)).toHaveLength(2)
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
})

test('the same book and day give the same bytes; a later day a higher sequence', async () => {
  const book = office({ a: 'name: A\nnext: x\ndue: 2026-11-23' })
  const [one, two, later] = await Promise.all(
    [TODAY, TODAY, '2026-11-24'].map((today) => calendarIcs(book, { today })),
  )
  expect(two).toBe(one)
  const sequence = (text = '') => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
  expect(sequence(later)).toBe(sequence(one) + 1)
})

test('it says how often to look', async () => {
  const text = await calendarIcs(office({}), { today: TODAY })
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n')
  expect(text).toContain('X-PUBLISHED-TTL:PT1H\r\n')
})
