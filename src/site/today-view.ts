// The front page: what is overdue, due, due this week; who is going quiet; whose birthday it is.

import { agendaOf, byName, type DueState, daysOf, dueState, type FollowUp } from '../book/index.ts'
import { given } from '../client/view/given.ts'
import { type Contact, lastTouch, quietAfter, textOf } from '../contact/index.ts'
import { addDays, type CalendarDate } from '../text/index.ts'
import { fileNameOf } from './paths.ts'
import { rowOf } from './row.ts'
import type { Row, Site } from './types.ts'

/** How far ahead the page knows, so that a browser can recompute it on a later day than that of the build. */
const AHEAD = 35
/** Rows of one section: the page stays light on a telephone, and says what it leaves out. */
const MOST = 60
/** Days ahead that birthdays are shown. */
export const BIRTHDAYS = 14

export interface TodaySection {
  readonly id: DueState
  readonly title: string
  readonly rows: readonly Row[]
  /** Follow-ups that are not among the rows. */
  readonly more: number
}

/** Follow-ups that are not among the rows: how many of whom on which day, so that a browser can count on a later one. */
export type Rest = readonly [due: CalendarDate | '', owner: string, count: number]

export interface QuietRow extends Row {
  /** The day after which the cadence was over. */
  readonly since: CalendarDate
  readonly last?: CalendarDate
}

export interface BirthdayRow {
  readonly href: string
  readonly name: string
  readonly owner?: string
  readonly date: CalendarDate
  readonly age?: number
}

export interface OwnerSummary {
  /** '' for cards that nobody looks after. */
  readonly handle: string
  readonly name: string
  readonly href: string
  readonly tint?: string
  readonly overdue: number
  readonly today: number
  readonly week: number
}

export interface TodayView {
  readonly today: CalendarDate
  /** Set on the page of one owner. */
  readonly owner?: { readonly handle: string; readonly name: string }
  readonly sections: readonly TodaySection[]
  readonly quiet: readonly QuietRow[]
  readonly moreQuiet: number
  readonly birthdays: readonly BirthdayRow[]
  readonly owners: readonly OwnerSummary[]
  /** Of all sections. */
  readonly rest: readonly Rest[]
}

const TITLES: Readonly<Record<DueState, string>> = {
  overdue: 'Overdue',
  today: 'Due today',
  week: 'This week',
  later: 'Later',
}

/** @param owner a handle, '' for cards without an owner, undefined for everybody's */
export function todayView(site: Site, owner?: string): TodayView {
  const { book, today } = site
  const agenda = agendaOf(book, today, { owner })
  const last = addDays(today, AHEAD)
  const parts = {
    overdue: agenda.overdue,
    today: agenda.dueToday,
    week: agenda.week,
    later: agenda.later.filter((one) => one.due <= last),
  }
  const sections = (['overdue', 'today', 'week', 'later'] as const).map((id) => ({
    id,
    title: TITLES[id],
    rows: parts[id].slice(0, MOST).map(({ contact }) => rowOf(site, contact)),
    more: Math.max(0, parts[id].length - MOST),
  }))
  const quiet = quietRows(site, last, owner)
  return {
    today,
    ...given('owner', owner === undefined ? undefined : { handle: owner, name: nameOf(site, owner) }),
    sections,
    quiet: quiet.slice(0, MOST).map(({ contact, since }) => ({
      ...rowOf(site, contact),
      since,
      ...given('last', lastTouch(contact, today)),
    })),
    moreQuiet: Math.max(0, quiet.filter((one) => one.since < today).length - MOST),
    birthdays: birthdays(site, last, owner).slice(0, MOST),
    owners: owner === undefined ? ownersOf(site) : [],
    rest: [
      // What is overdue stays so: its days need not be told apart.
      ...restOf(parts.overdue, () => ''),
      ...[parts.today, parts.week, parts.later].flatMap((part) => restOf(part, (one) => one.due)),
    ],
  }
}

function restOf(part: readonly FollowUp[], day: (one: FollowUp) => Rest[0]): Rest[] {
  const rests = new Map<string, Rest>()
  for (const one of part.slice(MOST)) {
    const owner = textOf(one.contact, 'owner') ?? ''
    const key = `${day(one)} ${owner}`
    rests.set(key, [day(one), owner, (rests.get(key)?.[2] ?? 0) + 1])
  }
  return [...rests.values()]
}

/** Who is quiet today, and who will be before the page's last day. */
function quietRows(site: Site, last: CalendarDate, owner: string | undefined) {
  const { book, today } = site
  const rows: { contact: Contact; since: CalendarDate }[] = []
  for (const contact of book.contacts) {
    if (owner !== undefined && (textOf(contact, 'owner') ?? '') !== owner) continue
    if (textOf(contact, 'due') !== undefined) continue
    const since = quietAfter(contact, book.config, today)
    if (since !== undefined && since < last) rows.push({ contact, since })
  }
  return rows.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : byName(a.contact, b.contact)))
}

function birthdays(site: Site, last: CalendarDate, owner: string | undefined): BirthdayRow[] {
  return daysOf(site.book, site.today, last)
    .filter(
      ({ key, contact }) =>
        key === 'birthday' && (owner ?? textOf(contact, 'owner')) === textOf(contact, 'owner'),
    )
    .map(({ contact, date, age }) => ({
      href: `${site.paths.get(contact)}.html`,
      name: contact.name,
      date,
      ...given('owner', textOf(contact, 'owner')),
      ...given('age', age),
    }))
}

/** The members of the team, then owners that are no members, then nobody; who has no follow-up is left out but for members. */
export function ownersOf(site: Site): OwnerSummary[] {
  const counts = new Map<string, { overdue: number; today: number; week: number; later: number }>()
  for (const handle of site.book.config.team.keys())
    counts.set(handle, { overdue: 0, today: 0, week: 0, later: 0 })
  for (const contact of site.book.contacts) {
    const due = textOf(contact, 'due')
    if (due === undefined) continue
    const handle = textOf(contact, 'owner') ?? ''
    const count = counts.get(handle) ?? { overdue: 0, today: 0, week: 0, later: 0 }
    count[dueState(due, site.today)]++
    counts.set(handle, count)
  }
  return [...counts].map(([handle, { overdue, today, week }]) => ({
    handle,
    name: nameOf(site, handle),
    href: `${ownerPath(handle)}.html`,
    ...given('tint', site.book.config.team.get(handle)?.color),
    overdue,
    today,
    week,
  }))
}

/** The page of an owner, without `.html`. */
export function ownerPath(handle: string): string {
  return `owner/${fileNameOf(handle)}`
}

function nameOf(site: Site, handle: string): string {
  return handle === '' ? 'Nobody yet' : (site.book.config.team.get(handle)?.name ?? handle)
}
