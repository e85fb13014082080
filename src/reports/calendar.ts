// Calendars: follow-ups with an alarm, closings, birthdays and the office's own dates. RFC 5545.

import { type Book, daysOf } from '../book/index.ts'
import { type Contact, firstNameOf, textOf } from '../contact/index.ts'
import { addDays, type CalendarDate, nextYearly } from '../text/index.ts'
import { type CalendarEntry, feedText, itemText } from './calendar-text.ts'
import { isOf, organisation, ownerName, reach } from './rows.ts'

/** Which days a calendar has. */
export interface CalendarQuestion {
  readonly today: CalendarDate
  /** A handle, or '' for cards without an owner; left out for everybody's. */
  readonly owner?: string | undefined
  /** Follow-ups as tasks (VTODO), and nothing else: many calendars drop tasks without a word, lists of tasks drop days. */
  readonly tasks?: boolean | undefined
  /** Leaves cards out; links still lead to them. */
  readonly only?: ((contact: Contact) => boolean) | undefined
}

/**
 * The calendar of a book, or of one owner, as iCalendar text with CRLF line ends. The same book and day give the same
 * bytes. Follow-ups keep their date where they are overdue. Private cards are in it: hand in a `sharedBook`.
 */
export function calendarIcs(book: Book, question: CalendarQuestion): string {
  const whose = question.owner === undefined ? '' : ` (${ownerName(book, question.owner)})`
  return feedText(entriesOf(book, question), `${book.config.title}${whose}`, { day: question.today })
}

/** The same days one by one, as a CalDAV collection has them, each with its UID. */
export function calendarItems(book: Book, question: CalendarQuestion): { uid: string; text: string }[] {
  return entriesOf(book, question).map((entry) => ({
    uid: entry.uid,
    text: itemText(entry, { day: question.today }),
  }))
}

/** Two years back, five ahead: what is older is history, what is later a slip of the finger. */
function entriesOf(book: Book, question: CalendarQuestion): CalendarEntry[] {
  const { today, tasks = false } = question
  const isAsked = (contact: Contact) => isOf(contact, question) && (question.only?.(contact) ?? true)
  const seen = new Set<string>()
  const entry = (contact: Contact, key: string, given: Pick<CalendarEntry, 'date' | 'summary' | 'rule'>) => {
    const uid = eventId(contact, key)
    // Of two cards with one name, or one former name, the first has it: a calendar knows no two days of one identity.
    const own = seen.has(uid) ? eventId(contact, `${key}-${contact.slug}`) : uid
    seen.add(own)
    const isFollowUp = key === 'due'
    return {
      ...given,
      component: tasks ? ('VTODO' as const) : ('VEVENT' as const),
      uid: own,
      description: describe(book, contact),
      category: isFollowUp ? 'follow-up' : key === 'close' ? 'closing' : key,
      rings: isFollowUp,
    }
  }
  const once = daysOf(book, addDays(today, -730), addDays(today, 1826))
    .filter((day) => !day.yearly && (!tasks || day.key === 'due') && isAsked(day.contact))
    .map(({ date, contact, key, label }) =>
      entry(contact, key, {
        date,
        summary: key === 'due' ? `${contact.name}: ${label}` : `${label}: ${contact.name}`,
      }),
    )
  if (tasks) return once
  const known = new Set<string>()
  const again = daysOf(book, today, addDays(today, 365))
    .filter((day) => {
      // A year and a day have the day of today twice.
      const name = `${day.key} ${day.contact.file}`
      const isNew = day.yearly && isAsked(day.contact) && !known.has(name)
      known.add(name)
      return isNew
    })
    .map(({ contact, key, label }) => {
      const text = textOf(contact, key) ?? ''
      // From the year before, so that this year is whole, and the day does not wander with today.
      const date = nextYearly(text, `${Number(today.slice(0, 4)) - 1}-01-01`)
      return entry(contact, key, { date, summary: `${label}: ${contact.name}`, rule: ruleFor(text) })
    })
  return [...once, ...again]
}

/** The 29th of February falls on the last of the month, as `nextYearly` has it. */
function ruleFor(monthDay: string): string {
  return monthDay.endsWith('-02-29') ? 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'FREQ=YEARLY'
}

/** The same for ever, also after the card was renamed: its first name counts. */
function eventId(contact: Contact, key: string): string {
  return `${key}-${firstNameOf(contact)}@cardfile`
}

function describe(book: Book, contact: Contact): string {
  const { phone, email } = reach(book, contact)
  return [organisation(book, contact), phone, email, placeOf(contact)]
    .filter((line) => line !== undefined)
    .map((line) => line.replace(/\s+/g, ' '))
    .join('\n')
}

/** A calendar goes to other computers: where a server keeps the book is not told there, only which card it is. */
function placeOf({ file, slug }: Contact): string {
  return /^(\/|\.\.|[a-z]:)/i.test(file) ? `${slug}.md` : file
}
