import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addCadence,
  addDays,
  addMonths,
  dateIn,
  daysBetween,
  isDate,
  mondayOf,
  nextYearly,
  parseCadence,
  weekday,
  weekOf,
} from '../../src/text/index.ts'

const date = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays('1901-01-01', days))

test.each([
  ['2026-11-23', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['1900-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['1899-12-31', false],
  ['2201-01-01', false],
  ['2026-1-1', false],
  ['2026-11-23T10:00', false],
])('isDate(%s) is %s', (text, is) => {
  expect(isDate(text)).toBe(is)
})

describe('calendar arithmetic', () => {
  test('adding days and counting them back agree, through every change of the clocks', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -400, max: 400 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })
  test('a Monday begins each week', () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(weekday(mondayOf(day))).toBe(1)
        expect(daysBetween(mondayOf(day), day)).toBe(weekday(day) - 1)
      }),
    )
  })
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-23', -11, '2025-12-23'],
  ])('addMonths(%s, %i) is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })
  test.each([
    ['2026-01-01', 1],
    ['2027-01-01', 53],
    ['2026-12-31', 53],
  ])('%s is in week %i', (day, week) => {
    expect(weekOf(day)).toBe(week)
  })
})

test.each([
  ['--11-25', '2026-11-23', '2026-11-25'],
  ['1990-11-22', '2026-11-23', '2027-11-22'],
  ['--11-23', '2026-11-23', '2026-11-23'],
  ['--02-29', '2026-03-01', '2027-02-28'],
  ['--02-29', '2027-12-01', '2028-02-29'],
])('the next %s on or after %s is %s', (yearly, from, next) => {
  expect(nextYearly(yearly, from)).toBe(next)
})

test('one moment is two dates in two zones', () => {
  const moment = new Date('2026-11-23T02:30:00Z')
  expect(dateIn('Europe/London', moment)).toBe('2026-11-23')
  expect(dateIn('America/New_York', moment)).toBe('2026-11-22')
})

test.each([
  ['2 weeks', '2026-12-07'],
  ['90 days', '2027-02-21'],
  ['6 months', '2027-05-23'],
  ['every 1 year', '2027-11-23'],
  ['week', '2026-11-30'],
])('a touch on 2026-11-23 with the cadence %s asks for the next by %s', (text, next) => {
  const cadence = parseCadence(text)
  expect(cadence && addCadence('2026-11-23', cadence)).toBe(next)
})

test.each(['', '0 days', 'often', '99 years', '1.5 weeks', 'days 3'])('"%s" is no cadence', (text) => {
  expect(parseCadence(text)).toBeUndefined()
})
