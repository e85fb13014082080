// The calendar: a month as a grid, and what is in it as a list.

import { type Day, daysOf } from '../book/index.ts'
import { given } from '../client/view/given.ts'
import { monthWords } from '../client/words.ts'
import { textOf } from '../contact/index.ts'
import { addDays, addMonths, type CalendarDate, mondayOf, weekOf } from '../text/index.ts'
import type { Choice } from './contacts-view.ts'
import { fileNameOf } from './paths.ts'
import { hrefOf } from './row.ts'
import type { Site } from './types.ts'

/** Months that have a page: from the one before today's to a year ahead. */
const BEFORE = 1
const AFTER = 12
/** Entries of a day in the grid; the list has them all, to LISTED. */
const IN_GRID = 4
const LISTED = 500

export interface CalendarEntry {
  readonly date: CalendarDate
  /** `due`, `close`, `birthday` or `date`. */
  readonly sort: string
  readonly label: string
  readonly name: string
  readonly href: string
  readonly owner?: string
  readonly ownerName?: string
}

export interface CalendarView {
  readonly month: string
  readonly title: string
  readonly today: CalendarDate
  readonly weeks: readonly {
    readonly number: number
    readonly days: readonly {
      readonly date: CalendarDate
      readonly inMonth: boolean
      readonly entries: readonly CalendarEntry[]
      readonly more: number
    }[]
  }[]
  readonly entries: readonly CalendarEntry[]
  readonly moreEntries: number
  readonly before?: Choice
  readonly after?: Choice
  /** Every month that has a page. */
  readonly months: readonly Choice[]
  readonly owners: readonly Choice[]
  readonly feeds: readonly Choice[]
}

/** The page of a month; today's is `calendar` itself. */
function monthPath(site: Site, month: string): string {
  return month === site.today.slice(0, 7) ? 'calendar' : `calendar/${month}`
}

export function calendarViews(site: Site): { path: string; view: CalendarView }[] {
  const first = `${site.today.slice(0, 7)}-01`
  const months = Array.from({ length: BEFORE + 1 + AFTER }, (_, at) =>
    addMonths(first, at - BEFORE).slice(0, 7),
  )
  const days = daysOf(site.book, mondayOf(`${months[0]}-01`), addDays(addMonths(`${months.at(-1)}-01`, 1), 7))
  const byDate = new Map<CalendarDate, CalendarEntry[]>()
  for (const day of days) {
    const list = byDate.get(day.date)
    if (list === undefined) byDate.set(day.date, [entryOf(site, day)])
    else list.push(entryOf(site, day))
  }
  const choices = months.map((month) => ({
    value: `${monthPath(site, month)}.html`,
    text: monthWords(month),
  }))
  return months.map((month, at) => ({
    path: monthPath(site, month),
    view: {
      ...monthView(month, byDate),
      today: site.today,
      months: choices,
      owners: [...site.book.config.team.values()].map(({ handle, name }) => ({ value: handle, text: name })),
      feeds: [...site.calendars.keys()].map((name) => ({ value: name, text: feedWords(site, name) })),
      ...given('before', choices[at - 1]),
      ...given('after', choices[at + 1]),
    },
  }))
}

function monthView(month: string, byDate: ReadonlyMap<CalendarDate, readonly CalendarEntry[]>) {
  const weeks: CalendarView['weeks'][number][] = []
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  const entries: CalendarEntry[] = []
  for (let monday = mondayOf(`${month}-01`); monday <= last; monday = addDays(monday, 7)) {
    const dates = Array.from({ length: 7 }, (_, at) => addDays(monday, at))
    weeks.push({
      number: weekOf(monday),
      days: dates.map((date) => {
        const inMonth = date.startsWith(month)
        const list = inMonth ? (byDate.get(date) ?? []) : []
        entries.push(...list)
        return { date, inMonth, entries: list.slice(0, IN_GRID), more: Math.max(0, list.length - IN_GRID) }
      }),
    })
  }
  return {
    month,
    title: monthWords(month),
    weeks,
    entries: entries.slice(0, LISTED),
    moreEntries: Math.max(0, entries.length - LISTED),
  }
}

function entryOf(site: Site, { date, contact, key, label, age }: Day): CalendarEntry {
  const owner = textOf(contact, 'owner')
  return {
    date,
    sort: ['due', 'close', 'birthday'].includes(key) ? key : 'date',
    label: age === undefined ? label : `${label}, ${age}`,
    name: contact.name,
    href: hrefOf(site, contact),
    ...given('owner', owner),
    ...given(
      'ownerName',
      owner === undefined ? undefined : (site.book.config.team.get(owner)?.name ?? owner),
    ),
  }
}

function feedWords(site: Site, file: string): string {
  const members = [...site.book.config.team.values()]
  return members.find(({ handle }) => file === `calendar-${fileNameOf(handle)}.ics`)?.name ?? 'Everybody'
}
