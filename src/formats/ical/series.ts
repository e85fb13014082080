// An event that comes again: its last two years of meetings and the next two, at most 400 of each, with what was moved, added
// and left out. RFC 5545 section 3.8.5.

import { type Day, dayPart, type Wall } from './civil.ts'
import { allOf, type Component, propertyOf, textOf } from './component.ts'
import { instantOf, inZone, type Moment, momentOf, nameOfMoment, type Zones } from './moment.ts'
import { fromOldRule } from './old-rule.ts'
import { type Budget, recur } from './recur.ts'
import { type Rule, readRule } from './rule.ts'
import { isSubDaily } from './rule-times.ts'
import { readPeriodStart } from './time-value.ts'
import type { Override } from './versions.ts'
import { UTC } from './zone.ts'

/** Days: two years. */
export const REACH = 731
export const MOST = 400
/** Days and times that one series may look at: a hundred years of days one by one have room in it. */
const STEPS = 60_000

export interface Meeting {
  readonly start: Moment
  /** The start that the series gives it: its identity. */
  readonly original: Moment
  readonly component: Component
}

export interface Series {
  readonly meetings: readonly Meeting[]
  /** It has earlier meetings than those of its last two years, or more than 400 of them. */
  readonly isOld: boolean
  /** Why there are fewer of them than the calendar shows, for another reason, in a sentence; '' where there is none. */
  readonly cut: string
}

/** What all series of a file may use up together. */
export interface Allowance {
  readonly budget: Budget
  meetings: number
}

/** The rules of an event, or why they are none; both empty for one that does not come again. */
export function rulesOf(component: Component): { rules: Rule[]; excluded: Rule[]; fault: string } {
  const read = (name: string) =>
    allOf(component, name).map(({ value }) => readRule(fromOldRule(value) ?? value))
  const [rules, excluded] = [read('RRULE'), read('EXRULE')]
  const fault = [...rules, ...excluded].flatMap((one) => ('fault' in one ? one.fault : []))[0] ?? ''
  const good = (list: typeof rules) => list.flatMap((one) => ('rule' in one ? one.rule : []))
  return { rules: good(rules), excluded: good(excluded), fault }
}

export function isSeries(component: Component): boolean {
  return ['RRULE', 'RDATE'].some((name) => textOf(component, name) !== '')
}

/**
 * @param first DTSTART of the master
 * @param today of the book
 * @param overrides of this series; those that move nothing that the series has are meetings of their own
 */
export function meetingsOf(
  master: Component,
  first: Moment,
  overrides: readonly Override[],
  context: { readonly today: Day; readonly zones: Zones; readonly allowance: Allowance },
): Series {
  const { today, zones, allowance } = context
  const { rules, excluded } = rulesOf(master)
  const to = today + REACH
  const cuts = new Set<string>()
  // For all of its rules together, with what it takes to look at one of them twice.
  const own = { left: 2 * STEPS }
  const expand = (rule: Rule): readonly Wall[] => {
    if (isSubDaily(rule) && first.hasTime) cuts.add('It repeats within a day: each day has one entry.')
    const found = look(rule)
    // Who counts to millions means a series without end.
    const isCounted = found.isWhole || rule.count === undefined
    const { times, isWhole } = isCounted ? found : look({ ...rule, count: undefined })
    if (!isCounted) cuts.add('It takes too long to count its meetings: it is taken as one without end.')
    if (!isWhole) cuts.add('It takes too long to work out all of its meetings.')
    return times.filter((wall) => isUntil(rule, { ...first, wall }))
  }
  const look = (rule: Rule) => {
    const budget = { left: Math.min(STEPS, own.left, allowance.budget.left) }
    const before = budget.left
    const from = rule.count === undefined ? startOfLook(rule, today) : Number.NEGATIVE_INFINITY
    const found = recur(rule, first, { from, to }, budget)
    const used = before - Math.max(0, budget.left)
    own.left -= used
    allowance.budget.left -= used
    return found
  }
  const walls = new Set<Wall>(rules.flatMap(expand))
  const added = datesOf(master, 'RDATE', zones)
  if (rules.length === 0) walls.add(first.wall)
  const without = new Set(excluded.flatMap(expand))
  const isExcluded = exclusionsOf(master, zones)
  const originals = [...walls]
    .filter((wall) => !without.has(wall))
    .sort((a, b) => a - b)
    .map((wall): Moment => ({ ...first, wall }))
  const sorted = withDates(originals, added).filter((moment) => !isExcluded(moment))
  const past = sorted.filter((moment) => dayPart(moment.wall) < today)
  const last = past.at(-1)
  const since = last === undefined || rules.length === 0 ? -Infinity : dayPart(last.wall) - REACH
  const recent = past.filter((moment) => dayPart(moment.wall) >= since)
  const kept = [...recent.slice(-MOST), ...sorted.slice(past.length, past.length + MOST)]
  // The last one and the next one are always among them.
  const room = Math.max(0, allowance.meetings)
  const within =
    kept.length <= room ? kept : kept.filter((moment) => moment === last || moment === sorted[past.length])
  allowance.meetings -= within.length
  if (within.length < kept.length)
    cuts.add('The file has too many meetings: only its last and its next one are taken.')
  const isOld = recent.length > MOST || (rules.length > 0 && dayPart(first.wall) < since)
  const meetings = moved(within, master, overrides, zones)
  return { meetings, isOld, cut: [...cuts].join(' ') }
}

