// Dates in words, the same on the page as it is built and in the viewer's browser.

import { type CalendarDate, daysBetween, weekday } from '../text/index.ts'

const DAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
export const MONTHS = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG_MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `Tue 1 Dec 2026`; without the year where `today` is of the same one. */
export function dayWords(date: CalendarDate, today?: CalendarDate): string {
  const month = MONTHS[Number(date.slice(5, 7))] ?? ''
  const year = date.slice(0, 4) === today?.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`
  return `${DAYS[weekday(date)]} ${Number(date.slice(8, 10))} ${month}${year}`
}

/** `December 2026`, of a date or a month `2026-12`. */
export function monthWords(month: string): string {
  return `${LONG_MONTHS[Number(month.slice(5, 7))]} ${month.slice(0, 4)}`
}

/** How a due date stands to today: `3 days late`, `today`, `tomorrow`, `Fri 27 Nov`. */
export function dueWords(due: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, due)
  if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : dayWords(due, today)
}

/** `5 days ago`, `in 3 days`, `today`: for birthdays and for contacts that went quiet. */
export function awayWords(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days < 0 ? `${-days} days ago` : `in ${days} days`
}
