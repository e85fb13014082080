// A calendar of a few lines, read on one day, and what came of it in short.

import { readIcal } from '../../src/formats/ical/read.ts'
import type { FoundInteraction } from '../../src/formats/index.ts'
import { bytesOf } from './brief.ts'

export const TODAY = '2026-11-23'
export const OPTIONS = { today: TODAY, timezone: 'Europe/London' }

export const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')

/** An event of the 2nd of November with a guest, unless `lines` say otherwise. */
export const event = (...lines: string[]) => {
  const has = (name: string) => lines.some((line) => new RegExp(`^${name}[;:]`).test(line))
  return [
    'BEGIN:VEVENT',
    ...(has('UID') ? [] : ['UID:1@x.example']),
    ...(has('DTSTART') ? [] : ['DTSTART:20261102T140000Z']),
    ...(has('SUMMARY') ? [] : ['SUMMARY:Review']),
    ...(has('ATTENDEE') ? [] : ['ATTENDEE:mailto:ada@engines.example']),
    ...lines,
    'END:VEVENT',
  ]
}

export const read = (text: string | Uint8Array, options: Partial<Parameters<typeof readIcal>[2]> = {}) =>
  readIcal(typeof text === 'string' ? bytesOf(text) : text, 'a.ics', { ...OPTIONS, ...options })

/** `2026-11-02 14:00 meeting Review`; with `-> next, due` or `: why not`. */
export const say = ({ date, time, kind, subject, followUp, skip }: FoundInteraction) =>
  [date, time, kind, subject].filter(Boolean).join(' ') +
  (skip !== undefined ? `: ${skip}` : followUp ? ` -> ${followUp.next}, ${followUp.due}` : '')

/** All of it: interactions, what is set aside, and the diagnostics' rules with their lines. */
export const brief = (text: string | Uint8Array, options: Parameters<typeof read>[1] = {}) => {
  const { interactions, records, diagnostics } = read(text, options)
  return [
    ...interactions.map(say),
    ...records.map(({ name, quarantine }) => `aside ${name}: ${quarantine?.reason}`),
    ...diagnostics.map(({ severity, line, rule }) => `${severity} ${line} ${rule}`),
  ]
}
