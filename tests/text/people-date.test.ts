import { expect, test } from 'vitest'
import { parsePeopleDate } from '../../src/text/index.ts'

/** A Monday. */
const TODAY = '2026-11-23'

test.each([
  // why                                    typed             date
  ['a date', '2026-12-01', '2026-12-01'],
  ['today', 'today', '2026-11-23'],
  ['tomorrow', 'tomorrow', '2026-11-24'],
  ['yesterday', 'Yesterday', '2026-11-22'],
  ['a weekday is the coming one', 'fri', '2026-11-27'],
  ['the weekday of today is in a week', 'monday', '2026-11-30'],
  ['next friday is in the week after', 'next fri', '2026-12-04'],
  ['on friday', 'on friday', '2026-11-27'],
  ['next week is its Monday', 'next week', '2026-11-30'],
  ['next month is its first day', 'next month', '2026-12-01'],
  ['end of the month', 'eom', '2026-11-30'],
  ['end of the week', 'eow', '2026-11-27'],
  ['weeks ahead', '+2w', '2026-12-07'],
  ['days ahead in words', 'in 3 days', '2026-11-26'],
  ['a week', 'in a week', '2026-11-30'],
  ['months ahead', '+1m', '2026-12-23'],
  ['a month ahead from the 31st would not exist', '+3 months', '2027-02-23'],
  ['a year ahead', '1y', '2027-11-23'],
  ['days ago', '3 days ago', '2026-11-20'],
  ['day and month', '1 dec', '2026-12-01'],
  ['month and day', 'December 1', '2026-12-01'],
  ['an ordinal', '1st of december', '2026-12-01'],
  ['a day that is over is next year’s', '1 nov', '2027-11-01'],
  ['today’s own day and month', '23 november', '2026-11-23'],
  ['with its year', '1 Nov 2026', '2026-11-01'],
  ['with its year and a comma', 'Nov 1, 2026', '2026-11-01'],
  ['day/month', '24/12', '2026-12-24'],
  ['day.month.', '24.12.', '2026-12-24'],
  ['month/day where only that is a date', '12/24', '2026-12-24'],
  ['day.month.year', '24.12.2027', '2027-12-24'],
  ['29 February waits for a leap year', '29 feb', '2028-02-29'],
])('%s', (_why, typed, date) => {
  expect(parsePeopleDate(typed, TODAY)).toBe(date)
})

test.each([
  '',
  'soon',
  '31 feb',
  '32/1',
  '2026-02-30',
  '13/13',
  'in 9999 years',
  'mo',
  '1 decx',
  '0206-01-01',
])('"%s" is no date', (typed) => {
  expect(parsePeopleDate(typed, TODAY)).toBeUndefined()
})
