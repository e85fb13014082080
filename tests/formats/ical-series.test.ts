// Events that come again: which meetings become entries, which one the follow-up, and that no series can keep us busy.

import { describe, expect, test } from 'vitest'
import { calendar, event, read, say } from './ical-of.ts'

const series = (...lines: string[]) => event('DTSTART;TZID=Europe/London:20261102T090000', ...lines)
const days = (...lines: string[]) =>
  read(calendar(...lines))
    .interactions.map(say)
    .map((line) => line.replace(' meeting Review', ''))

test.each<[string, string[], string[]]>([
  [
    'past ones are entries, the next one is the follow-up',
    series('RRULE:FREQ=WEEKLY'),
    [
      '2026-11-02 09:00',
      '2026-11-09 09:00',
      '2026-11-16 09:00',
      '2026-11-23 09:00 -> Review (09:00), 2026-11-23',
    ],
  ],
  ['all past', series('RRULE:FREQ=WEEKLY;COUNT=2'), ['2026-11-02 09:00', '2026-11-09 09:00']],
  [
    'all to come',
    event('DTSTART:20261201T090000Z', 'RRULE:FREQ=DAILY'),
    ['2026-12-01 09:00 -> Review (09:00), 2026-12-01'],
  ],
  [
    "until, by the zone's clock",
    series('RRULE:FREQ=WEEKLY;UNTIL=20261109T090000Z'),
    ['2026-11-02 09:00', '2026-11-09 09:00'],
  ],
  ['until, a moment too early', series('RRULE:FREQ=WEEKLY;UNTIL=20261109T085959Z'), ['2026-11-02 09:00']],
  [
    'until, a whole day',
    series('RRULE:FREQ=WEEKLY;UNTIL=20261109'),
    ['2026-11-02 09:00', '2026-11-09 09:00'],
  ],
  [
    'across a change of clocks',
    event('DTSTART;TZID=America/New_York:20261026T090000', 'RRULE:FREQ=WEEKLY;COUNT=2'),
    ['2026-10-26 13:00', '2026-11-02 14:00'],
  ],
  [
    'exceptions',
    series(
      'RRULE:FREQ=DAILY;COUNT=4',
      'EXDATE;TZID=Europe/London:20261103T090000',
      'EXDATE:20261104T090000Z',
    ),
    ['2026-11-02 09:00', '2026-11-05 09:00'],
  ],
  [
    'an exception of a whole day',
    series('RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;VALUE=DATE:20261103'),
    ['2026-11-02 09:00'],
  ],
  [
    'exceptions in a list',
    series('RRULE:FREQ=DAILY;COUNT=4', 'EXDATE:20261103T090000,20261104T090000'),
    ['2026-11-02 09:00', '2026-11-05 09:00'],
  ],
  [
    'an exception in the wrong zone',
    series('RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;TZID=Asia/Tokyo:20261103T090000'),
    ['2026-11-02 09:00'],
  ],
  [
    'a rule of exceptions',
    series('RRULE:FREQ=DAILY;COUNT=4', 'EXRULE:FREQ=DAILY;INTERVAL=2'),
    ['2026-11-03 09:00', '2026-11-05 09:00'],
  ],
  [
    'more dates',
    series('RDATE;TZID=Europe/London:20261104T110000', 'RDATE;VALUE=PERIOD:20261105T120000Z/PT1H'),
    ['2026-11-02 09:00', '2026-11-04 11:00', '2026-11-05 12:00'],
  ],
  [
    'two rules, each day once',
    series('RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=DAILY;COUNT=2'),
    ['2026-11-02 09:00', '2026-11-03 09:00', '2026-11-09 09:00'],
  ],
  [
    'whole days',
    event('DTSTART;VALUE=DATE:20261102', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20261103T000000Z'),
    ['2026-11-02', '2026-11-04'],
  ],
  ['a rule of vCalendar 1.0', series('RRULE:W1 MO #2'), ['2026-11-02 09:00', '2026-11-09 09:00']],
  [
    'a rule that gives no day',
    series('RRULE:FREQ=DAILY;UNTIL=20200101'),
    ['2026-11-02: its rule gives no day within two years'],
  ],
])('%s', (_why, lines, wanted) => {
  expect(days(...lines)).toEqual(wanted)
})

const changed = (id: string, ...lines: string[]) => event('UID:1@x.example', `RECURRENCE-ID${id}`, ...lines)

test.each<[string, string[], string[]]>([
  [
    'moved',
    [...series('RRULE:FREQ=DAILY;COUNT=3'), ...changed(':20261103T090000Z', 'DTSTART:20261106T100000Z')],
    ['2026-11-02 09:00', '2026-11-04 09:00', '2026-11-06 10:00'],
  ],
  [
    'before its series in the file',
    [
      ...changed(';TZID=Europe/London:20261103T090000', 'SUMMARY:Other'),
      ...series('RRULE:FREQ=DAILY;COUNT=2'),
    ],
    ['2026-11-02 09:00', '2026-11-02 14:00 meeting Other'],
  ],
  [
    'cancelled',
    [...series('RRULE:FREQ=DAILY;COUNT=3'), ...changed(':20261103T090000Z', 'STATUS:CANCELLED')],
    ['2026-11-02 09:00', '2026-11-02: it was cancelled', '2026-11-04 09:00'],
  ],
  [
    'by its day',
    [...series('RRULE:FREQ=DAILY;COUNT=2'), ...changed(';VALUE=DATE:20261103', 'DTSTART:20261103T110000Z')],
    ['2026-11-02 09:00', '2026-11-03 11:00'],
  ],
  [
    'this and all later ones',
    [
      ...series('RRULE:FREQ=DAILY;COUNT=4'),
      ...changed(';RANGE=THISANDFUTURE:20261104T090000Z', 'DTSTART:20261104T100000Z', 'SUMMARY:Later'),
    ],
    [
      '2026-11-02 09:00',
      '2026-11-03 09:00',
      '2026-11-04 10:00 meeting Later',
      '2026-11-05 10:00 meeting Later',
    ],
  ],
  [
    'of a series that is not there',
    [
      ...changed(':20261103T090000Z'),
      ...changed(':20261104T090000Z', 'DTSTART:20261204T090000Z'),
      ...changed(':20261105T090000Z', 'DTSTART:20261205T090000Z'),
    ],
    [
      '2026-11-02 14:00',
      '2026-12-04 09:00 -> Review (09:00), 2026-12-04',
      '2026-12-05 09:00: an earlier meeting of its series comes next',
    ],
  ],
  [
    'the next one is cancelled: the one after it',
    [
      ...event('DTSTART:20261130T090000Z', 'RRULE:FREQ=DAILY'),
      ...changed(':20261130T090000Z', 'DTSTART:20261130T090000Z', 'STATUS:CANCELLED'),
    ],
    ['2026-11-30: it was cancelled', '2026-12-01 09:00 -> Review (09:00), 2026-12-01'],
  ],
])('a meeting that is changed: %s', (_why, lines, wanted) => {
  expect(days(...lines)).toEqual(wanted)
})

describe('ids', () => {
  const ids = (...lines: string[]) => read(calendar(...lines)).interactions.map(({ id }) => id)
  test('a meeting is known by the start that its series gives it, in whatever zone it is written', () => {
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=2'
    const wanted = ['UID: 1@x.example 2026-11-02T0900Z', 'UID: 1@x.example 2026-11-09T0900Z']
    expect(ids(...series(rule))).toEqual(wanted)
    expect(ids(...event('DTSTART;TZID=Europe/Paris:20261102T100000', rule))).toEqual(wanted)
    expect(ids(...series(rule), ...changed(':20261109T090000Z', 'DTSTART:20261110T120000Z'))).toEqual(wanted)
    expect(ids(...changed(';TZID=Asia/Tokyo:20261109T180000'))).toEqual(wanted.slice(1))
  })
  test('the extract is told once', () => {
    const { interactions } = read(calendar(...series('RRULE:FREQ=WEEKLY;COUNT=3', 'DESCRIPTION:Agenda')))
    expect(interactions.map(({ extract }) => extract)).toEqual([['Agenda'], [], []])
  })
})

describe('bounds', () => {
  const bound = (start: string, ...lines: string[]) => {
    const { interactions, diagnostics } = read(calendar(...event(`DTSTART:${start}`, ...lines)))
    const past = interactions.filter(({ followUp }) => !followUp)
    return {
      past: past.length,
      first: past[0]?.date,
      all: interactions.length,
      said: diagnostics.map(({ severity, rule }) => `${severity} ${rule}`),
    }
  }
  test.each([
    [
      'weekly for ten years: the last two',
      '20160104T090000Z',
      'FREQ=WEEKLY',
      { past: 105, first: '2024-11-18', all: 106, said: ['info ical-series'] },
    ],
    [
      'daily for ten years: the last 400',
      '20160104T090000Z',
      'FREQ=DAILY',
      { past: 400, first: '2025-10-19', all: 401, said: ['info ical-series'] },
    ],
    [
      'a series of long ago: its own last two years',
      '20100104T090000Z',
      'FREQ=MONTHLY;UNTIL=20131231',
      { past: 25, first: '2011-12-04', all: 25, said: ['info ical-series'] },
    ],
    [
      'the same, counted',
      '20100104T090000Z',
      'FREQ=MONTHLY;COUNT=48',
      { past: 25, first: '2011-12-04', all: 25, said: ['info ical-series'] },
    ],
    [
      'two years are whole',
      '20250104T090000Z',
      'FREQ=MONTHLY',
      { past: 23, first: '2025-01-04', all: 24, said: [] },
    ],
    [
      'every second: a line a day',
      '20261101T000000Z',
      'FREQ=SECONDLY',
      { past: 22, first: '2026-11-01', all: 23, said: ['warning ical-series'] },
    ],
    [
      'a count without end',
      '20261101T000000Z',
      'FREQ=SECONDLY;COUNT=99999999999',
      { past: 22, first: '2026-11-01', all: 23, said: ['warning ical-series'] },
    ],
    [
      'from the year 1 on',
      '00010101T000000Z',
      'FREQ=DAILY;COUNT=9999999',
      { past: 400, first: '2025-10-19', all: 401, said: ['warning ical-series'] },
    ],
    [
      'in the year 9999',
      '99991231T235959Z',
      'FREQ=SECONDLY',
      { past: 1, first: '9999-12-31', all: 1, said: ['warning ical-series'] },
    ],
    [
      'a day that never comes',
      '20260101T000000Z',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
      { past: 1, first: '2026-01-01', all: 1, said: [] },
    ],
  ])('%s', (_why, start, rule, wanted) => {
    expect(bound(start, `RRULE:${rule}`)).toEqual(wanted)
  })
  test('all series of a file together give no more than one can look at, and each of them its last and its next', () => {
    const lines = Array.from({ length: 130 }, (_, at) =>
      event(`UID:${at}`, 'DTSTART:20160104T090000Z', 'RRULE:FREQ=DAILY'),
    ).flat()
    const { interactions, diagnostics } = read(calendar(...lines))
    expect(interactions.length).toBeLessThan(50_000 + 3 * 130)
    expect(
      new Set(interactions.filter(({ followUp }) => followUp).map(({ source }) => source.line)).size,
    ).toBe(130)
    expect(
      new Set(interactions.filter(({ followUp }) => !followUp).map(({ source }) => source.line)).size,
    ).toBe(130)
    expect(diagnostics.length).toBeLessThan(50)
  })
})
