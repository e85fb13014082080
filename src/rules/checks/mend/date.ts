import { isDate, parsePeopleDate } from '../../../text/index.ts'
import type { Mend } from './mend.ts'

/**
 * A date in another writing: 2026/12/1, 20261201, 1.12.2026, 13/12/2026, 1 December 2026. `1/12/2026` is January in
 * one country and December in another, and a date without a year is of no certain year: these are left to people.
 */
export const mendDate: Mend = ({ text }, { today }) => {
  const date = inFigures(text.trim()) ?? inWords(text.trim(), today)
  return date !== undefined && isDate(date) ? { text: date, safe: true } : undefined
}

function inFigures(text: string): string | undefined {
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

function inWords(text: string, today: string): string | undefined {
  return /\d{4}/.test(text) && /[a-z]{3}/i.test(text) && /^[\w., ]+$/.test(text)
    ? parsePeopleDate(text, today)
    : undefined
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
