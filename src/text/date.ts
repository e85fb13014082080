// Calendar dates: `YYYY-MM-DD` strings without a time or a zone, which compare as strings. The card format keeps to
// 1900-2200, so that a slip of the finger ("0206", "20226") is an error and no calendar runs to it.

import { addDays as addDaysTo } from 'date-fns/addDays'
import { addMonths as addMonthsTo } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { getISOWeek } from 'date-fns/getISOWeek'

/** `YYYY-MM-DD` of a real day between 1900 and 2200. */
export type CalendarDate = string

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** date-fns works on local time: a local noon is the same calendar day in every zone and through every clock change. */
function toNoon(date: CalendarDate): Date {
  return new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), 12)
}

function fromNoon(noon: Date): CalendarDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(noon.getFullYear()).padStart(4, '0')}-${two(noon.getMonth() + 1)}-${two(noon.getDate())}`
}

/** True for a real day of the calendar between 1900 and 2200, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  let is = known.get(text)
  if (is === undefined) {
    is = isDay(text)
    if (known.size > 20_000) known.clear()
    known.set(text, is)
  }
  return is
}

/** A book of thousands of log entries has few days, and each is asked about by several rules. */
const known = new Map<string, boolean>()

function isDay(text: string): boolean {
  const match = SHAPE.exec(text)
  if (!match) return false
  const year = Number(match[1])
  return (
    year >= 1900 &&
    year <= 2200 &&
    Number(match[3]) <= daysInMonth(year, Number(match[2])) &&
    match[3] !== '00'
  )
}

/** Days of a month (1-12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromNoon(addDaysTo(toNoon(date), days))
}

/** The same day of the month, or the last one where the month is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return fromNoon(addMonthsTo(toNoon(date), months))
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return differenceInCalendarDays(toNoon(to), toNoon(from))
}

/** ISO 8601 day of the week: 1 Monday ... 7 Sunday. */
export function weekday(date: CalendarDate): number {
  return toNoon(date).getDay() || 7
}

/** ISO 8601 week number. */
export function weekOf(date: CalendarDate): number {
  return getISOWeek(toNoon(date))
}

/** The Monday on or before a date. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekday(date))
}

/** The calendar date of an instant in an IANA time zone. `instant` is the caller's clock. */
export function dateIn(timeZone: string, instant: Date): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(instant)
}

/** The next day, on or after `from`, of a birthday `--MM-DD` or a yearly date; 29 February falls on the 28th in other years. */
export function nextYearly(monthDay: string, from: CalendarDate): CalendarDate {
  const [month = '01', day = '01'] = monthDay.slice(-5).split('-')
  const inYear = (year: number) => {
    const last = daysInMonth(year, Number(month))
    return `${year}-${month}-${String(Math.min(Number(day), last)).padStart(2, '0')}`
  }
  const year = Number(from.slice(0, 4))
  const date = inYear(year)
  return date >= from ? date : inYear(year + 1)
}
