// The times that a rule gives, RFC 5545 section 3.3.10. Each period (a year, month, week, day) is looked through day by day,
// so that the work hangs on how many days are looked at and on nothing that a rule can say; a budget ends it in any case.

import { daysInMonth } from '../../text/index.ts'
import { civilOf, DAY, type Day, dayOf, dayPart, type Wall, weekdayOf } from './civil.ts'
import type { Rule } from './rule.ts'
import { completed, matcherOf } from './rule-days.ts'
import { isSubDaily, timesOf } from './rule-times.ts'

/** What may still be looked at: days and times, each one. Shared by all rules of a file. */
export interface Budget {
  left: number
}

/** Rules end with the calendar. */
const LAST = dayOf(9999, 12, 31)

/**
 * The times of a rule that lie between two days, in order, each once. Of a rule that repeats within a day, the first time of
 * each day: a log has one line for them. UNTIL holds to the day; its time is the caller's, who knows the zone.
 * @param first DTSTART; times before it are none
 * @returns whether all of them were found before the budget was used up
 */
export function recur(
  rule: Rule,
  first: { readonly wall: Wall; readonly hasTime: boolean },
  span: { readonly from: Day; readonly to: Day },
  budget: Budget,
): { readonly times: readonly Wall[]; readonly isWhole: boolean } {
  const times: Wall[] = []
  const until = rule.until === undefined ? LAST : dayPart(rule.until.wall) + 1
  const last = Math.min(span.to, until, LAST)
  const isDense = isSubDaily(rule) && first.hasTime
  // The same each day, unless the rule repeats within it.
  const fixed = isDense ? undefined : [...timesOf(rule, first, dayPart(first.wall), budget)]
  let count = 0
  for (const days of periods(rule, dayPart(first.wall), { from: span.from, to: last }, budget)) {
    const found: Wall[] = []
    for (const day of days) {
      budget.left -= fixed?.length ?? 0
      if (budget.left < 0) return { times, isWhole: false }
      for (const seconds of fixed ?? timesOf(rule, first, day, budget)) {
        found.push(day * DAY + seconds)
        // A rule that counts has to see them all.
        if (isDense && rule.count === undefined && day * DAY + seconds >= first.wall) break
      }
    }
    if (budget.left < 0) return { times, isWhole: false }
    for (const wall of chosen(found, rule.positions)) {
      if (wall < first.wall) continue
      if (rule.count !== undefined && ++count > rule.count) return { times, isWhole: true }
      const day = dayPart(wall)
      const isNew = !isDense || times.length === 0 || dayPart(times.at(-1) ?? 0) !== day
      if (day < span.from || day > last || !isNew) continue
      times.push(wall)
      budget.left--
    }
  }
  return { times, isWhole: true }
}

/** BYSETPOS. */
function chosen(found: readonly Wall[], positions: readonly number[]): readonly Wall[] {
  if (positions.length === 0) return found
  const picked = positions.flatMap((at) => found.at(at > 0 ? at - 1 : at) ?? [])
  return [...new Set(picked)].sort((a, b) => a - b)
}

/** The days of each period that match, from the period of the first day on; from `from` on where nothing has to be counted. */
function* periods(rule: Rule, first: Day, span: { from: Day; to: Day }, budget: Budget): Generator<Day[]> {
  const full = completed(rule, first)
  const isMatch = matcherOf(full)
  const last = span.to
  const start = rule.count === undefined ? Math.max(first, span.from) : first
  const { interval } = rule
  const within = (begin: Day, length: number) => {
    const days: Day[] = []
    budget.left -= length
    for (let day = begin; day < begin + length; day++) if (isMatch(day)) days.push(day)
    return days
  }
  const anchor = civilOf(first)
  switch (rule.frequency) {
    case 'YEARLY':
      for (let year = aligned(anchor.year, civilOf(start).year, interval); ; year += interval) {
        const begin = dayOf(year, 1, 1)
        if (begin > last) return
        yield full.months.length === 0
          ? within(begin, dayOf(year + 1, 1, 1) - begin)
          : full.months.flatMap((month) => within(dayOf(year, month, 1), daysInMonth(year, month)))
      }
    case 'MONTHLY': {
      const months = (civil: { year: number; month: number }) => civil.year * 12 + civil.month - 1
      for (let at = aligned(months(anchor), months(civilOf(start)), interval); ; at += interval) {
        const begin = monthStart(at)
        if (begin > last) return
        yield within(begin, monthStart(at + 1) - begin)
      }
    }
    case 'WEEKLY': {
      const weekOf = (day: Day) => day - ((weekdayOf(day) - rule.weekStart + 7) % 7)
      for (let at = aligned(weekOf(first), weekOf(start), interval * 7); at <= last; at += interval * 7)
        yield within(at, 7)
      return
    }
    default: {
      // Of what repeats within a day each day is looked at: rule-times.ts knows the interval.
      const step = rule.frequency === 'DAILY' ? interval : 1
      for (let at = aligned(first, start, step); at <= last; at += step) yield within(at, 1)
    }
  }
}

function monthStart(at: number): Day {
  return dayOf(Math.floor(at / 12), (at % 12) + 1, 1)
}

/** The last of `anchor`, `anchor + step`, ... that is not behind `at`. */
function aligned(anchor: number, at: number, step: number): number {
  return anchor + Math.floor((at - anchor) / step) * step
}