/** What has ended is looked at from its end, which may be long after its last meeting; what counts, from its beginning. */
function startOfLook({ until }: Rule, today: Day): Day {
  if (until === undefined || dayPart(until.wall) >= today) return today - REACH - 7
  return dayPart(until.wall) - 2 * REACH
}

/** UNTIL, by the clock that it is written for. */
function isUntil({ until }: Rule, moment: Moment): boolean {
  if (until === undefined) return true
  if (!until.hasTime || !moment.hasTime) return dayPart(moment.wall) <= dayPart(until.wall)
  return until.isUtc && moment.zone ? instantOf(moment) <= until.wall : moment.wall <= until.wall
}

function datesOf(master: Component, name: string, zones: Zones): Moment[] {
  return allOf(master, name).flatMap((property) =>
    property.value.split(/[,;]/).flatMap((text) => {
      const value = readPeriodStart(text)
      return value ? [inZone(value, property, zones)] : []
    }),
  )
}

/** Each moment once, in order. A series without dates of its own is that already, and has thousands of them. */
function withDates(originals: readonly Moment[], added: readonly Moment[]): readonly Moment[] {
  if (added.length === 0) return originals
  const byName = new Map([...added, ...originals].map((moment) => [nameOfMoment(moment), moment]))
  return [...byName.values()].sort((a, b) => instantOf(a) - instantOf(b))
}

/** A whole day in EXDATE takes out what begins on it; so does a time, where the event has whole days. */
function exclusionsOf(master: Component, zones: Zones): (moment: Moment) => boolean {
  const moments = datesOf(master, 'EXDATE', zones)
  if (moments.length === 0) return () => false
  const names = new Set(moments.map(nameOfMoment))
  const days = new Set(moments.filter(({ hasTime }) => !hasTime).map(({ wall }) => dayPart(wall)))
  const allDays = new Set(moments.map(({ wall }) => dayPart(wall)))
  // Some programs write the right hour with the wrong zone; in UTC the hour is another one.
  const hours = new Set(
    moments.filter(({ hasTime, zone }) => hasTime && zone !== UTC).map(({ wall }) => wall),
  )
  return (moment) =>
    names.has(nameOfMoment(moment)) ||
    (moment.hasTime && hours.has(moment.wall)) ||
    (moment.hasTime ? days : allDays).has(dayPart(moment.wall))
}

/** Puts the changed meetings in place of those that they change. */
function moved(
  originals: readonly Moment[],
  master: Component,
  overrides: readonly Override[],
  zones: Zones,
): Meeting[] {
  if (overrides.length === 0)
    return originals.map((original) => ({ original, component: master, start: original }))
  const byName = new Map(overrides.map((one) => [nameOfMoment(one.original), one]))
  // A calendar of whole days may name a meeting by its day alone.
  const byDay = new Map(
    overrides.filter(({ original }) => !original.hasTime).map((one) => [dayPart(one.original.wall), one]),
  )
  const ranges = overrides
    .filter(({ isForFuture }) => isForFuture)
    .sort((a, b) => instantOf(a.original) - instantOf(b.original))
  const used = new Set<Override>()
  const meetings = originals.map((original): Meeting => {
    const own = byName.get(nameOfMoment(original)) ?? byDay.get(dayPart(original.wall))
    if (own) {
      used.add(own)
      return { original, component: own.component, start: startOf(own, zones) }
    }
    const range = ranges.findLast((one) => instantOf(one.original) <= instantOf(original))
    if (range === undefined) return { original, component: master, start: original }
    const shift = instantOf(startOf(range, zones)) - instantOf(range.original)
    return { original, component: range.component, start: { ...original, wall: original.wall + shift } }
  })
  const alone = overrides
    .filter((one) => !used.has(one))
    .map((one): Meeting => ({ original: one.original, component: one.component, start: startOf(one, zones) }))
  return [...meetings, ...alone]
}

/** An override without a start of its own keeps the one that it had. */
export function startOf({ component, original }: Override, zones: Zones): Moment {
  const property = propertyOf(component, 'DTSTART')
  return (property && momentOf(property, zones)) ?? original
}
