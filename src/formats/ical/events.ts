// Events and journal entries to interactions: what is past becomes entries of the log, of what is to come the next one a follow-up.

import { isDate } from '../../text/index.ts'
import type { FoundInteraction } from '../interaction.ts'
import { shown } from '../problem.ts'
import type { Property } from '../vcard/property.ts'
import { dateText, dayPart } from './civil.ts'
import { type Component, propertyOf, textOf } from './component.ts'
import type { Context } from './context.ts'
import { type Moment, momentOf, nameOfMoment, placed } from './moment.ts'
import { isSeries, type Meeting, MOST, meetingsOf, rulesOf, startOf } from './series.ts'
import { idOf, partsOf } from './told.ts'
import type { Family } from './versions.ts'
import { isCancelled } from './why-not.ts'

/** The interactions of the events of one UID; what makes none is one with a reason, or is set aside in `context`. */
export function eventsOf(family: Family, context: Context): FoundInteraction[] {
  const skipped = family.replaced.map(({ component, by }) =>
    left(component, context, `the version of line ${by.line} replaces it`),
  )
  const found = family.masters.flatMap((master, at) => {
    const overrides = at === 0 ? family.overrides : []
    return meetingsOfMaster(master, overrides, context)
  })
  const orphans = family.masters.length > 0 ? [] : family.overrides.map((one) => meetingOf(one, context))
  return [...skipped, ...found, ...interactionsOf(orphans.flat(), context)]
}

function meetingsOfMaster(
  master: Component,
  overrides: Family['overrides'],
  context: Context,
): FoundInteraction[] {
  const first = startIn(master, context)
  if (first === undefined)
    return interactionsOf(
      overrides.flatMap((one) => meetingOf(one, context)),
      context,
    )
  const isOne = !isSeries(master) && overrides.length === 0
  if (isOne) {
    // Without a UID the time has to tell it from others of the day.
    const name = textOf(master, 'UID') === '' ? nameOfMoment(first) : dateText(dayPart(first.wall))
    return interactionsOf([{ start: first, original: first, component: master, name }], context)
  }
  const { fault } = rulesOf(master)
  if (fault !== '') {
    context.setAside(master, `Its rule can't be followed: ${fault}`)
    return interactionsOf(
      overrides.flatMap((one) => meetingOf(one, context)),
      context,
    )
  }
  const whole = overrides.filter(({ component }) => isWhole(component, context))
  const { meetings, isOld, cut } = meetingsOf(master, first, whole, context)
  const title = shown(context.told(master).texts.summary)
  if (cut !== '')
    context.say(master.line, 'ical-series', 'warning', `The series "${title}" is not taken whole. ${cut}`)
  else if (isOld)
    context.say(
      master.line,
      'ical-series',
      'info',
      `Of the series "${title}" only the last two years are taken, at most ${MOST} meetings.`,
    )
  const skipped = context.told(master).skip
  if (skipped !== undefined && overrides.length === 0) return [left(master, context, skipped)]
  const found = interactionsOf(meetings, context)
  const isTold = found.some(({ source }) => source.line === master.line)
  return isTold ? found : [...found, left(master, context, 'its rule gives no day within two years')]
}

/** A meeting, with the name that tells it from the others of its UID. */
type Named = Meeting & { readonly name?: string }

function meetingOf(one: Family['overrides'][number], context: Context): Named[] {
  if (!isWhole(one.component, context)) return []
  return [{ start: startOf(one, context.zones), original: one.original, component: one.component }]
}

function isWhole(component: Component, context: Context): boolean {
  if (component.fault === '') return true
  context.setAside(component, component.fault)
  return false
}

function startIn(master: Component, context: Context): Moment | undefined {
  if (!isWhole(master, context)) return undefined
  const property = propertyOf(master, 'DTSTART') ?? dayOfWriting(master)
  const start = property && momentOf(property, context.zones)
  if (start) return start
  const method = master.calendar ? textOf(master.calendar, 'METHOD') : ''
  const said = textOf(master, 'DTSTART')
  // An answer may leave out when the meeting is.
  if (said === '' && /^(?:reply|refresh|cancel)$/i.test(method))
    return { wall: 0, hasTime: false, zone: undefined }
  context.setAside(
    master,
    said === '' ? 'It has no start (DTSTART).' : `Its start "${said.slice(0, 40)}" is no date.`,
  )
  return undefined
}

/** A journal entry without a date is of the day on which it was written. */
function dayOfWriting(component: Component): Property | undefined {
  if (component.name !== 'VJOURNAL') return undefined
  return propertyOf(component, 'CREATED') ?? propertyOf(component, 'DTSTAMP')
}

/** Entries for what is past, a follow-up for the next one to come; of what comes after it, nothing that nobody wrote down. */
function interactionsOf(meetings: readonly Named[], context: Context): FoundInteraction[] {
  const all = meetings
    .map((meeting) => ({ meeting, ...placed(meeting.start, context.book) }))
    .sort((a, b) => a.day - b.day || (a.time ?? '').localeCompare(b.time ?? ''))
  const next = all.find(
    ({ day, meeting }) => day >= context.today && context.told(meeting.component).skip === undefined,
  )
  const told = new Set<Component>()
  return all.flatMap(({ meeting, day, time }): FoundInteraction[] => {
    const { component, original, name } = meeting
    const about = context.told(component)
    const isAgain = told.has(component)
    told.add(component)
    if (about.skip !== undefined) return isAgain ? [] : [left(component, context, about.skip)]
    const date = dateText(day)
    if (!isDate(date)) return [left(component, context, `its date, ${date}, can't be true`)]
    const parts = partsOf(component, about, context.file)
    const found: FoundInteraction = {
      ...parts,
      id: idOf(about, name ?? nameOfMoment(original)),
      date,
      ...(time === undefined ? {} : { time }),
      // A series tells what it is about once.
      extract: isAgain ? [] : parts.extract,
    }
    const isJournal = component.name === 'VJOURNAL'
    if (day < context.today || (isJournal && day === context.today))
      return [isJournal ? found : { ...found, was: { next: nextStep(found), due: date } }]
    if (isJournal) return isAgain ? [] : [left(component, context, 'it is written for a day to come')]
    if (next?.meeting === meeting)
      return [{ ...found, extract: parts.extract, followUp: { next: nextStep(found), due: date } }]
    return isAgain || !isOwnDate(component)
      ? []
      : [{ ...found, skip: 'an earlier meeting of its series comes next' }]
  })
}

function isOwnDate(component: Component): boolean {
  return textOf(component, 'RECURRENCE-ID') !== '' || !isSeries(component)
}

/** `Licence review (14:30)`. */
function nextStep({ subject, time, kind }: FoundInteraction): string {
  const title = subject || (kind === 'call' ? 'Call' : 'Meeting')
  return time === undefined ? title : `${title} (${time})`
}

/** A component that makes nothing. */
export function left(component: Component, context: Context, skip: string): FoundInteraction {
  const told = context.told(component)
  const property = propertyOf(component, 'DTSTART') ?? propertyOf(component, 'DUE')
  const start = property && momentOf(property, context.zones)
  const date = start ? dateText(placed(start, context.book).day) : ''
  const name = isCancelled(component) ? `${date} cancelled` : date
  return { ...partsOf(component, told, context.file), id: idOf(told, name), date, extract: [], skip }
}
