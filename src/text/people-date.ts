// Dates as people type them: `fri`, `tomorrow`, `+2w`, `in 3 days`, `1 dec`, `next monday`, `24/12`.

import { addDays, addMonths, type CalendarDate, daysInMonth, isDate, weekday } from './date.ts'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** The index of the name that starts with the word, at least three letters long; -1 for none. */
function indexOf(names: readonly string[], word: string): number {
  return word.length < 3
    ? -1
    : names.findIndex((name) => name.startsWith(word) || (word === 'sept' && name === 'september'))
}

function dateOf(year: number, month: number, day: number): CalendarDate | undefined {
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The first such day on or after today: `1 dec` typed on 2 December means next year's. */
function coming(today: CalendarDate, month: number, day: number): CalendarDate | undefined {
  const year = Number(today.slice(0, 4))
  for (let y = year; y < year + 9; y++) {
    const date = dateOf(y, month, day)
    if (date !== undefined && date >= today) return date
  }
  return undefined
}

/** A weekday's name means the next such day after today; `next fri` is the one of the week after this. */
function comingWeekday(today: CalendarDate, day: number, next: boolean): CalendarDate {
  const ahead = (day + 1 - weekday(today) + 7) % 7 || 7
  const monday = addDays(today, 8 - weekday(today))
  return next ? addDays(monday, day) : addDays(today, ahead)
}

/**
 * Reads a date as people type it; relative words count from `today`.
 * `24/12` and `24.12.` are day, then month; where only the other order is a date (`12/24`), that one.
 * @returns the date, or undefined where the text is no date of 1900-2200
 */
export function parsePeopleDate(typed: string, today: CalendarDate): CalendarDate | undefined {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ')
  const date = read(text, today)
  return date !== undefined && isDate(date) ? date : undefined
}

function read(text: string, today: CalendarDate): CalendarDate | undefined {
  if (isDate(text)) return text
  if (text === 'today' || text === 'now') return today
  if (text === 'tomorrow' || text === 'tom') return addDays(today, 1)
  if (text === 'yesterday') return addDays(today, -1)
  if (text === 'next week') return addDays(today, 8 - weekday(today))
  if (text === 'next month') return addMonths(`${today.slice(0, 7)}-01`, 1)
  if (text === 'end of week' || text === 'eow') return addDays(today, (5 - weekday(today) + 7) % 7)
  if (text === 'end of month' || text === 'eom') return addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1)

  const ahead = /^(?:in |\+ ?)?(\d{1,4}|an?) ?(d|w|m|y|days?|weeks?|months?|years?)( ago)?$/.exec(text)
  if (ahead) {
    const count = Number(ahead[1]?.replace(/^an?$/, '1')) * (ahead[3] ? -1 : 1)
    const unit = ahead[2]?.[0]
    if (unit === 'd') return addDays(today, count)
    if (unit === 'w') return addDays(today, 7 * count)
    return addMonths(today, unit === 'm' ? count : 12 * count)
  }

  const day = /^(on |next |this )?([a-z]+)$/.exec(text)
  const named = indexOf(DAYS, day?.[2] ?? '')
  if (day && named >= 0) return comingWeekday(today, named, day[1] === 'next ')

  const month = /^(?:on )?(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? ?([a-z]+)\.?(?: (\d{4}))?$/.exec(text)
  const american = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text)
  const [dayText, monthText, yearText] = month
    ? [month[1], month[2], month[3]]
    : american
      ? [american[2], american[1], american[3]]
      : []
  if (dayText !== undefined && monthText !== undefined) {
    const number = indexOf(MONTHS, monthText) + 1
    if (number === 0) return undefined
    return yearText === undefined
      ? coming(today, number, Number(dayText))
      : dateOf(Number(yearText), number, Number(dayText))
  }

  const numbers = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?\.?$/.exec(text)
  if (numbers) {
    const first = Number(numbers[1])
    const second = Number(numbers[2])
    const [d, m] = second > 12 && first <= 12 ? [second, first] : [first, second]
    return numbers[3] === undefined ? coming(today, m, d) : dateOf(Number(numbers[3]), m, d)
  }
  return undefined
}
