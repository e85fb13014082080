import { type CalendarDate, isDate, parsePeopleDate } from '../../../text/index.ts'
import { anyOf, type Mend } from './mend.ts'

/**
 * A date in another writing: 2026/12/1, 20261201, 1.12.2026, 13/12/2026, 1 December 2026. `1/12/2026` is January in
 * one country and December in another, and "friday" is of the week in which it was written: these are left to people.
 */
export const mendDate: Mend = ({ text }, { today }) => {
  const typed = text.trim()
  const date = isoDate(typed) ?? dateInWords(typed, today)
  if (date !== undefined && isDate(date)) return { text: date, safe: true }
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(typed) ?? []
  const readings = [iso(year, second, first), iso(year, first, second)].filter(isDate)
  if (readings.length === 2) return { hint: `Write "${readings[0]}" or "${readings[1]}".` }
  const near = parsePeopleDate(typed, today)
  return near === undefined ? undefined : { text: near, safe: false }
}

/** A date in figures whose order is certain; undefined where it is not. Perhaps no day of the calendar. */
export function isoDate(text: string): string | undefined {
  const year = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (year !== null) {
    if (year[2] === '' && text.length !== 8) return undefined
    return iso(year[1], year[3], year[4])
  }
  const day = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (day === null) return undefined
  const [, first, sign, second, inYear] = day
  // Points are written only where the day comes first.
  if (sign === '.' || Number(first) > 12 || first === second) return iso(inYear, second, first)
  return Number(second) > 12 ? iso(inYear, first, second) : undefined
}

function dateInWords(text: string, today: CalendarDate): CalendarDate | undefined {
  return /\d{4}/.test(text) && /[a-z]{3}/i.test(text) && /^[\w., ]+$/.test(text)
    ? parsePeopleDate(text, today)
    : undefined
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** `10 December`, `10.12.`: a birthday without its year. 2000 was a leap year. */
const mendYearless: Mend = ({ text }) => {
  const typed = text.trim()
  if (!/^(\d{1,2}\.? ?[a-z]{3,}|[a-z]{3,}\.? \d{1,2}|\d{1,2}\.\d{1,2}\.)$/i.test(typed)) return undefined
  const date = parsePeopleDate(typed, '2000-01-01')
  return date === undefined ? undefined : { text: `-${date.slice(4)}`, safe: true }
}

/** Not by words that count from today: nobody is born next Friday. */
export const mendBirthday: Mend = anyOf(mendYearless, (value, context, field) => {
  const meant = mendDate(value, context, field)
  return meant !== undefined && 'text' in meant && !meant.safe ? undefined : meant
})
