import { expect, test } from 'vitest'
import { agendaOf, daysInStage, daysOf, dueState, endOfWeek } from '../../src/book/index.ts'
import { bookOf } from './make.ts'

/** A Monday. */
const TODAY = '2026-11-23'
const follow = (name: string, due: string, owner = 'sam') =>
  `name: ${name}\nnext: Call\ndue: ${due}\nowner: ${owner}`
const book = bookOf(
  {
    late: follow('Late', '2026-11-20'),
    later: follow('Later', '2027-01-05'),
    now: follow('Now', TODAY, 'ana'),
    sunday: follow('Sunday', '2026-11-29'),
    monday: follow('Monday', '2026-11-30'),
    bare: 'name: Bare\ndue: 2026-11-24',
    quiet:
      'name: Quiet\nstage: customer\nowner: ana\n---\n\n## Log\n\n- 2026-07-01 call: Hello\n- 2026-11-01 note: Not a touch',
    planned:
      'name: Planned\nstage: customer\nnext: Call\ndue: 2026-12-24\n---\n\n## Log\n\n- 2026-07-01 call: Hello',
    touched: 'name: Touched\nstage: customer\n---\n\n## Log\n\n- 2026-11-01 call: Hello',
    own: 'name: Own\nstage: customer\nevery: 2 weeks\n---\n\n## Log\n\n- 2026-11-01 call: Hello',
    newborn: 'name: Newborn\nevery: 1 week\ncreated: 2026-11-01',
    wrong: 'name: Wrong\nnext: Call\ndue: 2026-02-30',
  },
  'stages: { contact: [lead, customer] }\ncadence: { customer: 90 days }',
)
const names = (followUps: readonly { contact: { name: string } }[]) =>
  followUps.map((one) => one.contact.name)

test('follow-ups fall into overdue, today, this week and later, each by date', () => {
  const agenda = agendaOf(book, TODAY)
  expect(names(agenda.overdue)).toEqual(['Late'])
  expect(names(agenda.dueToday)).toEqual(['Now'])
  expect(names(agenda.week)).toEqual(['Bare', 'Sunday'])
  expect(names(agenda.later)).toEqual(['Monday', 'Planned', 'Later'])
  expect(agenda.week[0]?.next).toBe('Follow up')
  expect(agenda.overdue[0]?.days).toBe(-3)
})

test('going quiet: past the cadence since the last touch, the card’s own cadence first, and no follow-up planned', () => {
  expect(agendaOf(book, TODAY).quiet.map((one) => [one.contact.name, one.since, one.days])).toEqual([
    ['Quiet', '2026-09-29', 55],
    ['Newborn', '2026-11-08', 15],
    ['Own', '2026-11-15', 8],
  ])
})

test('an owner sees their own, and "" those of nobody', () => {
  expect(names(agendaOf(book, TODAY, { owner: 'ana' }).dueToday)).toEqual(['Now'])
  expect(names(agendaOf(book, TODAY, { owner: 'ana' }).overdue)).toEqual([])
  expect(names(agendaOf(book, TODAY, { owner: '' }).week)).toEqual(['Bare'])
})

test('days set how far the week reaches', () => {
  expect(names(agendaOf(book, TODAY, { days: 1 }).week)).toEqual(['Bare'])
  expect(names(agendaOf(book, TODAY, { days: 7 }).week)).toEqual(['Bare', 'Sunday', 'Monday'])
})

test.each([
  ['2026-11-23', '2026-11-29'],
  ['2026-11-28', '2026-11-29'],
  ['2026-11-29', '2026-12-06'],
])('the week of %s ends on %s', (today, end) => {
  expect(endOfWeek(today)).toBe(end)
  expect(dueState(end, today)).toBe('week')
})

test('the calendar has follow-ups, closings, birthdays with ages, and the office’s own dates, yearly ones again', () => {
  const calendar = bookOf(
    {
      ada: 'name: Ada\nbirthday: 1990-12-10\nnext: Call\ndue: 2026-12-01',
      ben: 'name: Ben\nbirthday: --02-29',
      acme: 'name: Acme\nkind: org\nrenewal: 2024-12-31\nfounded: 2026-12-05',
      deal: 'name: Deal\nkind: deal\nfor: acme\nclose: 2026-12-15',
      bad: 'name: Bad\nbirthday: --13-45',
    },
    'fields:\n  renewal: { type: date, calendar: true, yearly: true, label: Renewal }\n  founded: { type: date }',
  )
  const days = daysOf(calendar, '2026-11-23', '2027-12-31').map((day) => [
    day.date,
    day.contact.name,
    day.label,
    day.age,
  ])
  expect(days).toEqual([
    ['2026-12-01', 'Ada', 'Call', undefined],
    ['2026-12-10', 'Ada', 'Birthday', 36],
    ['2026-12-15', 'Deal', 'Closing', undefined],
    ['2026-12-31', 'Acme', 'Renewal', undefined],
    ['2027-02-28', 'Ben', 'Birthday', undefined],
    ['2027-12-10', 'Ada', 'Birthday', 37],
    ['2027-12-31', 'Acme', 'Renewal', undefined],
  ])
})

test('days in stage count from the last move', () => {
  const [moved] = bookOf({
    ada: 'name: Ada\ncreated: 2026-01-01\n---\n\n## Log\n\n- 2026-11-13 stage: lead -> customer',
  }).contacts
  const [never] = bookOf({ ada: 'name: Ada' }).contacts
  expect(moved && daysInStage(moved, TODAY)).toBe(10)
  expect(never && daysInStage(never, TODAY)).toBeUndefined()
})
