// Calendar feeds: follow-ups with an alarm, closings, birthdays and the office's own dates. RFC 5545.  [ical-generator]

import { type Book, daysOf } from '../book/index.ts'
import { type Contact, textOf, textsOf } from '../contact/index.ts'
import { addDays, type CalendarDate, daysBetween, nextYearly } from '../text/index.ts'
import { isOf, organisation, ownerName, reach } from './rows.ts'

/** An alarm at nine in the morning of the day. */
const ALARM = 9 * 3600
/** How often a calendar that subscribes should look: some look once a day whatever this says. */
const REFRESH = 3600

/** One all-day event. */
interface Event {
  readonly id: string
  readonly date: CalendarDate
  readonly summary: string
  readonly contact: Contact
  readonly kind: string
  /** RRULE, for what comes again every year. */
  readonly rule?: string
}

/**
 * The calendar of a book, or of one owner, as iCalendar text with CRLF line ends. The same book and day give the same
 * bytes. Follow-ups keep their date where they are overdue. Private cards are in it: hand in a `sharedBook`.
 * @param question owner: a handle, or '' for cards without an owner; left out for everybody's
 */
export async function calendarIcs(
  book: Book,
  question: { readonly today: CalendarDate; readonly owner?: string | undefined },
): Promise<string> {
  const {
    default: ical,
    ICalAlarmRelatesTo,
    ICalAlarmType,
    ICalCalendarMethod,
    ICalEventTransparency,
  } = await import('ical-generator')
  const whose = question.owner === undefined ? '' : ` (${ownerName(book, question.owner)})`
  const calendar = ical({
    name: plain(`${book.config.title}${whose}`),
    prodId: { company: 'cardfile', product: 'cardfile', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH,
  })
  const stamp = new Date(`${question.today}T00:00:00Z`)
  // Whoever has an older copy of an event takes this one: the number rises with every day of publication.
  const sequence = Math.max(0, daysBetween('2020-01-01', question.today))
  for (const event of eventsOf(book, question)) {
    const entry = calendar.createEvent({
      id: event.id,
      sequence,
      stamp,
      lastModified: stamp,
      // A UTC midnight with allDay is written as a bare date, whatever the zone of this machine.
      start: new Date(`${event.date}T00:00:00Z`),
      allDay: true,
      summary: plain(event.summary),
      description: describe(book, event.contact),
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: event.kind }],
      ...(event.rule === undefined ? {} : { repeating: event.rule }),
    })
    if (event.kind === 'follow-up')
      // `relatesTo` is forgotten by the constructor of 11.1.2: it would ring on the morning after.
      entry
        .createAlarm({
          type: ICalAlarmType.display,
          triggerAfter: ALARM,
          description: plain(event.summary),
        })
        .relatesTo(ICalAlarmRelatesTo.start)
  }
  return `${calendar.toString()}\r\n`
}

/** Two years back, five ahead: what is older is history, what is later a slip of the finger. */
function eventsOf(book: Book, question: { today: CalendarDate; owner?: string | undefined }): Event[] {
  const { today } = question
  const once = daysOf(book, addDays(today, -730), addDays(today, 1826))
    .filter((day) => !day.yearly && isOf(day.contact, question))
    .map(({ date, contact, key, label }): Event => {
      const kind = key === 'due' ? 'follow-up' : key === 'close' ? 'closing' : key
      const summary = key === 'due' ? `${contact.name}: ${label}` : `${label}: ${contact.name}`
      return { id: eventId(contact, key), date, summary, contact, kind }
    })
  const yearly = daysOf(book, today, addDays(today, 365)).filter(
    (day) => day.yearly && isOf(day.contact, question),
  )
  const seen = new Set<string>()
  const again = yearly.flatMap(({ contact, key, label }): Event[] => {
    const id = eventId(contact, key)
    const text = textOf(contact, key) ?? ''
    if (seen.has(id)) return []
    seen.add(id)
    // From the year before, so that this year is whole, and the day does not wander with today.
    const date = nextYearly(text, `${Number(today.slice(0, 4)) - 1}-01-01`)
    return [{ id, date, summary: `${label}: ${contact.name}`, contact, kind: key, rule: ruleFor(text) }]
  })
  return [...once, ...again]
}

/** The 29th of February falls on the last of the month, as `nextYearly` has it. */
function ruleFor(monthDay: string): string {
  return monthDay.endsWith('-02-29') ? 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'RRULE:FREQ=YEARLY'
}

/** The same for ever, also after the card was renamed: its first name counts. */
function eventId(contact: Contact, key: string): string {
  return `${key}-${textsOf(contact, 'alias')[0] ?? contact.slug}@cardfile`
}

function describe(book: Book, contact: Contact): string {
  const { phone, email } = reach(book, contact)
  return [organisation(book, contact), phone, email, placeOf(contact)]
    .filter((line) => line !== undefined)
    .map(plain)
    .join('\n')
}

/** A calendar goes to other computers: where a server keeps the book is not told there, only which card it is. */
function placeOf({ file, slug }: Contact): string {
  return /^(\/|\.\.|[a-z]:)/i.test(file) ? `${slug}.md` : file
}

/** One line: what stands on a card must not open or end anything in a calendar. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
}
