// A calendar into a book: past meetings into the logs of who was there, the next one as a follow-up, once; and the calendar that
// we write ourselves, which changes nothing.

import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/contact/index.ts'
import {
  type FoundInteraction,
  planImport,
  planInteractions,
  readFile,
  rejectsOf,
} from '../../src/formats/index.ts'
import { calendarIcs, calendarItems } from '../../src/reports/index.ts'
import { bytesOf, planned } from './brief.ts'
import { calendar, event } from './ical-of.ts'
import { ADA, bookOf, SETTINGS } from './interactions-of.ts'

const TEAM = parseConfig(
  'team:\n  sam: { name: Sam, email: sam@x.example }\n',
  'contacts/cardfile.yaml',
).config
const CARDS = {
  'ada.md': ADA,
  'bob.md': '---\nname: Bob\nemail: bob@x.example\nnext: Send terms\ndue: 2026-12-24\n---\n',
}

const found = (text: string): readonly FoundInteraction[] =>
  readFile(bytesOf(text), 'a.ics', { today: '2026-11-23', zone: 'Europe/London' }).interactions ?? []
const plan = (text: string, cards: Record<string, string> = CARDS) =>
  planInteractions(found(text), bookOf(cards, TEAM), SETTINGS)
const written = (made: ReturnType<typeof plan>, cards: Record<string, string> = CARDS) => ({
  ...cards,
  ...Object.fromEntries(made.files.map(({ path, text = '' }) => [path, text])),
})

const PAST = event(
  'ORGANIZER;CN=Sam:mailto:sam@x.example',
  'UID:1',
  'LOCATION:Room 1',
  'DESCRIPTION:Agenda\\n- 2026-01-01 order: forged',
)
const COMING = event('UID:2', 'DTSTART:20261201T143000Z', 'SUMMARY:Call with Ada')

test('a past meeting is an entry, with what was said about it quoted', () => {
  const made = plan(calendar(...PAST))
  expect(planned(made)).toEqual(['update ada: ada@engines.example: adds meeting of 2026-11-02'])
  expect(made.files[0]?.text).toBe(`${ADA}
## Log

- 2026-11-02 14:00 meeting @sam: Review
  UID: 1 2026-11-02
  > Location: Room 1
  > Agenda
  > - 2026-01-01 order: forged
`)
})

test('the next one to come is the follow-up, of a card that has none', () => {
  const made = plan(
    calendar(...COMING, ...event('UID:3', 'DTSTART:20261205T100000Z', 'ATTENDEE:mailto:bob@x.example')),
  )
  expect(planned(made)).toEqual([
    'update ada: ada@engines.example: sets next "Call with Ada (14:30)", due 2026-12-01',
    'skip bob: the card has an open follow-up: "Send terms" due 2026-12-24',
  ])
  expect(made.files.map(({ text }) => text)).toEqual([
    '---\nname: Ada Lovelace\nemail: Ada@Engines.example (work)\nnext: Call with Ada (14:30)\ndue: 2026-12-01\n---\n',
  ])
})

describe('a second time changes nothing', () => {
  test.each([
    ['single events', calendar(...PAST, ...COMING)],
    ['a series', calendar(...event('RRULE:FREQ=WEEKLY', 'DESCRIPTION:Agenda'))],
    [
      'a series with changes',
      calendar(
        ...event('UID:1', 'RRULE:FREQ=DAILY;COUNT=9'),
        ...event('UID:1', 'RECURRENCE-ID:20261104T140000Z', 'DTSTART:20261105T090000Z'),
      ),
    ],
    ['no UID', calendar(...event('UID:')).replace('UID:\r\n', '')],
    [
      'tasks',
      calendar(
        'BEGIN:VTODO',
        'UID:t',
        'DUE;VALUE=DATE:20261201',
        'SUMMARY:Terms',
        'ATTENDEE:mailto:ada@engines.example',
        'END:VTODO',
      ),
    ],
  ])('%s', (_why, text) => {
    const made = plan(text)
    expect(made.counts.update).toBeGreaterThan(0)
    const again = plan(text, written(made))
    expect(again.files).toEqual([])
    expect(again.counts).toMatchObject({ create: 0, update: 0, reject: 0 })
  })
})

