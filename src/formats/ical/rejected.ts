// A calendar of what was set aside of one: each event as it stands there, with the reason above it, and the zones that they
// name, to be repaired and imported again.

import { reasonText } from '../csv/set-aside.ts'
import { linesOf } from './lines-of.ts'

/**
 * @param text     of the file, a byte string (decode.ts)
 * @param rejected 1-based lines where the events begin, each with its reason
 * @returns undefined for jCal, where a program has to repair what a program wrote
 */
export function rejectedCalendar(
  text: string,
  rejected: readonly { readonly line: number; readonly reason: string }[],
): string | undefined {
  if (/^\s*\[/.test(text)) return undefined
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(/\r\n|\n|\r/)
  const zones = lines.flatMap((line, at) =>
    /^[ \t]*BEGIN[ \t]*:[ \t]*VTIMEZONE[ \t]*$/i.test(line) ? linesOf(lines, at + 1) : [],
  )
  const events = rejected.flatMap(({ line, reason }) => [`# ${reasonText(reason)}`, ...linesOf(lines, line)])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...zones, ...events, 'END:VCALENDAR', ''].join(eol)
}
