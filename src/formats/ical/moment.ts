// When something begins, and in whose time: values with their zones, and the same in the book's.

import type { Property } from '../vcard/property.ts'
import { paramOf } from '../vcard/property.ts'
import { DAY, type Day, dateText, dayPart, timeText, type Wall } from './civil.ts'
import { type Component, textOf } from './component.ts'
import { zoneOf } from './observances.ts'
import { readTime, type TimeValue } from './time-value.ts'
import { type ClockZone, type Instant, UTC, type Zone } from './zone.ts'
import { certainZone, likelyZone } from './zone-names.ts'

export interface Moment {
  readonly wall: Wall
  /** False for a whole day. */
  readonly hasTime: boolean
  /** undefined: the time of whoever looks at it (RFC 5545, form #1), or of a zone that nobody knows. */
  readonly zone: Zone | undefined
}

export interface Doubt {
  readonly tzid: string
  readonly line: number
  /** The zone that was taken; undefined where the time was kept as it is written. */
  readonly taken: string | undefined
}

/** The zones of a file, each looked up once; a name is only ever compared, never followed. */
export class Zones {
  readonly doubts: Doubt[] = []
  readonly #known = new Map<string, Zone | undefined>()
  readonly #described = new Map<string, Component>()

  constructor(components: readonly Component[]) {
    for (const one of components) {
      const tzid = one.name === 'VTIMEZONE' && one.fault === '' ? textOf(one, 'TZID') : ''
      if (tzid !== '' && !this.#described.has(tzid)) this.#described.set(tzid, one)
    }
  }

  find(tzid: string, line: number): Zone | undefined {
    if (this.#known.has(tzid)) return this.#known.get(tzid)
    const zone = this.#look(tzid, line)
    this.#known.set(tzid, zone)
    return zone
  }

  #look(tzid: string, line: number): Zone | undefined {
    const certain = certainZone(tzid)
    if (certain) return certain
    const described = this.#described.get(tzid)
    const stated = described && certainZone(textOf(described, 'X-LIC-LOCATION'))
    const own = stated ?? (described && zoneOf(described, tzid))
    if (own) return own
    const likely = likelyZone(tzid)
    this.doubts.push({ tzid, line, taken: likely?.name })
    return likely
  }
}

/** A time value of a property; undefined where it has none. */
export function momentOf(property: Property, zones: Zones): Moment | undefined {
  const whole = withWholeZone(property)
  const value = readTime(whole.value)
  return value && inZone(value, whole, zones)
}

/** Exchange writes `TZID=tzone://Microsoft/Utc:` without quotes, so that the name ends at its own colon. */
function withWholeZone(property: Property): Property {
  const match = /^(\/\/[^:]*):(.*)$/s.exec(property.value)
  if (!match) return property
  const [, rest = '', value = ''] = match
  const params = property.params.map(([name, text]): [string, string] =>
    name === 'TZID' ? [name, `${text}:${rest}`] : [name, text],
  )
  return { ...property, params, value }
}

export function inZone(value: TimeValue, property: Property, zones: Zones): Moment {
  const isDay = /^DATE$/i.test(paramOf(property.params, 'VALUE') ?? '') && value.wall % DAY === 0
  if (!value.hasTime || isDay) return { wall: value.wall, hasTime: false, zone: undefined }
  const tzid = paramOf(property.params, 'TZID')?.trim() || undefined
  const zone = value.isUtc ? UTC : tzid === undefined ? undefined : zones.find(tzid, property.line)
  return { wall: value.wall, hasTime: true, zone }
}

/** The same moment on the clock of the book. */
export function placed(
  { wall, hasTime, zone }: Moment,
  book: ClockZone,
): { day: Day; time: string | undefined } {
  const here = zone === undefined || zone.name === book.name ? wall : book.toWall(zone.toInstant(wall))
  return { day: dayPart(here), time: hasTime ? timeText(here) : undefined }
}

export function instantOf({ wall, zone }: Moment): Instant {
  return zone === undefined ? wall : zone.toInstant(wall)
}

/** The same for one moment, however it is written: `2026-03-05`, `2026-03-05T1300Z`; `2026-03-05T1400` in no zone. */
export function nameOfMoment(moment: Moment): string {
  if (!moment.hasTime) return dateText(dayPart(moment.wall))
  const instant = instantOf(moment)
  const time = timeText(instant).replace(':', '')
  return `${dateText(dayPart(instant))}T${time}${moment.zone === undefined ? '' : 'Z'}`
}
