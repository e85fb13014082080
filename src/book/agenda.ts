// The agenda: follow-ups that are overdue, due today, this week and later; contacts going quiet; days to remember.

import { type Contact, dateOf, interactionsOf, quietAfter, textOf } from '../contact/index.ts'
import { addDays, type CalendarDate, daysBetween, nextYearly, weekday } from '../text/index.ts'
import { foldName } from './find.ts'
import type { Book } from './types.ts'

export type DueState = 'overdue' | 'today' | 'week' | 'later'

export interface FollowUp {
  readonly contact: Contact
  readonly due: CalendarDate
  readonly next: string
  readonly state: DueState
  /** Days from today; negative when overdue. */
  readonly days: number
}

/** A contact that was not touched for longer than its cadence, and has no follow-up that would see to it. */
export interface Quiet {
  readonly contact: Contact
  /** The day after which the cadence was over. */
  readonly since: CalendarDate
  /** Days since that day. */
  readonly days: number
}

export interface Agenda {
  readonly today: CalendarDate
  readonly overdue: readonly FollowUp[]
  readonly dueToday: readonly FollowUp[]
  /** From tomorrow to the end of the week, or to `days` ahead. */
  readonly week: readonly FollowUp[]
  readonly later: readonly FollowUp[]
  readonly quiet: readonly Quiet[]
}

/** The last day of "this week": its Sunday, or the next Sunday where today is one. */
export function endOfWeek(today: CalendarDate): CalendarDate {
  return addDays(today, 7 - (weekday(today) % 7))
}

/** The state of a due date against today. */
export function dueState(due: CalendarDate, today: CalendarDate, weekEnd = endOfWeek(today)): DueState {
  return due < today ? 'overdue' : due === today ? 'today' : due <= weekEnd ? 'week' : 'later'
}

/**
 * The agenda of a day, each part by date and then name. A due date without a next step is in it too ("Follow up").
 * @param filter days: how far "week" reaches, instead of to Sunday; owner: a handle, or '' for cards without an owner
 */
export function agendaOf(
  book: Book,
  today: CalendarDate,
  filter: { days?: number | undefined; owner?: string | undefined } = {},
): Agenda {
  const weekEnd = filter.days === undefined ? endOfWeek(today) : addDays(today, filter.days)
  const followUps: FollowUp[] = []
  const quiet: Quiet[] = []
  for (const contact of book.contacts) {
    if (filter.owner !== undefined && (textOf(contact, 'owner') ?? '') !== filter.owner) continue
    const due = dateOf(contact, 'due')
    if (due !== undefined) {
      const next = textOf(contact, 'next') ?? 'Follow up'
      followUps.push({
        contact,
        due,
        next,
        state: dueState(due, today, weekEnd),
        days: daysBetween(today, due),
      })
      continue
    }
    const since = quietAfter(contact, book.config, today)
    if (since !== undefined && since < today) quiet.push({ contact, since, days: daysBetween(since, today) })
  }
  followUps.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : byName(a.contact, b.contact)))
  quiet.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : byName(a.contact, b.contact)))
  const of = (state: DueState) => followUps.filter((one) => one.state === state)
  return { today, overdue: of('overdue'), dueToday: of('today'), week: of('week'), later: of('later'), quiet }
}

const folded = new WeakMap<Contact, string>()

function foldedName(contact: Contact): string {
  let name = folded.get(contact)
  if (name === undefined) {
    name = foldName(contact.name)
    folded.set(contact, name)
  }
  return name
}

/** People's order of names: case and accents aside. Intl.Collator would take longer to make than a day's list. */
export function byName(a: Contact, b: Contact): number {
  const [one, other] = [foldedName(a), foldedName(b)]
  return one < other ? -1 : one > other ? 1 : a.slug < b.slug ? -1 : 1
}

/** A day that the calendar shows. */
export interface Day {
  readonly date: CalendarDate
  readonly contact: Contact
  /** `due`, `close`, `birthday`, or the key of the office's own date field. */
  readonly key: string
  readonly label: string
  /** True where it comes again every year; then `date` is its next day on or after the beginning asked for. */
  readonly yearly: boolean
  /** For a birthday whose year is known. */
  readonly age?: number
}

/** Follow-ups, closings, birthdays and the office's own dates in [from, to], by date, then kind, then name. */
export function daysOf(book: Book, from: CalendarDate, to: CalendarDate): Day[] {
  const days: Day[] = []
  const own = book.config.fields.filter((field) => field.custom?.calendar && field.type.name === 'date')
  const add = (contact: Contact, date: CalendarDate | undefined, key: string, label: string) => {
    if (date !== undefined && date >= from && date <= to)
      days.push({ date, contact, key, label, yearly: false })
  }
  const addYearly = (contact: Contact, text: string, key: string, label: string) => {
    for (let start = from; ; ) {
      const date = nextYearly(text, start)
      if (date > to) return
      const born =
        key === 'birthday' && !text.startsWith('--')
          ? Number(date.slice(0, 4)) - Number(text.slice(0, 4))
          : undefined
      days.push({
        date,
        contact,
        key,
        label,
        yearly: true,
        ...(born !== undefined && born > 0 ? { age: born } : {}),
      })
      start = addDays(date, 1)
    }
  }
  for (const contact of book.contacts) {
    add(contact, dateOf(contact, 'due'), 'due', textOf(contact, 'next') ?? 'Follow up')
    add(contact, dateOf(contact, 'close'), 'close', 'Closing')
    const birthday = textOf(contact, 'birthday')
    if (
      birthday !== undefined &&
      (dateOf(contact, 'birthday') || /^--(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(birthday))
    ) {
      addYearly(contact, birthday, 'birthday', 'Birthday')
    }
    for (const field of own) {
      const date = dateOf(contact, field.key)
      if (date === undefined) continue
      if (field.custom?.yearly) addYearly(contact, date, field.key, field.label)
      else add(contact, date, field.key, field.label)
    }
  }
  return days.sort((a, b) =>
    a.date < b.date
      ? -1
      : a.date > b.date
        ? 1
        : a.key < b.key
          ? -1
          : a.key > b.key
            ? 1
            : byName(a.contact, b.contact),
  )
}

/** Days in the present stage: since the last stage move in the log, else since `created`; undefined without either. */
export function daysInStage(contact: Contact, today: CalendarDate): number | undefined {
  const moved = interactionsOf(contact).findLast((one) => one.kind === 'stage' && one.date <= today)?.date
  const since = moved ?? dateOf(contact, 'created')
  return since === undefined || since > today ? undefined : daysBetween(since, today)
}
