// Rules of recurrence: held to ical.js where it is right, to the RFC elsewhere; rules that can't be meant; those of vCalendar.

import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { DAY, dateText, dayOfText, dayPart, timeText } from '../../src/formats/ical/civil.ts'
import { fromOldRule } from '../../src/formats/ical/old-rule.ts'
import { recur } from '../../src/formats/ical/recur.ts'
import { readRule } from '../../src/formats/ical/rule.ts'
import { readTime } from '../../src/formats/ical/time-value.ts'
import { brief, calendar, event } from './ical-of.ts'

/** The times of a rule by us, from its start on for five years, at most 60. */
function ours(start: string, text: string): string[] {
  const [first, read] = [readTime(start), readRule(text)]
  if (first === undefined || 'fault' in read) return ['no rule']
  const from = dayPart(first.wall)
  const { times } = recur(read.rule, first, { from, to: from + 5 * 366 }, { left: 100_000 })
  return times.slice(0, 60).map((wall) => `${dateText(dayPart(wall))} ${timeText(wall)}`)
}

/** The same by ical.js. */
function theirs(start: string, text: string): string[] {
  const first = ICAL.Time.fromString(
    start.replace(/^(....)(..)(..)T(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6'),
    undefined as never,
  )
  const iterator = ICAL.Recur.fromString(text).iterator(first)
  const end = dayOfText(dateText(dayPart(readTime(start)?.wall ?? 0) + 5 * 366))
  const times: string[] = []
  for (let next = iterator.next(); next && times.length < 60; next = iterator.next()) {
    const day = next.toString()
    if (dayOfText(day) > end) break
    times.push(`${day.slice(0, 10)} ${day.slice(11, 16)}`)
  }
  return times
}

test.each([
  ['20260102T090000', 'FREQ=DAILY;COUNT=5'],
  ['20260102T090000', 'FREQ=DAILY;INTERVAL=10;COUNT=40'],
  ['20260102T090000', 'FREQ=DAILY;BYMONTH=1,12;BYDAY=MO,FR'],
  ['20260102T090000', 'FREQ=WEEKLY'],
  ['20260102T090000', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH,SU'],
  ['20260102T090000', 'FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,TH,SU'],
  ['20260131T090000', 'FREQ=MONTHLY'],
  ['20260102T090000', 'FREQ=MONTHLY;BYDAY=1FR'],
  ['20260130T090000', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['20260102T090000', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'],
  ['20260102T090000', 'FREQ=MONTHLY;BYMONTHDAY=1,-1'],
  ['20260130T090000', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['20260102T090000', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU'],
  ['20260102T090000', 'FREQ=YEARLY;BYMONTH=6,7'],
  ['20260102T090000', 'FREQ=YEARLY;BYMONTH=11;BYDAY=1TU'],
  ['20260101T090000', 'FREQ=YEARLY;BYYEARDAY=1,100,200'],
])('%s %s is as ical.js has it', (start, rule) => {
  expect(ours(start, rule)).toEqual(theirs(start, rule))
  expect(ours(start, rule).length).toBeGreaterThan(1)
})

test.each([
  // What ical.js reads otherwise than the RFC: section 3.3.10 has the examples.
  [
    'the 20th Monday of the year',
    '20260518T090000',
    'FREQ=YEARLY;BYDAY=20MO;COUNT=2',
    ['2026-05-18 09:00', '2027-05-17 09:00'],
  ],
  [
    'Monday of week 20',
    '20260511T090000',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3',
    ['2026-05-11 09:00', '2027-05-17 09:00', '2028-05-15 09:00'],
  ],
  [
    'the 29th of February, where there is one',
    '20240229T090000',
    'FREQ=YEARLY;COUNT=2',
    ['2024-02-29 09:00', '2028-02-29 09:00'],
  ],
  [
    'Sundays of January of every other year',
    '20260102T090000',
    'FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30;COUNT=3',
    ['2026-01-04 08:30', '2026-01-04 09:30', '2026-01-11 08:30'],
  ],
  [
    'hourly: the first of each day',
    '20260102T090000',
    'FREQ=HOURLY;INTERVAL=5;COUNT=8',
    ['2026-01-02 09:00', '2026-01-03 00:00'],
  ],
  [
    'every second hour by the clock',
    '20260102T093000',
    'FREQ=HOURLY;INTERVAL=20;BYMINUTE=0;COUNT=4',
    ['2026-01-03 05:00', '2026-01-04 01:00', '2026-01-05 17:00'],
  ],
  ['by the minute', '20260102T235900', 'FREQ=MINUTELY;COUNT=2', ['2026-01-02 23:59', '2026-01-03 00:00']],
  ['seconds that never come', '20260102T090000', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', []],
  [
    'a trailing comma and semicolon',
    '20260102T090000',
    'FREQ=DAILY;BYDAY=FR, SA,;COUNT=2;',
    ['2026-01-02 09:00', '2026-01-03 09:00'],
  ],
  ['until before it begins', '20260102T090000', 'FREQ=DAILY;UNTIL=20250101', []],
])('%s', (_why, start, rule, wanted) => {
  expect(ours(start, rule)).toEqual(wanted)
})

test.each([
  ['INTERVAL=0', 'FREQ=DAILY;INTERVAL=0', 'INTERVAL=0 is refused.'],
  ['INTERVAL=-1', 'FREQ=DAILY;INTERVAL=-1', 'INTERVAL=-1 is refused.'],
  ['COUNT=0', 'FREQ=DAILY;COUNT=0', 'COUNT=0 is refused.'],
  ['no FREQ', 'COUNT=3', 'FREQ= is no frequency.'],
  ['a FREQ that nobody knows', 'FREQ=FORTNIGHTLY', 'FREQ=FORTNIGHTLY is no frequency.'],
  ['BYDAY', 'FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX is refused.'],
  ['BYMONTH', 'FREQ=YEARLY;BYMONTH=13', 'BYMONTH=13 is refused.'],
  ['BYMONTHDAY', 'FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY=0 is refused.'],
  ['UNTIL', 'FREQ=DAILY;UNTIL=never', 'UNTIL=NEVER is no date.'],
  ['another calendar', 'RSCALE=CHINESE;FREQ=YEARLY', 'a rule of the calendar CHINESE is not read here.'],
])('a rule that can not be meant sets its event aside: %s', (_why, rule, fault) => {
  expect(readRule(rule)).toEqual({ fault })
  expect(brief(calendar(...event(`RRULE:${rule}`), ...event('UID:2')))).toEqual([
    '2026-11-02 14:00 meeting Review',
    `aside Review: Its rule can't be followed: ${fault}`,
    'error 4 ical-structure',
  ])
})

test.each([
  ['D1 #5', 'FREQ=DAILY;INTERVAL=1;COUNT=5'],
  ['W2 MO FR 20261231T000000Z', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20261231T000000Z'],
  ['MP1 1+ 1- FR #0', 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1FR,-1FR'],
  ['MP1 1+ MO 2+ TU #3', 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO,2TU;COUNT=3'],
  ['MD1 7 LD', 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=7,-1;COUNT=2'],
  ['YM1 6 7 #0', 'FREQ=YEARLY;INTERVAL=1;BYMONTH=6,7'],
  ['YD1 100 #0', 'FREQ=YEARLY;INTERVAL=1;BYYEARDAY=100'],
  ['FREQ=DAILY', undefined],
])('vCalendar 1.0: %s', (old, rule) => {
  expect(fromOldRule(old)).toBe(rule)
})

test('days are counted as the calendar does, over four hundred years', () => {
  for (let day = dayOfText('1899-12-25'); day < dayOfText('2301-01-05'); day += 13)
    expect(new Date(day * DAY * 1000).toISOString().slice(0, 10)).toBe(dateText(day))
})
