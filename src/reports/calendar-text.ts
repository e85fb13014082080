// Days as iCalendar text, RFC 5545: a feed of many, or one item of a CalDAV collection, RFC 4791.

import { escapeText, folded, withoutControls } from '../formats/index.ts'
import type { CalendarDate } from '../text/index.ts'

/** A whole day in a calendar, or a task that is due on it. */
export interface CalendarEntry {
  readonly component: 'VEVENT' | 'VTODO'
  /** The same for ever. */
  readonly uid: string
  readonly date: CalendarDate
  readonly summary: string
  readonly description: string
  readonly category: string
  /** RRULE, for what comes again every year. */
  readonly rule?: string
  /** True where it rings at nine in the morning of the day. */
  readonly rings: boolean
}

/** When the text was made: whoever has an older copy takes the one with the higher number. */
export interface Edition {
  readonly day: CalendarDate
}

/** How often a calendar that subscribes should look: some look once a day whatever this says. RFC 7986. */
const REFRESH = 'PT1H'
const PRODUCT = '-//cardfile//cardfile//EN'

/** A calendar to subscribe to; CRLF, folded at 75 octets. The same entries and edition give the same bytes. */
export function feedText(entries: readonly CalendarEntry[], name: string, edition: Edition): string {
  const head = [
    'METHOD:PUBLISH',
    `NAME:${oneLine(name)}`,
    `X-WR-CALNAME:${oneLine(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
  ]
  return calendar([...head, ...entries.flatMap((entry) => component(entry, edition))])
}

/** One item: a collection's items have neither a method nor a name. RFC 4791 section 4.1. */
export function itemText(entry: CalendarEntry, edition: Edition): string {
  return calendar(component(entry, edition))
}

function calendar(lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, ...lines, 'END:VCALENDAR', '']
    .map(folded)
    .join('\r\n')
}

function component(entry: CalendarEntry, { day }: Edition): string[] {
  const stamp = `${basic(day)}T000000Z`
  const isEvent = entry.component === 'VEVENT'
  return [
    `BEGIN:${entry.component}`,
    `UID:${oneLine(entry.uid)}`,
    // Rises with every day of publication: days since 2020.
    `SEQUENCE:${Math.max(0, Math.round((Date.parse(day) - Date.parse('2020-01-01')) / 86_400_000))}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    // A task without a beginning is due all day long; one that began would be shown as at work.
    `${isEvent ? 'DTSTART' : 'DUE'};VALUE=DATE:${basic(entry.date)}`,
    ...(isEvent ? ['X-MICROSOFT-CDO-ALLDAYEVENT:TRUE', 'TRANSP:TRANSPARENT'] : ['STATUS:NEEDS-ACTION']),
    ...(entry.rule === undefined ? [] : [`RRULE:${entry.rule}`]),
    `SUMMARY:${oneLine(entry.summary)}`,
    ...(entry.description === '' ? [] : [`DESCRIPTION:${escapeText(entry.description)}`]),
    `CATEGORIES:${oneLine(entry.category)}`,
    ...(entry.rings ? alarm(entry) : []),
    `END:${entry.component}`,
  ]
}

/** Midnight of the day is its beginning, whatever the zone of the telephone. */
function alarm({ component, summary }: CalendarEntry): string[] {
  const related = component === 'VEVENT' ? 'START' : 'END'
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER;RELATED=${related}:PT9H`,
    `DESCRIPTION:${oneLine(summary)}`,
    'END:VALARM',
  ]
}

function basic(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

/** What stands on a card must not open or end anything in a calendar. */
function oneLine(text: string): string {
  return escapeText(withoutControls(text).replace(/\s+/g, ' ').trim())
}