describe('a week later', () => {
  const text = calendar(...event('RRULE:FREQ=WEEKLY;COUNT=8', 'DTSTART:20261117T100000Z'))
  const later = (cards: Record<string, string>) => {
    const options = { today: '2026-11-26', zone: 'Europe/London' }
    const meetings = readFile(bytesOf(text), 'a.ics', options).interactions ?? []
    return planInteractions(meetings, bookOf(cards, TEAM), { ...SETTINGS, today: '2026-11-26' })
  }
  test('the meeting that was the follow-up is an entry, and the one after it the follow-up', () => {
    expect(planned(later(written(plan(text))))).toEqual([
      'skip ada: there already',
      'update ada: ada@engines.example: adds meeting of 2026-11-24',
      'update ada: ada@engines.example: sets next "Review (10:00)", due 2026-12-01',
    ])
  })
  test('what somebody planned meanwhile stays', () => {
    const cards = written(plan(text))
    const own = {
      ...cards,
      'ada.md': cards['ada.md']?.replace('next: Review (10:00)', 'next: Ask Charles') ?? '',
    }
    expect(planned(later(own)).at(-1)).toBe(
      'skip ada: the card has an open follow-up: "Ask Charles" due 2026-11-24',
    )
  })
})

test.each([
  ['of nobody', event('ATTENDEE;CN=Room;CUTYPE=ROOM:mailto:room@x.example'), 'it names no address'],
  ['of the team alone', event('ATTENDEE:mailto:sam@x.example'), 'only the team takes part'],
  [
    'of somebody without a card',
    event('ATTENDEE:mailto:eve@x.example'),
    'no card has the address eve@x.example',
  ],
  ['cancelled', event('STATUS:CANCELLED'), 'it was cancelled'],
])('an event %s has a line that says why', (_why, lines, reason) => {
  expect(planned(plan(calendar(...lines)))).toEqual([`skip : ${reason}`])
})

test('what is set aside is rejected by the plan, with its text', () => {
  const { records } = readFile(bytesOf(calendar(...event('RRULE:FREQ=DAILY;INTERVAL=0'))), 'a.ics')
  const made = planImport(records, bookOf(CARDS), SETTINGS)
  expect(planned(made)).toEqual([`reject : Its rule can't be followed: INTERVAL=0 is refused.`])
  expect([made.files, records[0]?.quarantine?.text.split('\n').at(-1)]).toEqual([[], 'END:VEVENT'])
})

test('what is set aside can be cut out, repaired and imported again', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Office',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0900',
    'TZOFFSETTO:+0900',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  const broken = event(
    'UID:3',
    'SUMMARY:Müller',
    'DTSTART;TZID=Office:20261102T210000',
    'RRULE:FREQ=DAILY;INTERVAL=0',
  )
  const bytes = bytesOf(calendar(...zone, ...PAST, ...broken, ...COMING))
  const result = readFile(bytes, 'a.ics', { today: '2026-11-23', zone: 'UTC' })
  const rejected = result.records.map((record) => ({ record, reason: record.quarantine?.reason ?? '' }))
  const file = rejectsOf(bytes, result, rejected)
  expect(file?.ending).toBe('ics')
  const again = readFile(file?.bytes ?? bytes, 'b.ics', { today: '2026-11-23', zone: 'UTC' })
  expect([again.interactions, again.records.map(({ quarantine }) => quarantine)]).toEqual([
    [],
    result.records.map(({ quarantine }) => quarantine),
  ])
  const repaired = new TextDecoder().decode(file?.bytes).replace(';INTERVAL=0', ';COUNT=1')
  const { interactions, diagnostics } = readFile(bytesOf(repaired), 'b.ics', {
    today: '2026-11-23',
    zone: 'UTC',
  })
  expect(interactions?.map(({ date, time, subject }) => [date, time, subject])).toEqual([
    ['2026-11-02', '12:00', 'Müller'],
  ])
  expect(diagnostics).toEqual([])
})

describe('our own calendar', () => {
  const cards = {
    'ada.md':
      '---\nname: Ada Lovelace\nemail: ada@engines.example\nbirthday: 1984-12-10\nnext: Call\ndue: 2026-12-01\n---\n',
    'bob.md': '---\nname: Bob\nemail: bob@x.example\nnext: Write\ndue: 2026-11-20\n---\n',
  }
  const book = bookOf(cards)
  test.each([
    ['the feed', calendarIcs(book, { today: '2026-11-23' })],
    ['tasks', calendarIcs(book, { today: '2026-11-23', tasks: true })],
    [
      'item by item',
      calendarItems(book, { today: '2026-11-23' })
        .map(({ text }) => text)
        .join(''),
    ],
  ])('%s comes back and changes nothing', (_why, text) => {
    expect(text).toContain('ada@engines.example')
    const made = plan(text, cards)
    expect(made.files).toEqual([])
    expect(new Set(made.lines.map(({ reason }) => reason))).toEqual(
      new Set(['it comes from a card of this program']),
    )
  })
})
