// What an edit is called, in words: the line that the book's history has for it.

import { type Config, type Contact, fieldsByKey, textOf } from '../../contact/index.ts'
import type { CalendarDate } from '../../text/index.ts'
import { MONTHS } from '../words.ts'

const LONGEST = 60

const WITH: Readonly<Record<string, string>> = {
  call: 'a call with',
  email: 'an e-mail with',
  meeting: 'a meeting with',
  visit: 'a visit to',
  demo: 'a demo for',
  message: 'a message with',
  letter: 'a letter to',
  quote: 'a quote for',
  order: 'an order from',
  note: 'a note on',
}

/** `1 Dec`; with the year where it is another than today's. */
export function shortDay(date: CalendarDate, today: CalendarDate): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7))]}${year}`
}

/** `Log a call with Ada Lovelace; next: send terms on 1 Dec`: what happened, and what is new on the card after it. */
export function entryMessage(
  what: 'log' | 'done',
  before: Contact,
  after: Contact,
  kind: string,
  today: CalendarDate,
): string {
  const step = textOf(before, 'next')
  const said =
    what === 'done'
      ? `Done with ${before.name}${step === undefined ? '' : `: ${clip(step)}`}`
      : `Log ${WITH[kind] ?? `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} with`} ${before.name}`
  return [said, nextWords(before, after, what === 'done', today), stageWords(before, after)]
    .filter(Boolean)
    .join('; ')
}

/** @param anew true: the old step is gone, and whatever is there now is new */
function nextWords(before: Contact, after: Contact, anew: boolean, today: CalendarDate): string | undefined {
  const [next, due] = [textOf(after, 'next'), textOf(after, 'due')]
  const isSame = next === textOf(before, 'next') && due === textOf(before, 'due')
  if ((isSame && !anew) || (next === undefined && due === undefined)) return undefined
  return `next${next === undefined ? '' : `: ${clip(next)}`}${due === undefined ? '' : ` on ${shortDay(due, today)}`}`
}

function stageWords(before: Contact, after: Contact): string | undefined {
  const stage = textOf(after, 'stage')
  return stage === undefined || stage === textOf(before, 'stage') ? undefined : `now ${stage}`
}

export function postponeMessage(
  contact: Contact,
  due: CalendarDate,
  reason: string,
  today: CalendarDate,
): string {
  const isSooner = due < (textOf(contact, 'due') ?? due)
  const said = isSooner ? `Bring ${contact.name} forward to` : `Postpone ${contact.name} to`
  return `${said} ${shortDay(due, today)}${reason === '' ? '' : `: ${clip(reason)}`}`
}

export function moveMessage(contact: Contact, stage: string): string {
  const from = textOf(contact, 'stage')
  return `Move ${contact.name}${from === undefined ? '' : ` from ${from}`} to ${stage}`
}

/** `Change phone and title of Ada Lovelace`. */
export function fieldsMessage(contact: Contact, keys: readonly string[], config: Config): string {
  const labels = keys.map((key) => fieldsByKey(config).get(key)?.label ?? key)
  const words = labels.map((label) =>
    /^[A-Z](?![A-Z])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label,
  )
  const listed =
    words.length > 4
      ? `${words.length} fields`
      : [words.slice(0, -1).join(', '), words.at(-1) ?? ''].filter(Boolean).join(' and ')
  return `Change ${listed} of ${contact.name}`
}

export function notesMessage(contact: Contact): string {
  return `Change the notes on ${contact.name}`
}

export function newMessage(contact: Contact): string {
  const kind = { person: 'person', org: 'organisation', deal: 'deal' }[contact.kind]
  return `New ${kind}: ${contact.name}`
}

export function decideMessage(contact: Contact, label: string, value: string): string {
  return `Decide ${label.toLowerCase()} of ${contact.name}: ${clip(value)}`
}

/** As the command line says it. */
export function joinMessage(keep: Contact, gone: Contact): string {
  return `Merge ${clip(gone.name)} into ${clip(keep.name)}`
}

export function apartMessage(one: Contact, other: Contact): string {
  return `${clip(one.name)} is not ${clip(other.name)} (${other.slug})`
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`
}
