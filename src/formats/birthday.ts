// Birthdays and other dates as programs write them: to `YYYY-MM-DD`, or `--MM-DD` without a year. Nothing is guessed:
// what could be two dates is none.

import { daysInMonth, isDate } from '../text/index.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a date.
 * @param order of dates in figures with another order than year first (`2/29/1984`); without it only what can be read in one
 *   way is read
 * @returns the date, and whether the text said no more than it (no time of day); undefined where it is no date of 1900-2200
 */
export function readDate(typed: string, order?: DateOrder): { date: string; exact: boolean } | undefined {
  const text = typed.trim()
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](.*))?$/.exec(text)
  if (iso) return exactly(iso[1], iso[2], iso[3], /^(?:[0:.]*(?:Z|[+-][\d:]+)?)?$/.test(iso[4] ?? ''))
  const yearless = /^--(\d{1,2})-?(\d{1,2})$/.exec(text)
  if (yearless) return exactly(undefined, yearless[1], yearless[2], true)
  const figures = /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/.exec(text)
  if (figures)
    return fromFigures(figures[1] ?? '', figures[3] ?? '', figures[4] ?? '', order, figures[2] === '.')
  const short = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(text)
  if (short) return fromFigures(short[1] ?? '', short[2] ?? '', undefined, order, text.includes('.'))
  return fromWords(text)
}

function fromWords(text: string): { date: string; exact: boolean } | undefined {
  const dayFirst = /^(\d{1,2})\.?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text)
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text)
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : []
  const month = MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1
  return month > 0 ? exactly(year, String(month), day, true) : undefined
}

function fromFigures(
  a: string,
  b: string,
  c: string | undefined,
  order: DateOrder | undefined,
  dots: boolean,
) {
  if (a.length > 2) return exactly(a, b, c, true)
  if (c !== undefined && c.length !== 4) return undefined
  const [dayFirst, monthFirst] = [exactly(c, b, a, true), exactly(c, a, b, true)]
  if (order === 'dmy') return dayFirst
  if (order === 'mdy') return monthFirst
  if (dots) return dayFirst
  if (dayFirst && monthFirst) return dayFirst.date === monthFirst.date ? dayFirst : undefined
  return dayFirst ?? monthFirst
}

function exactly(
  year: string | undefined,
  month = '',
  day = '',
  exact: boolean,
): { date: string; exact: boolean } | undefined {
  const two = (text: string) => text.padStart(2, '0')
  if (year !== undefined) {
    const date = `${year}-${two(month)}-${two(day)}`
    return isDate(date) ? { date, exact } : undefined
  }
  const real = Number(day) >= 1 && Number(day) <= daysInMonth(2000, Number(month))
  return real ? { date: `--${two(month)}-${two(day)}`, exact } : undefined
}

/** The order that a column of dates shows: a first part over 12 is a day, a second over 12 too; undefined if nothing tells. */
export function orderOf(dates: readonly string[]): DateOrder | undefined {
  let order: DateOrder | undefined
  for (const date of dates) {
    const match = /^\s*(\d{1,2})[./-]\s?(\d{1,2})\b/.exec(date)
    if (!match) continue
    const found = Number(match[1]) > 12 ? 'dmy' : Number(match[2]) > 12 ? 'mdy' : undefined
    if (found && order && found !== order) return undefined
    order ??= found
  }
  return order
}
