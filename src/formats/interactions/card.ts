// What one card gets of all interactions that are its own.

import { type Change, editCard, type LogInput, writeInteraction } from '../../card/index.ts'
import { type Config, type Contact, textOf } from '../../contact/index.ts'
import { daysBetween, isDate } from '../../text/index.ts'
import { folded } from '../import/clean.ts'
import type { Action } from '../import/types.ts'
import type { FoundInteraction } from '../interaction.ts'
import { shown } from '../problem.ts'
import { entryOf, idLine, idsOf, type Told } from './entry.ts'
import { plainLine } from './quote.ts'

/** A card has at most 128 KiB; entries leave some of it for people. */
const CARD_LIMIT = 112 * 1024
const NEXT = 200

export interface Job {
  readonly found: FoundInteraction
  readonly told: Told
  /** How it is known that it is this card's: the address. */
  readonly by: string
}

export interface Verdict {
  readonly action: Action
  readonly reason: string
}

/**
 * @param jobs in the order in which they were found
 * @returns a verdict per job, and the card's new text where something is added
 */
export function fillCard(
  contact: Contact,
  jobs: readonly Job[],
  config: Config,
): { verdicts: Verdict[]; text?: string } {
  const verdicts: Verdict[] = jobs.map(() => ({ action: 'skip', reason: 'there already' }))
  const ids = idsOf(contact)
  const taken = new Set<string>()
  const fresh: number[] = []
  const coming: number[] = []
  for (const [at, { found }] of jobs.entries()) {
    const id = idLine(found.id)
    if (ids.has(id) || (!found.followUp && taken.has(id))) continue
    if (found.followUp) coming.push(at)
    else {
      fresh.push(at)
      taken.add(id)
    }
  }
  const changes: Change[] = []
  const set = (at: number, action: Action, reason: string) => {
    verdicts[at] = { action, reason }
  }
  for (const { at, entry, is } of entriesThatFit(contact, jobs, fresh)) {
    const job = jobs[at]
    if (entry === undefined || job === undefined) set(at, 'reject', FULL)
    else {
      changes.push({ op: 'log', entry })
      const short = is === 'bare' ? ', without its text: the card is nearly full' : ''
      set(at, 'update', `${job.by}: adds ${entry.kind} of ${entry.date}${short}`)
    }
  }
  changes.push(...followUps(contact, jobs, coming, set))
  if (changes.length === 0) return { verdicts }
  const order = config.fields.map(({ key }) => key)
  const edited = editCard(contact.card.text, changes, order, contact.file)
  if ('text' in edited) return { verdicts, text: edited.text }
  const reason = edited.diagnostics[0]?.message ?? `${contact.slug} can't be changed.`
  return {
    verdicts: verdicts.map((one) => (one.action === 'update' ? { action: 'reject', reason } : one)),
  }
}

const FULL = `The card is full: it would have more than ${CARD_LIMIT / 1024} KiB. Move older entries to another file.`

interface Fitted {
  readonly at: number
  readonly entry: LogInput | undefined
  readonly is: 'whole' | 'bare' | 'out'
}

/** Entries as long as there is room for them: all bare ones before any extract, newest first. Given back oldest first. */
function entriesThatFit({ card }: Contact, jobs: readonly Job[], fresh: readonly number[]): Fitted[] {
  let left = CARD_LIMIT - sizeOf(card.text)
  const both = fresh.flatMap((at) => {
    const job = jobs[at]
    if (job === undefined) return []
    return [{ at, bare: entryOf(job.found, job.told, false), whole: entryOf(job.found, job.told, true) }]
  })
  const moment = ({ date, time }: LogInput) => `${date} ${time ?? ''}`
  // Of one moment, the one found last counts as the newest.
  const newest = both.sort((a, b) => compare(moment(b.bare), moment(a.bare)) || b.at - a.at)
  const kept = newest.map((one) => {
    const size = sizeOf(writeInteraction(one.bare, card.eol)) + card.eol.length
    const fits = size <= left
    if (fits) left -= size
    return { ...one, fits }
  })
  const fitted = kept.map(({ at, bare, whole, fits }): Fitted => {
    if (!fits) return { at, entry: undefined, is: 'out' }
    const more = sizeOf(writeInteraction(whole, card.eol)) - sizeOf(writeInteraction(bare, card.eol))
    if (more > left) return { at, entry: bare, is: 'bare' }
    left -= more
    return { at, entry: whole, is: 'whole' }
  })
  return fitted.reverse()
}

/** In bytes of UTF-8. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** The first thing to come becomes the next step of a card that has none. */
function followUps(
  contact: Contact,
  jobs: readonly Job[],
  coming: readonly number[],
  set: (at: number, action: Action, reason: string) => void,
): Change[] {
  const plans = coming.flatMap((at) => {
    const job = jobs[at]
    const plan = job?.found.followUp
    return job && plan ? [{ at, job, next: plainLine(plan.next, NEXT), due: plan.due }] : []
  })
  let open: { next?: string | undefined; due?: string | undefined } = {
    next: textOf(contact, 'next'),
    due: textOf(contact, 'due'),
  }
  // A meeting that has taken place is no longer to come: its follow-up makes room for the next one.
  const isOver = ({ found: { was } }: Job) =>
    was !== undefined && plainLine(was.next, NEXT) === open.next && was.due === open.due
  if (jobs.some(isOver)) open = {}
  const changes: Change[] = []
  for (const { at, job, next, due } of plans.sort((a, b) => compare(a.due, b.due))) {
    if (open.next === next && open.due === due) set(at, 'skip', 'there already')
    else if (due < job.told.today) set(at, 'skip', `its day, ${shown(due)}, is past`)
    else if (isDone(contact, next, due)) set(at, 'skip', 'the log says that it is done')
    else if (open.next !== undefined || open.due !== undefined) {
      const what = [open.next && `"${shown(open.next)}"`, open.due && `due ${open.due}`].filter(Boolean)
      set(at, 'skip', `the card has an open follow-up: ${what.join(' ')}`)
    } else {
      open = { next, due }
      set(at, 'update', `${job.by}: sets next "${shown(next)}", due ${due}`)
      changes.push({ op: 'set', key: 'next', value: next }, { op: 'set', key: 'due', value: due })
    }
  }
  return changes
}

/** How long before its day a step may have been ticked off. */
const AHEAD = 7

/** Whether somebody ticked it off: `cardfile done` leaves the step's words as an entry. One with an id was found, not ticked. */
function isDone({ card }: Contact, next: string, due: string): boolean {
  return (card.log?.interactions ?? []).some(({ date, text }) => {
    if (text.includes('\n') || folded(text) !== folded(next) || !isDate(date)) return false
    const ahead = daysBetween(date, due)
    return ahead >= 0 && ahead <= AHEAD
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
