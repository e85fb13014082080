// Which times of a day a rule is about: BYHOUR, BYMINUTE, BYSECOND, and the steps of rules that repeat within a day.

import { DAY, type Day, dayPart, type Wall } from './civil.ts'
import type { Budget } from './recur.ts'
import type { Rule } from './rule.ts'

/** Seconds of a step. */
const STEPS: Partial<Record<Rule['frequency'], number>> = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 }

export function isSubDaily({ frequency }: Rule): boolean {
  return STEPS[frequency] !== undefined
}

/** Seconds since midnight of a day, in order. A whole day has 0. Ends early where the budget does. */
export function* timesOf(
  rule: Rule,
  first: { readonly wall: Wall; readonly hasTime: boolean },
  day: Day,
  budget: Budget,
): Generator<number> {
  if (!first.hasTime) {
    yield 0
    return
  }
  const start = first.wall - dayPart(first.wall) * DAY
  const unit = STEPS[rule.frequency]
  const isWithin = (list: readonly number[], given: number, isFree: boolean, all: number) =>
    list.length > 0 ? list : isFree ? Array.from({ length: all }, (_, at) => at) : [given]
  if (unit === undefined || rule.hours.length + rule.minutes.length + rule.seconds.length > 0) {
    const hours = isWithin(rule.hours, Math.floor(start / 3600), unit !== undefined, 24)
    const minutes = isWithin(rule.minutes, Math.floor(start / 60) % 60, unit !== undefined && unit < 3600, 60)
    const seconds = isWithin(rule.seconds, start % 60, unit === 1, 60)
    for (const hour of hours)
      for (const minute of minutes)
        for (const second of seconds) {
          if (--budget.left < 0) return
          const at = hour * 3600 + minute * 60 + Math.min(second, 59)
          // Steps are counted by the clock: of every second hour from 9:30 on, 11:00 is one.
          const units =
            unit === undefined ? 0 : Math.floor((day * DAY + at) / unit) - Math.floor(first.wall / unit)
          if (units % rule.interval === 0) yield at
        }
    return
  }
  const step = unit * rule.interval
  const from = Math.max(first.wall, day * DAY)
  for (
    let wall = first.wall + Math.ceil((from - first.wall) / step) * step;
    wall < (day + 1) * DAY;
    wall += step
  ) {
    if (--budget.left < 0) return
    yield wall - day * DAY
  }
}
