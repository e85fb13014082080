// How far an edit has come, in words.

import type { DeskStatus, OutboxEntry } from '../desk/types.ts'
import { dayWords } from '../words.ts'

const STATES: Readonly<Record<OutboxEntry['state'], string>> = {
  here: 'Saved here.',
  sending: 'Sending…',
  unknown: 'Sent, but no answer came: checking…',
  sent: 'Sent.',
  refused: 'Not taken.',
}

/** Said while an edit is on its way to such a server. */
const SLOW = 'This server sends the whole book at the first edit: it takes longer.'

/** `Saved here.`; of a refused one also why, and what to do. */
export function stateWords({ state, problem }: Pick<OutboxEntry, 'state' | 'problem'>): string {
  const why =
    problem === undefined || state === 'sent' || state === 'sending'
      ? ''
      : ` ${problem.said} ${problem.remedy}`
  return (STATES[state] + why).trim()
}

/** While an edit is on its way: that it takes longer, where that is known; otherwise ''. */
export function slowWords(
  { slow, problem }: Pick<DeskStatus, 'slow' | 'problem'>,
  state: OutboxEntry['state'],
): string {
  return slow && problem === undefined && (state === 'here' || state === 'sending') ? SLOW : ''
}

/** `3 minutes`; `just now` below one. */
export function ageWords(since: number, now: number): string {
  const minutes = Math.floor((now - since) / 60_000)
  if (minutes < 1) return 'just now'
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}

/** The whole outbox in one line; '' where there is nothing to say. */
export function statusWords(status: DeskStatus, now: number): string {
  const { unsent, oldest, problem, storedAt, slow } = status
  const parts = [
    storedAt !== undefined && `Offline: as of ${clock(storedAt, now)}.`,
    unsent > 0 &&
      `${unsent === 1 ? '1 edit is' : `${unsent} edits are`} saved here and not sent yet${oldest === undefined ? '' : `, the oldest ${ageWords(oldest, now)}`}.`,
    problem !== undefined && `${problem.said} ${problem.remedy}`.trim(),
    slow && unsent > 0 && SLOW,
  ]
  return parts.filter(Boolean).join(' ')
}

/** `14:02`; with the day where it is another. */
function clock(at: number, now: number): string {
  const [date, time] = partsOf(at)
  const [today] = partsOf(now)
  return date === today ? time : `${dayWords(date, today)}, ${time}`
}

/** By the clock of this device. */
function partsOf(at: number): readonly [date: string, time: string] {
  const two = (n: number) => String(n).padStart(2, '0')
  const date = new Date(at)
  return [
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    `${two(date.getHours())}:${two(date.getMinutes())}`,
  ]
}
