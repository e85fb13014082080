// The values of DTSTART and its like: DATE, DATE-TIME, DURATION, PERIOD. RFC 5545 sections 3.3.4 to 3.3.6 and 3.3.9.

import { daysInMonth } from '../../text/index.ts'
import { DAY, dayOf, type Wall } from './civil.ts'

export interface TimeValue {
  readonly wall: Wall
  /** False for a whole day. */
  readonly hasTime: boolean
  readonly isUtc: boolean
}

/** The basic form of the RFC, and the extended one with dashes and colons, which some programs write. */
const VALUE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?[ \t]*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** @returns undefined for what is no real day and time */
export function readTime(text: string): TimeValue | undefined {
  const match = VALUE.exec(text.trim())
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || day < 1 || day > daysInMonth(year, month)) return undefined
  const midnight = dayOf(year, month, day) * DAY
  if (match[4] === undefined) return { wall: midnight, hasTime: false, isUtc: false }
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)]
  const isMidnightAfter = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !isMidnightAfter) || minute > 59 || second > 60) return undefined
  const zone = (match[7] ?? '').toUpperCase()
  const wall = midnight + hour * 3600 + minute * 60 + Math.min(second, 59) - readOffset(zone)
  return { wall, hasTime: true, isUtc: zone !== '' }
}

/** The start of a period, or the time itself. */
export function readPeriodStart(text: string): TimeValue | undefined {
  return readTime(text.split('/')[0] ?? '')
}

/** Seconds of `+0100`, `-05:30`, `+013015`; 0 for `Z`, '' and what is none. */
export function readOffset(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text.trim())
  if (!match) return 0
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  return match[1] === '-' ? -seconds : seconds
}

/** Seconds of `P1DT2H`, `-PT15M`, `P2W`; undefined for what is none, or longer than a century. */
export function readDuration(text: string): number | undefined {
  const match = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text.trim())
  if (!match || /[PT]$/i.test(text.trim())) return undefined
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0))
  const sum =
    ((weeks ?? 0) * 7 + (days ?? 0)) * DAY + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
  if (sum > 36_525 * DAY) return undefined
  return match[1] === '-' ? -sum : sum
}
