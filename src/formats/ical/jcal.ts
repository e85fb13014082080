// jCal, RFC 7265: calendars as JSON. Each property becomes the one that iCalendar would have, and is read as that one is.

import { escapeText } from '../export/property.ts'
import { type Property, paramOf } from '../vcard/property.ts'
import type { Component, ParsedCalendar } from './component.ts'
import { READ } from './names.ts'

/** Deeper than this is no calendar. */
const DEPTH = 20
const DATES = new Set(['date', 'date-time', 'period', 'utc-offset'])

/**
 * Reads one calendar, `["vcalendar", [properties], [components]]`, or a list of them.
 * @returns undefined where the JSON is no calendar
 */
export function parseJcal(json: unknown): ParsedCalendar | undefined {
  if (!Array.isArray(json)) return undefined
  const list: unknown[] = typeof json[0] === 'string' ? [json] : json
  const components: Component[] = []
  const calendars: Component[] = []
  for (const one of list) {
    const made = componentOf(one, undefined, 0)
    if (made === undefined) return undefined
    if (made.name === 'VCALENDAR') {
      calendars.push(made)
      const inner = Array.isArray(one) && Array.isArray(one[2]) ? one[2] : []
      // One by one: a call takes no more than some hundred thousand arguments.
      for (const part of inner) {
        const component = componentOf(part, made, 1)
        if (component !== undefined) components.push(component)
      }
    } else components.push(made)
  }
  return { components, calendars, lines: [], remarks: [] }
}

function componentOf(row: unknown, calendar: Component | undefined, depth: number): Component | undefined {
  if (!Array.isArray(row) || typeof row[0] !== 'string' || !Array.isArray(row[1]) || depth > DEPTH)
    return undefined
  const name = row[0].toUpperCase()
  const properties = row[1].flatMap(propertiesOf)
  const inner: unknown[] = name === 'VTIMEZONE' && Array.isArray(row[2]) ? row[2] : []
  const parts = inner.flatMap((part) => componentOf(part, undefined, depth + 1) ?? [])
  return { name, line: 1, properties, parts, calendar, fault: '' }
}

function propertiesOf(row: unknown): Property[] {
  if (!Array.isArray(row) || typeof row[0] !== 'string' || typeof row[2] !== 'string') return []
  const [name, map, type, ...values] = row as [string, unknown, string, ...unknown[]]
  const upper = name.toUpperCase()
  if (!READ.has(upper)) return []
  const given = typeof map === 'object' && map !== null ? Object.entries(map) : []
  const params = given.flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [key.toUpperCase(), String(one)]),
  )
  if (type === 'date' && paramOf(params, 'VALUE') === undefined) params.push(['VALUE', 'DATE'])
  const value = values.map((one) => written(one, type)).join(',')
  return [{ group: '', name: upper, params, value, line: 1, broken: 0, guessed: '' }]
}

function written(value: unknown, type: string): string {
  if (type === 'recur') return ruleText(value)
  if (type === 'period' && Array.isArray(value))
    return value.map((one) => written(one, 'date-time')).join('/')
  const text = Array.isArray(value) ? value.map(String).join(';') : String(value ?? '')
  if (type === 'utc-offset') return text.replaceAll(':', '')
  return DATES.has(type) || type === 'cal-address' || type === 'uri' || type === 'duration'
    ? text
    : escapeText(text)
}

/** `{"freq": "WEEKLY", "byday": ["MO", "WE"], "until": "2026-03-05T10:00:00Z"}` */
function ruleText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  return Object.entries(value)
    .map(([key, one]) => `${key.toUpperCase()}=${Array.isArray(one) ? one.join(',') : String(one)}`)
    .join(';')
}
