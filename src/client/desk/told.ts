// What others changed while an edit was on its way, in sentences for the person.

import { type Config, fieldsByKey } from '../../contact/index.ts'
import { type CardChange, changeOf, oneLine } from '../../merge/index.ts'
import { isDate } from '../../text/index.ts'
import type { Met } from '../../thin/index.ts'
import { dayWords } from '../words.ts'

export interface Meeting {
  readonly path: string
  /** Where it lies now. */
  readonly wrote: string
  readonly met: Met
  readonly base: string | undefined
  readonly mine: string | undefined
  /** What the server had. */
  readonly theirs: string | undefined
  /** What it has now. */
  readonly now: string | undefined
}

/** Keys that programs write: nobody needs to hear of them. */
const QUIET = new Set(['uid', 'conflicts', 'created', 'updated'])

/** @returns a sentence for each thing; [] where nobody else changed anything */
export function tell(meeting: Meeting, config: Config): string[] {
  const { met, wrote, base, theirs, mine, now } = meeting
  const about: Partial<Record<Met, string>> = {
    deleted: 'Meanwhile a colleague deleted this card: your edit has brought it back.',
    moved: 'Meanwhile this card was put into another folder: your edit is on it there.',
    taken: `There is another card of that name already: this one is kept as ${fileNameOf(wrote)}.`,
    kept: 'Meanwhile a colleague changed this card: it was not deleted.',
  }
  const first = about[met]
  const isBoth = base !== undefined && mine !== undefined && theirs !== undefined && theirs !== base
  return [
    ...(first === undefined ? [] : [first]),
    ...(isBoth && (met === 'changed' || met === 'moved')
      ? both(changeOf(base, theirs, wrote, config), changeOf(base, mine, wrote, config), now, wrote, config)
      : []),
  ]
}

function both(
  theirs: CardChange,
  mine: CardChange,
  now: string | undefined,
  file: string,
  config: Config,
): string[] {
  const after = now === undefined ? undefined : changeOf(undefined, now, file, config)
  const fields = fieldsByKey(config)
  const nameOf = (handle: string | undefined) => oneLine(config.team.get(handle ?? '')?.name ?? 'a colleague')
  // Who moves a card to another stage leaves a line in its log.
  const moved = theirs.logged.filter(({ kind }) => kind === 'stage').at(-1)
  const sentences: string[] = []
  for (const { field, from, to } of theirs.fields) {
    if (QUIET.has(field)) continue
    const who = field === 'stage' ? nameOf(moved?.owner) : 'a colleague'
    const label = `"${fields.get(field)?.label ?? field}"`
    const did =
      to === ''
        ? `took ${label} away (${shown(from)})`
        : from === ''
          ? `set ${label} to ${shown(to)}`
          : `changed ${label} from ${shown(from)} to ${shown(to)}`
    const own = mine.fields.find((change) => change.field === field)
    if (own === undefined) sentences.push(`Meanwhile ${who} ${did}: both are kept.`)
    else if (own.to === to) sentences.push(`Meanwhile ${who} ${did}, as you did.`)
    else {
      const stands = after?.fields.find((change) => change.field === field)?.to ?? ''
      const yours = own.to === '' ? 'you took it away' : `you set it to ${shown(own.to)}`
      sentences.push(
        stands === own.to || stands === to
          ? `Meanwhile ${who} ${did}; ${yours}. ${stands === '' ? 'It is gone now' : `Now it is ${shown(stands)}`}: see the card.`
          : `Meanwhile ${who} ${did}; ${yours}. Both are kept: ${shown(stands)}.`,
      )
    }
  }
  for (const { date, kind, owner } of theirs.logged) {
    if (kind === 'stage' && theirs.fields.some(({ field }) => field === 'stage')) continue
    sentences.push(`Meanwhile ${nameOf(owner)} logged: ${oneLine(kind)}, ${dayOf(date)}. Both are kept.`)
  }
  for (const { date, kind } of theirs.unlogged)
    sentences.push(`Meanwhile a colleague changed the log: ${oneLine(kind)}, ${dayOf(date)}.`)
  if (theirs.notes) sentences.push('Meanwhile a colleague changed the notes: both are kept.')
  return sentences
}

function dayOf(date: string): string {
  return isDate(date) ? dayWords(date) : oneLine(date)
}

function shown(text: string): string {
  const line = oneLine(text)
  return line.length > 60 ? `${line.slice(0, 58).trimEnd()}…` : line
}

function fileNameOf(path: string): string {
  return path.replace(/^.*\//, '')
}
