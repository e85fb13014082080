// VTIMEZONE: a zone as the file itself describes it, by the days on which its clocks change. RFC 5545 section 3.6.5.

import { civilOf, dayOf, dayPart, type Wall } from './civil.ts'
import type { Component } from './component.ts'
import { recur } from './recur.ts'
import { type Rule, readRule } from './rule.ts'
import { readOffset, readPeriodStart, readTime } from './time-value.ts'
import type { Zone } from './zone.ts'

/** STANDARD or DAYLIGHT. */
interface Observance {
  readonly first: Wall
  readonly offset: number
  readonly before: number
  readonly rules: readonly Rule[]
  /** Single days on which it begins, with the first. */
  readonly dates: readonly Wall[]
}

/** A year of one rule is looked at: more than that no rule of clocks needs. */
const BUDGET = 20_000

/** @returns undefined where the component describes no clock */
export function zoneOf(timezone: Component, name: string): Zone | undefined {
  const observances = timezone.parts.flatMap((part) => readObservance(part) ?? [])
  if (observances.length === 0) return undefined
  const byYear = new Map<number, { onset: Wall; offset: number }[]>()
  const onsets = (year: number) => {
    const made = byYear.get(year) ?? observances.flatMap((one) => lastOnsets(one, year)).sort(byOnset)
    byYear.set(year, made)
    return made
  }
  const earliest = observances.reduce((a, b) => (b.first < a.first ? b : a))
  const offsetAt = (wall: Wall): number => {
    const { year } = civilOf(dayPart(wall))
    return onsets(year).findLast(({ onset }) => onset <= wall)?.offset ?? earliest.before
  }
  return { name, toInstant: (wall) => wall - offsetAt(wall) }
}

function byOnset(a: { onset: Wall }, b: { onset: Wall }): number {
  return a.onset - b.onset
}

function readObservance({ name, properties }: Component): Observance | undefined {
  if (name !== 'STANDARD' && name !== 'DAYLIGHT') return undefined
  const textOf = (of: string) => properties.find((property) => property.name === of)?.value
  const first = readTime(textOf('DTSTART') ?? '')
  const offset = textOf('TZOFFSETTO')
  if (first === undefined || offset === undefined || !/^\s*[+-]\d{4}/.test(offset)) return undefined
  const rules = properties.flatMap(({ name: of, value }) => {
    const read = of === 'RRULE' ? readRule(value) : undefined
    return read !== undefined && 'rule' in read ? [read.rule] : []
  })
  const dates = properties
    .filter((property) => property.name === 'RDATE')
    .flatMap(({ value }) => value.split(',').flatMap((text) => readPeriodStart(text)?.wall ?? []))
  return {
    first: first.wall,
    offset: readOffset(offset),
    before: readOffset(textOf('TZOFFSETFROM') ?? offset),
    rules,
    dates: [first.wall, ...dates],
  }
}

/** The days of one observance that may still hold in a year: those of it and of the year before, or the last ones of all. */
function lastOnsets(
  { first, offset, rules, dates }: Observance,
  year: number,
): { onset: Wall; offset: number }[] {
  const end = dayOf(year, 12, 31)
  const single = dates.filter((date) => dayPart(date) <= end)
  const repeated = rules.flatMap((rule) => {
    const until = rule.until === undefined ? end : Math.min(dayPart(rule.until.wall), end)
    const to = Math.max(until, dayPart(first))
    const span = { from: dayOf(civilOf(to).year - 1, 1, 1), to }
    return recur(rule, { wall: first, hasTime: true }, span, { left: BUDGET }).times
  })
  return [...single, ...repeated].map((onset) => ({ onset, offset }))
}
