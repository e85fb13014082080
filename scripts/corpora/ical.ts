// Calendars: whether each event, task and journal entry of a file becomes something or is set aside with its line, and whether
// its day is the one that the file says. The file is read here once more in the plainest way, so that one mistake is not made
// twice.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFile, readTimes } from '../../src/formats/index.ts'
import { type Measure, type Shortfall, tried } from './figure.ts'

const OPTIONS = { format: 'ical', today: '2026-11-23', zone: 'UTC' } as const
const TIMES = new Set(
  'dtstart dtend due completed recurrence-id rdate exdate dtstamp created last-modified'.split(' '),
)
const ENTRY = /^[ \t]*BEGIN[ \t]*:[ \t]*(VEVENT|VTODO|VJOURNAL)[ \t]*$/i

export const measureIcal: Measure = (folder) => {
  const files = globSync('ical/**/*.{ics,vcs}', { cwd: folder }).sort()
  if (files.length === 0) return []
  const short = shortfalls(files, (file) => calendarLoss(file, readFileSync(join(folder, file))))
  const value = (files.length - short.length) / files.length
  const lossless = {
    id: 'ical_lossless',
    what: `calendars: of ${files.length} files, read without a loss`,
    label: 'read without losing an event',
    value,
    limit: 0.99,
    short,
  }
  const pairs = files.filter(
    (file) => existsSync(join(folder, jsonOf(file))) && isJcal(join(folder, jsonOf(file))),
  )
  if (pairs.length === 0) return [lossless]
  const other = shortfalls(pairs, (file) =>
    difference(readFileSync(join(folder, file)), readFileSync(join(folder, jsonOf(file)))),
  )
  return [
    lossless,
    {
      id: 'ical_expected',
      what: `calendars: of ${pairs.length} with an expectation, dates equal`,
      label: 'dates as expected',
      value: (pairs.length - other.length) / pairs.length,
      limit: 0.99,
      short: other,
    },
  ]
}

function shortfalls(files: readonly string[], reasonOf: (file: string) => string | undefined): Shortfall[] {
  return files.flatMap((file) => {
    const reason = tried(file, () => reasonOf(file))
    return reason === undefined ? [] : typeof reason === 'string' ? [{ file, reason }] : [reason]
  })
}

/** @returns what is lost between the file and what it becomes; undefined where nothing is */
export function calendarLoss(file: string, bytes: Uint8Array): string | undefined {
  const { interactions = [], records, diagnostics } = readFile(bytes, file, OPTIONS)
  const lines = textOf(bytes).split(/\r\n|\n|\r/)
  const begins = lines.flatMap((line, at) => (ENTRY.test(line) ? [at + 1] : []))
  const told = new Set([...interactions, ...records].map(({ source }) => source.line))
  const lost = begins.find((line) => !told.has(line))
  if (lost !== undefined)
    return `the ${lines[lost - 1]?.trim()} of line ${lost} is neither read nor set aside`
  const untold = records.find(
    ({ source }) => !diagnostics.some(({ line, severity }) => line === source.line && severity === 'error'),
  )
  if (untold) return `what is set aside at line ${untold.source.line} has no diagnostic`
  if (begins.length === 0 && diagnostics.length === 0) return 'nothing is in it, and nothing is said'
  for (const [at, begin] of begins.entries()) {
    const day = plainDay(lines.slice(begin, begins[at + 1] ?? lines.length))
    const days = interactions.filter(({ source }) => source.line === begin).map(({ date }) => date)
    if (day !== undefined && days.length > 0 && !days.some((one) => isNear(one, day)))
      return `the entry of line ${begin} is of ${days[0]}, and the file says ${day}`
  }
  return undefined
}

/** The day of a single event as it stands in its lines; undefined for a series, a task, and where it is written in a way of its own. */
function plainDay(lines: readonly string[]): string | undefined {
  const end = lines.findIndex((line) => /^[ \t]*END:V/i.test(line))
  const own = lines
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
  if (own.some((line) => /^(?:RRULE|RDATE|RECURRENCE-ID|DUE|COMPLETED)\b/i.test(line))) return undefined
  const [, year, month, day] =
    own.map((line) => /^DTSTART(?:;[^:]*)?:(\d{4})(\d{2})(\d{2})/i.exec(line)).find(Boolean) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}

/** A time of another zone may be of the day before or after. */
function isNear(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= 86_400_000
}

function jsonOf(file: string): string {
  return file.replace(/\.[^.]*$/, '.json')
}

/** @returns in which times the calendar differs from what is expected of it, which is written as jCal (RFC 7265) */
function difference(bytes: Uint8Array, expected: Uint8Array): string | undefined {
  const json: unknown = JSON.parse(Buffer.from(expected).toString('utf8'))
  const [ours, theirs] = [readTimes(bytes), timesOf(json)]
  const at = [...ours.keys(), ...theirs.keys()].find((i) => ours[i] !== theirs[i])
  return at === undefined ? undefined : `"${theirs[at] ?? ''}" is expected, "${ours[at] ?? ''}" was read`
}

/** JSON of another kind beside a calendar says nothing about it. */
function isJcal(path: string): boolean {
  return /^\s*\[[\s[]*"v(?:calendar|event|todo|journal|timezone)"/i.test(readFileSync(path, 'utf8'))
}

/** Rows are `[name, parameters, type, value, more values]`; a period is `[start, end]`. */
function timesOf(json: unknown): string[] {
  if (!Array.isArray(json)) return []
  const [name, , type, ...values] = json as unknown[]
  if (typeof name !== 'string' || typeof type !== 'string') return json.flatMap(timesOf)
  if (!TIMES.has(name) || !/^(?:date|date-time|period)$/.test(type)) return []
  return values.map((value) => {
    const text = String(Array.isArray(value) ? value[0] : value)
    return `${name.toUpperCase()} ${text.replace(/(T\d\d:\d\d):\d\d/, '$1')}`
  })
}

/** UTF-16 by its mark or its NULs; anything else by its bytes: names and figures are ASCII. */
function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes)
  const isWide = bytes[0] === 0xff || (bytes[1] === 0 && bytes[3] === 0)
  if (isWide) return buffer.toString('utf16le').replace(/^\ufeff/, '')
  return buffer.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
}
