// What is odd about a calendar file and loses no event.

import type { Severity } from '../../text/index.ts'
import { shown } from '../problem.ts'
import type { ParsedCalendar, Remark } from './component.ts'
import type { Context } from './context.ts'

interface Saying {
  readonly rule: string
  readonly severity: Severity
  readonly message: (text: string) => string
  readonly hint: string
}

const SAYINGS: Readonly<Record<Remark['kind'], Saying>> = {
  stray: {
    rule: 'ical-line',
    severity: 'warning',
    message: (text) => `This line is no property and belongs to none: "${shown(text)}".`,
    hint: 'It is not imported.',
  },
  'loose-end': {
    rule: 'ical-structure',
    severity: 'warning',
    message: (text) => `This END:${shown(text)} ends nothing.`,
    hint: 'What stands before it may have lost its BEGIN.',
  },
  outside: {
    rule: 'ical-structure',
    severity: 'warning',
    message: (text) => `${text} stands outside of every event.`,
    hint: 'It is not imported: an event is what stands between BEGIN:VEVENT and END:VEVENT.',
  },
  unclosed: {
    rule: 'ical-structure',
    severity: 'warning',
    message: (text) => `This ${shown(text)} has no END.`,
    hint: 'The file may be cut off: export the calendar again.',
  },
  fold: {
    rule: 'ical-fold',
    severity: 'warning',
    message: () => 'A line that had lost its fold was joined to the one above.',
    hint: 'Look at what became of it.',
  },
  encoding: {
    rule: 'ical-encoding',
    severity: 'warning',
    message: (text) => `Letters that are not in the encoding of calendars, UTF-8, were read as ${text}.`,
    hint: 'Look whether names and words came out right.',
  },
}

export function sayRemarks({ remarks, components }: ParsedCalendar, context: Context): void {
  // What is set aside has its own line already.
  const told = new Set(components.filter(({ fault }) => fault !== '').map(({ line }) => line))
  for (const { kind, line, text } of remarks) {
    if (kind === 'unclosed' && told.has(line)) continue
    const { rule, severity, message, hint } = SAYINGS[kind]
    context.say(line, rule, severity, message(text), hint)
  }
}
