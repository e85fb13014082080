// What happened, and what comes next: log, done, postpone, and moves along a pipeline.

import type { Change, LogInput } from '../card/index.ts'
import { type Config, type Contact, parseMoney, textOf } from '../contact/index.ts'
import type { CalendarDate } from '../text/index.ts'

/** What a person says of one contact. */
export interface Told {
  readonly text: string
  readonly date: CalendarDate
  readonly time?: string | undefined
  /** Left out: read from the text's first word, else note. */
  readonly kind?: string | undefined
  /** Who did it: a handle. */
  readonly owner?: string | undefined
  readonly money?: string | undefined
  readonly next?: string | undefined
  readonly due?: CalendarDate | undefined
  readonly stage?: string | undefined
}

/** A log entry, and with it the next step, its day and a new stage where they are told. */
export function logChanges(contact: Contact, told: Told, config: Config): Change[] {
  const { text, date, time, owner, money } = told
  const kind = told.kind ?? kindOf(text, config)
  return [
    { op: 'log', entry: { date, time, kind, owner, money: money && moneyText(money, config), text } },
    ...(told.stage === undefined ? [] : stageChanges(contact, told.stage, { date, owner })),
    ...followUpChanges(told.next, told.due),
  ]
}

/** As `logChanges`, with the present next step ticked off. Without a text, the step itself is what was done. */
export function doneChanges(contact: Contact, told: Told, config: Config): Change[] {
  const text = told.text || textOf(contact, 'next') || 'Done'
  return [
    { op: 'delete', key: 'next' },
    { op: 'delete', key: 'due' },
    ...logChanges(contact, { ...told, text }, config),
  ]
}

/** Moves the day of the next step; a reason goes to the log as a note, which is no touch. */
export function postponeChanges(
  contact: Contact,
  due: CalendarDate,
  reason: string,
  by: { readonly date: CalendarDate; readonly owner?: string | undefined },
): Change[] {
  const from = textOf(contact, 'due')
  const moved = from !== undefined && due < from ? 'Brought forward' : 'Postponed'
  const entry: LogInput = {
    ...by,
    kind: 'note',
    text: `${from === undefined ? 'Put' : `${moved} from ${from}`} to ${due}: ${reason}`,
  }
  return [{ op: 'set', key: 'due', value: due }, ...(reason === '' ? [] : [{ op: 'log' as const, entry }])]
}

/** A new stage and the log entry that stage history is read from; nothing where it is the present one. */
export function stageChanges(
  contact: Contact,
  stage: string,
  by: { readonly date: CalendarDate; readonly owner?: string | undefined },
): Change[] {
  const from = textOf(contact, 'stage')
  if (from === stage) return []
  const text = from === undefined ? `-> ${stage}` : `${from} -> ${stage}`
  return [
    { op: 'set', key: 'stage', value: stage },
    { op: 'log', entry: { ...by, kind: 'stage', text } },
  ]
}

function followUpChanges(next: string | undefined, due: CalendarDate | undefined): Change[] {
  return [
    ...(next === undefined ? [] : [{ op: 'set' as const, key: 'next', value: next }]),
    ...(due === undefined ? [] : [{ op: 'set' as const, key: 'due', value: due }]),
  ]
}

const FIRST_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(called|rang|phoned|telephoned)\b/i, 'call'],
  [/^(e-?mailed|mailed)\b/i, 'email'],
  [/^(met|had a meeting)\b/i, 'meeting'],
  [/^visited\b/i, 'visit'],
]

/** The kind that a text's first word says, where the book has it; else note. */
export function kindOf(text: string, config: Config): string {
  const kind = FIRST_WORDS.find(([word]) => word.test(text))?.[1]
  return kind !== undefined && config.log.includes(kind) ? kind : 'note'
}

/** Money as the log has it; the book's currency where none is said. */
function moneyText(typed: string, config: Config): string {
  const whole = parseMoney(typed) === undefined ? `${typed} ${config.currency}` : typed
  const money = parseMoney(whole)
  return money === undefined ? typed : `${money.amount} ${money.currency}`
}
