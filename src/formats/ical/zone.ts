// Time zones as one needs them to say when something took place: from a wall clock to an instant, and back.

import { DAY, dayOf, type Wall } from './civil.ts'

/** Seconds since 1970-01-01T00:00:00Z. */
export type Instant = number

export interface Zone {
  /** IANA name, or the file's own; for comparing. */
  readonly name: string
  /** Of a time that a clock change gives twice, the first; one that it leaves out is read by the clock before (RFC 5545, 3.3.5). */
  readonly toInstant: (wall: Wall) => Instant
}

export interface ClockZone extends Zone {
  readonly toWall: (instant: Instant) => Wall
}

export const UTC: ClockZone = { name: 'UTC', toInstant: (wall) => wall, toWall: (instant) => instant }

/** A zone that is so many seconds ahead of UTC the whole year. */
export function fixedZone(name: string, offset: number): Zone {
  return { name, toInstant: (wall) => wall - offset }
}

const WEEK = 7 * DAY

const known = new Map<string, ClockZone | undefined>()

/** A zone of the IANA database, by the runtime's; undefined where it has none of that name. */
export function ianaZone(name: string): ClockZone | undefined {
  if (known.has(name)) return known.get(name)
  const zone = makeZone(name)
  if (known.size > 1000) known.clear()
  known.set(name, zone)
  return zone
}

function makeZone(name: string): ClockZone | undefined {
  // A name, never a path and never an offset: nothing but the database is asked.
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,3}$/.test(name) || name.length > 64) return undefined
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
  const shownAt = (instant: Instant): Wall => {
    const [month, day, year, hour, minute, second] = (format.format(instant * 1000).match(/\d+/g) ?? []).map(
      Number,
    )
    const seconds = (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)
    return dayOf(year ?? 1970, month ?? 1, day ?? 1) * DAY + seconds
  }
  // To ask costs more than all the rest: a week that begins and ends with one offset has no other in between.
  const offsets = new Map<number, number>()
  const offsetOfWeek = (week: number): number => {
    const offset = offsets.get(week) ?? shownAt(week * WEEK) - week * WEEK
    if (offsets.size > 10_000) offsets.clear()
    offsets.set(week, offset)
    return offset
  }
  const offsetAt = (instant: Instant): number => {
    const week = Math.floor(instant / WEEK)
    const offset = offsetOfWeek(week)
    return offset === offsetOfWeek(week + 1) ? offset : shownAt(instant) - instant
  }
  const toWall = (instant: Instant): Wall => instant + offsetAt(instant)
  const toInstant = (wall: Wall): Instant => {
    const before = offsetAt(wall - DAY)
    if (offsetAt(wall - before) === before) return wall - before
    const after = offsetAt(wall + DAY)
    return offsetAt(wall - after) === after ? wall - after : wall - before
  }
  return { name: format.resolvedOptions().timeZone, toInstant, toWall }
}
