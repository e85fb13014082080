// The times of a calendar as they stand there: for those who compare files.

import { dateText, dayPart, timeText } from './civil.ts'
import { parseCalendar } from './component.ts'
import { readPeriodStart } from './time-value.ts'

const NAMES = new Set(
  'DTSTART DTEND DUE COMPLETED RECURRENCE-ID RDATE EXDATE DTSTAMP CREATED LAST-MODIFIED'.split(' '),
)

/**
 * @returns `DTSTART 2026-11-02T14:00Z` for each, to the minute, of calendars and what stands in them, in the order of the file;
 *          of a period its start; values that are no time are left out
 * Never throws.
 */
export function readTimes(bytes: Uint8Array): string[] {
  const { calendars, components } = parseCalendar(bytes)
  return [...calendars, ...components]
    .flatMap(({ properties }) => properties)
    .filter(({ name }) => NAMES.has(name))
    .sort((a, b) => a.line - b.line)
    .flatMap(({ name, value }) =>
      value.split(',').flatMap((text) => {
        const time = readPeriodStart(text)
        if (time === undefined) return []
        const day = dateText(dayPart(time.wall))
        const clock = time.hasTime ? `T${timeText(time.wall)}${time.isUtc ? 'Z' : ''}` : ''
        return [`${name} ${day}${clock}`]
      }),
    )
}
