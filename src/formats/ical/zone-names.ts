// What programs write as a TZID: IANA names, plain or behind a maker's prefix, names of Windows, and words for people.

import { windowsZone } from './windows-zones.ts'
import { fixedZone, ianaZone, UTC, type Zone } from './zone.ts'

/** A zone that the name says for certain. */
export function certainZone(tzid: string): Zone | undefined {
  const name = tzid.trim()
  if (/^(?:Z|UTC|GMT|Etc\/(?:UTC|GMT|Zulu)|(?:tzone:\/\/Microsoft\/)?Utc)$/i.test(name)) return UTC
  const plain = name.includes('/') ? ianaZone(name) : undefined
  if (plain) return plain
  const windows = windowsZone(name)
  if (windows !== undefined) return ianaZone(windows)
  // `/freeassociation.sourceforge.net/Tzfile/Europe/London`, `/mozilla.org/20050126_1/America/Indiana/Knox`
  const path = name.split('/')
  if (path.length < 3 || name.length > 200) return undefined
  return ianaZone(path.slice(-3).join('/')) ?? ianaZone(path.slice(-2).join('/'))
}

/** Cities that give a zone its name; made once. */
let cities: ReadonlyMap<string, string> | undefined

/**
 * A zone that the name lets one guess: a word of the database such as `CET`, a city (`(UTC+01:00) Amsterdam, Berlin, Bern`),
 * or nothing but hours, which then hold the whole year.
 */
export function likelyZone(tzid: string): Zone | undefined {
  const name = tzid.trim().slice(0, 200)
  const word = /^[A-Z]{2,4}(?:\d[A-Z]{3})?$/i.test(name) && !/^(?:IST|BST|CST|ACT|AST|SST)$/i.test(name)
  const zone = word || /^[A-Z][a-z]+$/.test(name) ? ianaZone(name) : undefined
  return zone ?? zoneOfCity(name) ?? zoneOfOffset(name)
}

function zoneOfCity(name: string): Zone | undefined {
  const places = name.replace(/^\([^)]*\)\s*/, '')
  const windows = windowsZone(places)
  if (windows !== undefined) return ianaZone(windows)
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [zone.split('/').at(-1)?.toLowerCase() ?? '', zone]),
  )
  for (const place of places.split(/[,/;]/)) {
    const zone = cities.get(place.trim().toLowerCase().replaceAll(' ', '_'))
    if (zone !== undefined) return ianaZone(zone)
  }
  return undefined
}

/** `GMT+0100`, `UTC-05:30`, `(GMT-05.00)`, `GMT -0500 (Standard) / GMT -0400 (Daylight)`: the first. */
function zoneOfOffset(name: string): Zone | undefined {
  const match = /^\(?(?:GMT|UTC)?\s*([+-])(\d{1,2})[:.]?(\d{2})?\b/i.exec(name)
  if (!match) return undefined
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60
  if (seconds > 14 * 3600) return undefined
  return fixedZone(
    `UTC${match[1]}${match[2]?.padStart(2, '0')}:${match[3] ?? '00'} all year`,
    match[1] === '-' ? -seconds : seconds,
  )
}
