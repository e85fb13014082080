// Tasks (VTODO): an open one is a follow-up on the day when it is due, a finished one a note of the log. RFC 5545 section 3.6.2.

import type { FoundInteraction } from '../interaction.ts'
import { dateText } from './civil.ts'
import { type Component, propertyOf, textOf } from './component.ts'
import type { Context } from './context.ts'
import { left } from './events.ts'
import { type Moment, momentOf, placed } from './moment.ts'
import { isSeries, meetingsOf, rulesOf } from './series.ts'
import { readDuration } from './time-value.ts'
import { idOf, partsOf } from './told.ts'
import type { Family } from './versions.ts'

export function tasksOf(family: Family, context: Context): FoundInteraction[] {
  const components = [...family.masters, ...family.overrides.map(({ component }) => component)]
  return [
    ...family.replaced.map(({ component, by }) =>
      left(component, context, `the version of line ${by.line} replaces it`),
    ),
    ...components.flatMap((component) => taskOf(component, family, context)),
  ]
}

function taskOf(component: Component, family: Family, context: Context): FoundInteraction[] {
  if (component.fault !== '') {
    context.setAside(component, component.fault)
    return []
  }
  const told = context.told(component)
  if (told.skip !== undefined) return [left(component, context, told.skip)]
  const parts = partsOf(component, told, context.file)
  const title = told.texts.summary || 'Task'
  const finished = finishedOn(component, context)
  const due = dueOf(component, context)
  if (finished !== undefined) {
    const was = due && { next: title, due: dateText(placed(due, context.book).day) }
    const id = idOf(told, `done ${finished}`)
    return [
      { ...parts, subject: `Done: ${title}`, id, date: finished, ...(was === undefined ? {} : { was }) },
    ]
  }
  if (due === undefined) {
    const said = textOf(component, 'DUE') || textOf(component, 'DTSTART')
    if (said === '') return [left(component, context, 'it has no due date')]
    context.setAside(component, `Its date "${said.slice(0, 40)}" is no date.`)
    return []
  }
  const { fault } = rulesOf(component)
  if (fault !== '') {
    context.setAside(component, `Its rule can't be followed: ${fault}`)
    return []
  }
  const date = nextDue(component, due, family, context)
  return [{ ...parts, id: idOf(told, date), date, followUp: { next: title, due: date } }]
}

/** '' for a finished one that does not say when; undefined for one that is open. */
function finishedOn(component: Component, context: Context): string | undefined {
  const isFinished =
    /^completed$/i.test(textOf(component, 'STATUS')) ||
    textOf(component, 'COMPLETED') !== '' ||
    textOf(component, 'PERCENT-COMPLETE') === '100'
  if (!isFinished) return undefined
  for (const name of ['COMPLETED', 'LAST-MODIFIED', 'DUE', 'DTSTAMP']) {
    const property = propertyOf(component, name)
    const moment = property && momentOf(property, context.zones)
    if (moment) return dateText(placed(moment, context.book).day)
  }
  return ''
}

/** DUE, or the start with the duration, or the start alone. */
function dueOf(component: Component, { zones }: Context): Moment | undefined {
  const due = propertyOf(component, 'DUE')
  if (due && due.value.trim() !== '') return momentOf(due, zones)
  const property = propertyOf(component, 'DTSTART')
  const start = property && momentOf(property, zones)
  return start && { ...start, wall: start.wall + (readDuration(textOf(component, 'DURATION')) ?? 0) }
}

/** Of a task that comes again: the next time from today on, else its last one. */
function nextDue(component: Component, due: Moment, family: Family, context: Context): string {
  const day = (moment: Moment) => placed(moment, context.book).day
  if (!isSeries(component)) return dateText(day(due))
  const { meetings } = meetingsOf(
    component,
    due,
    component === family.masters[0] ? family.overrides : [],
    context,
  )
  const days = meetings.map(({ start }) => day(start)).sort((a, b) => a - b)
  return dateText(days.find((one) => one >= context.today) ?? days.at(-1) ?? day(due))
}
