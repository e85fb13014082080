// iCalendar (RFC 5545), jCal (RFC 7265) and vCalendar 1.0 to interactions. Nothing that a calendar names is opened, fetched or
// run: alarms, attachments and addresses of pages are left where they are.

import { type CalendarDate, type Diagnostic, isDate } from '../../text/index.ts'
import { decodeText } from '../decode.ts'
import type { FoundInteraction } from '../interaction.ts'
import { problem, shown } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { dayOfText } from './civil.ts'
import { type Component, isLeftAside, type ParsedCalendar, parseCalendar, textOf } from './component.ts'
import { Context } from './context.ts'
import { eventsOf } from './events.ts'
import { parseJcal } from './jcal.ts'
import { Zones } from './moment.ts'
import { ENTRIES } from './names.ts'
import { sayRemarks } from './remarks.ts'
import { tasksOf } from './tasks.ts'
import { familiesOf } from './versions.ts'
import { ianaZone, UTC } from './zone.ts'

export interface IcalOptions {
  /** The book's today: what is before it took place, from it on it is still to come; without it, all is. */
  readonly today?: CalendarDate
  /** The book's time zone, an IANA name; an unknown one counts as UTC. */
  readonly timezone: string
  /** Addresses of the book's own people: what they declined did not take place for them. */
  readonly own?: readonly string[]
}

export interface IcalResult {
  /** In the order of the file, as far as it can be; what makes no entry has `skip`. */
  readonly interactions: readonly FoundInteraction[]
  /** What is set aside: records with `quarantine`, which the import plan rejects with their reason. */
  readonly records: readonly ImportRecord[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * All series of a file together may look at so many days and times, and so many more a byte, which is enough for a file of
 * nothing but weekly meetings; and give so many meetings.
 */
const BUDGET = 2_000_000
const BUDGET_A_BYTE = 8
const MEETINGS = 50_000

/** Whether a text is a calendar, also behind lines of junk. */
export function isCalendar(start: string): boolean {
  return (
    /^[ \t]*BEGIN:[ \t]*(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE)[ \t]*$/im.test(start) ||
    /^\[\s*(?:\[\s*)?"vcalendar"/.test(start.trimStart())
  )
}

/**
 * Reads a calendar: past meetings, calls, finished tasks and journal entries as what took place; of what is to come, of each
 * series the next one, as a follow-up.
 * Never throws: what can't be read is set aside with its line.
 */
export function readIcal(bytes: Uint8Array, file: string, options: IcalOptions): IcalResult {
  const parsed = parse(bytes)
  if (typeof parsed === 'string') {
    const hint = 'Export the calendar again, as iCalendar (.ics).'
    return {
      interactions: [],
      records: [],
      diagnostics: [problem(file, 1, 'ical-json', 'error', parsed, hint)],
    }
  }
  const zones = new Zones(parsed.components)
  const context = new Context({
    file,
    lines: parsed.lines,
    today: isDate(options.today ?? '') ? dayOfText(options.today ?? '') : 0,
    book: ianaZone(options.timezone) ?? UTC,
    zones,
    own: new Set([...(options.own ?? []), ...ownersOf(parsed)].map((address) => address.toLowerCase())),
    allowance: { budget: { left: BUDGET + bytes.length * BUDGET_A_BYTE }, meetings: MEETINGS },
  })
  const entries = parsed.components.filter(({ name }) => ENTRIES.has(name))
  const interactions = familiesOf(entries, zones).flatMap((family) => {
    const name = (family.masters[0] ?? family.overrides[0]?.component)?.name
    return name === 'VTODO' ? tasksOf(family, context) : eventsOf(family, context)
  })
  sayRemarks(parsed, context)
  for (const one of parsed.components) sayLeftAside(one, context)
  for (const { tzid, line, taken } of zones.doubts) {
    const message = `The time zone "${shown(tzid)}" is not known`
    if (taken === undefined)
      context.say(line, 'ical-zone', 'warning', `${message}: its times are kept as they are written.`)
    else context.say(line, 'ical-zone', 'info', `${message}: it is taken for ${shown(taken)}.`)
  }
  if (interactions.length + context.aside.length + context.diagnostics.length === 0)
    context.say(1, 'ical-empty', 'warning', 'This calendar has no event.')
  return {
    interactions,
    records: context.aside,
    diagnostics: context.diagnostics.sort((a, b) => a.line - b.line),
  }
}

/** The calendar, or why it is none. */
function parse(bytes: Uint8Array): ParsedCalendar | string {
  const start = decodeText(bytes.subarray(0, 4096)).text
  if (!start.trimStart().startsWith('[')) return parseCalendar(bytes)
  try {
    return (
      parseJcal(JSON.parse(decodeText(bytes).text)) ?? 'This is no calendar: jCal is ["vcalendar", [], []].'
    )
  } catch (error) {
    return `This is no JSON, or it is cut off: ${error instanceof Error ? error.message : 'unknown'}.`
  }
}

/** Google names a calendar by the address of whose it is. */
function ownersOf({ calendars }: ParsedCalendar): string[] {
  return calendars.map((one) => textOf(one, 'X-WR-CALNAME')).filter((name) => /^[^\s@]+@[^\s@]+$/.test(name))
}

function sayLeftAside(component: Component, context: Context): void {
  const { name, line, fault } = component
  if (ENTRIES.has(name) || isLeftAside(component)) {
    if (name === 'VTIMEZONE' && fault !== '')
      context.say(line, 'ical-structure', 'warning', `This time zone is not whole. ${fault}`)
    return
  }
  const what = name === 'VFREEBUSY' ? 'Times that are free or busy say' : `A component "${shown(name)}" says`
  context.say(line, 'ical-other', 'info', `${what} nothing that belongs on a card: left out.`)
}
