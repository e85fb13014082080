// Two versions of a card, and the difference in words: for commit messages, the history and undo.

import { type Interaction, parseCard } from '../card/index.ts'
import { type Config, readContact } from '../contact/index.ts'

export interface FieldChange {
  readonly field: string
  /** Several values with a comma between; '' for none. */
  readonly from: string
  readonly to: string
}

export interface CardChange {
  /** The card's name, as it is now, or was before it was deleted. */
  readonly name: string
  readonly what: 'added' | 'deleted' | 'changed'
  readonly fields: readonly FieldChange[]
  readonly logged: readonly Interaction[]
  readonly unlogged: readonly Interaction[]
  /** True where the notes are others than before, or anything that is no field and no log entry. */
  readonly notes: boolean
}

/** @param before, after texts; undefined where there was or is no card */
export function changeOf(
  before: string | undefined,
  after: string | undefined,
  file: string,
  config: Config,
): CardChange {
  const [old, now] = [before, after].map((text) =>
    text === undefined ? undefined : readContact(parseCard(text, file), config),
  )
  const name = oneLine(now?.name ?? old?.name ?? file)
  const keys = new Set([...(old?.values.keys() ?? []), ...(now?.values.keys() ?? [])])
  const fields = [...keys].flatMap((field): FieldChange[] => {
    const [from, to] = [old, now].map((one) =>
      (one?.values.get(field) ?? []).map(({ raw }) => raw).join(', '),
    )
    return from === to ? [] : [{ field, from: from ?? '', to: to ?? '' }]
  })
  const [was, is] = [old, now].map((one) => one?.card.log?.interactions ?? [])
  const notesOf = (one: typeof old) => one?.card.text.slice(...one.card.notes).trim() ?? ''
  return {
    name,
    what: before === undefined ? 'added' : after === undefined ? 'deleted' : 'changed',
    fields,
    logged: without(is ?? [], was ?? []),
    unlogged: without(was ?? [], is ?? []),
    notes: notesOf(old) !== notesOf(now),
  }
}

/** Names come from anybody's file: in a commit's message none may begin a line of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function without(entries: readonly Interaction[], others: readonly Interaction[]): Interaction[] {
  const key = ({ date, time, kind, owner, money, text }: Interaction) =>
    JSON.stringify([date, time, kind, owner, money, text])
  const left = new Map<string, number>()
  for (const one of others) left.set(key(one), (left.get(key(one)) ?? 0) + 1)
  return entries.filter((one) => {
    const count = left.get(key(one)) ?? 0
    left.set(key(one), count - 1)
    return count <= 0
  })
}

const LOGGED: Readonly<Record<string, string>> = {
  note: 'Add a note on',
  call: 'Log a call with',
  email: 'Log an e-mail with',
  meeting: 'Log a meeting with',
  visit: 'Log a visit to',
  demo: 'Log a demo for',
  message: 'Log a message to',
  letter: 'Log a letter to',
  quote: 'Log a quote for',
  order: 'Log an order of',
  'opt-in': 'Log an opt-in of',
  'opt-out': 'Log an opt-out of',
}

/** A change as the subject of a commit: `Log a call with Ada Lovelace`. */
export function titleOf({ name, what, fields, logged, unlogged, notes }: CardChange): string {
  if (what === 'added') return `Add ${name}`
  if (what === 'deleted') return `Delete ${name}`
  const spoken = logged.filter(({ kind }) => kind !== 'stage')
  const stage = fields.find(({ field }) => field === 'stage')
  const first = spoken[0]
  if (first !== undefined && spoken.length === 1)
    return `${LOGGED[first.kind] ?? `Log ${first.kind} with`} ${name}`
  if (spoken.length > 1) return `Log ${spoken.length} entries on ${name}`
  if (stage !== undefined && stage.to !== '') return `Move ${name} to ${stage.to}`
  if (unlogged.length > 0) return `Change the log of ${name}`
  const keys = fields.map(({ field }) => field)
  if (keys.length > 0)
    return `Change ${list(keys.length > 3 ? [...keys.slice(0, 2), `${keys.length - 2} more fields`] : keys)} of ${name}`
  return notes ? `Change the notes on ${name}` : `Tidy up the card of ${name}`
}

/** A change in full, a line each: `stage: lead → prospect`. */
export function linesOf({ what, fields, logged, unlogged, notes }: CardChange): string[] {
  if (what === 'deleted') return ['deleted']
  return [
    ...(what === 'added' ? ['added'] : []),
    ...fields.map(({ field, from, to }) =>
      to === ''
        ? `${field}: ${from} taken away`
        : from === ''
          ? `${field}: ${to}`
          : `${field}: ${from} → ${to}`,
    ),
    ...logged.map((one) => `logged: ${entryLine(one)}`),
    ...unlogged.map((one) => `taken out of the log: ${entryLine(one)}`),
    ...(notes ? ['notes changed'] : []),
  ]
}

/** An entry by its first line: a mail's extract or a transcript would bury the other changes. */
function entryLine({ date, kind, owner, text }: Interaction): string {
  const [first = '', ...more] = text.split('\n')
  const words = first.replace(/\s+/g, ' ') + (more.length > 0 ? ' …' : '')
  return `${date} ${kind}${owner === undefined ? '' : ` @${owner}`}: ${words}`
}

export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
