// Which days a rule is about: BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY. RFC 5545 section 3.3.10. All of them narrow
// down the days of a period, which gives the same as the table of the RFC, where some of them are said to expand.

import { daysInMonth } from '../../text/index.ts'
import { civilOf, type Day, dayOf, weekdayOf } from './civil.ts'
import type { Rule } from './rule.ts'

/** Tells whether a day is one of a rule's, which has to be a completed one. */
export function matcherOf(rule: Rule): (day: Day) => boolean {
  const { months, weeks, yearDays, monthDays, weekdays } = rule
  const isOpen = [months, weeks, yearDays, monthDays, weekdays].every((list) => list.length === 0)
  if (isOpen) return () => true
  const isOfWeek = months.length + weeks.length + yearDays.length + monthDays.length === 0
  if (isOfWeek && (rule.frequency === 'WEEKLY' || rule.frequency === 'DAILY')) {
    const own = new Set(weekdays.map(({ weekday }) => weekday))
    return (day) => own.has(weekdayOf(day))
  }
  return (day) => {
    const { year, month, day: ofMonth } = civilOf(day)
    if (months.length > 0 && !months.includes(month)) return false
    const length = daysInMonth(year, month)
    if (monthDays.length > 0 && !isListed(monthDays, ofMonth, length)) return false
    const ofYear = day - dayOf(year, 1, 1) + 1
    const inYear = dayOf(year + 1, 1, 1) - dayOf(year, 1, 1)
    if (yearDays.length > 0 && !isListed(yearDays, ofYear, inYear)) return false
    if (weeks.length > 0 && !isInWeek(weeks, day, rule.weekStart)) return false
    if (weekdays.length === 0) return true
    const isOfMonth = rule.frequency === 'MONTHLY' || (rule.frequency === 'YEARLY' && months.length > 0)
    const hasNth = isOfMonth || (rule.frequency === 'YEARLY' && weeks.length === 0)
    const [at, size] = isOfMonth ? [ofMonth, length] : [ofYear, inYear]
    return weekdays.some(({ weekday, nth }) => {
      if (weekday !== weekdayOf(day)) return false
      if (nth === 0 || !hasNth) return true
      return nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((size - at + 1) / 7) === -nth
    })
  }
}

/** With what a rule leaves open, which the day of DTSTART says: `FREQ=YEARLY` is its month and day. */
export function completed(rule: Rule, first: Day): Rule {
  const { weeks, yearDays, monthDays, weekdays, months, frequency } = rule
  const { month, day } = civilOf(first)
  const weekday = { weekday: weekdayOf(first), nth: 0 }
  if (
    frequency === 'YEARLY' &&
    weeks.length > 0 &&
    weekdays.length + yearDays.length + monthDays.length === 0
  )
    return { ...rule, weekdays: [weekday] }
  if (weeks.length + yearDays.length + monthDays.length + weekdays.length > 0) return rule
  switch (frequency) {
    case 'YEARLY':
      return { ...rule, months: months.length > 0 ? months : [month], monthDays: [day] }
    case 'MONTHLY':
      return { ...rule, monthDays: [day] }
    case 'WEEKLY':
      return { ...rule, weekdays: [weekday] }
    default:
      return rule
  }
}

/** -1 is the last one. */
function isListed(list: readonly number[], at: number, size: number): boolean {
  return list.includes(at) || list.includes(at - size - 1)
}

/** Weeks as ISO 8601 counts them, with the rule's first day of the week: week 1 has the year's first four days or more. */
function isInWeek(weeks: readonly number[], day: Day, weekStart: number): boolean {
  const begin = day - ((weekdayOf(day) - weekStart + 7) % 7)
  const { year } = civilOf(begin + 3)
  const firstOf = (of: number) => {
    const fourth = dayOf(of, 1, 4)
    return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7)
  }
  const first = firstOf(year)
  return isListed(weeks, (begin - first) / 7 + 1, (firstOf(year + 1) - first) / 7)
}
