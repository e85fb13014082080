// The log of a card as its page shows it.

import type { Config, Contact } from '../../contact/index.ts'
import { isDate } from '../../text/index.ts'
import { dayWords } from '../words.ts'
import { moneyWords } from './card-fields.ts'
import { given } from './given.ts'

export interface LogRow {
  readonly date: string
  readonly words: string
  readonly time?: string
  readonly kind: string
  readonly owner?: string
  readonly tint?: string
  readonly money?: string
  readonly text: string
}

export interface LogRows {
  /** Newest first. */
  readonly log: readonly LogRow[]
  /** Older entries, which only the file has. */
  readonly older: number
  /** Lines that are no entry. */
  readonly strays: readonly string[]
}

/** What one page shows: it stays below a megabyte, whatever a card holds. */
const ENTRIES = 400

export function logRows({ card }: Contact, config: Config): LogRows {
  const entries = card.log?.interactions ?? []
  return {
    log: entries
      .slice(-ENTRIES)
      .reverse()
      .map(({ date, time, kind, owner, money, text }) => ({
        date,
        words: isDate(date) ? dayWords(date) : date,
        ...given('time', time),
        kind,
        ...given('owner', owner === undefined ? undefined : (config.team.get(owner)?.name ?? owner)),
        ...given('tint', owner === undefined ? undefined : config.team.get(owner)?.color),
        ...given('money', money === undefined ? undefined : moneyWords(money)),
        text,
      })),
    older: Math.max(0, entries.length - ENTRIES),
    strays: (card.log?.strays ?? []).slice(0, ENTRIES).map(([start, end]) => card.text.slice(start, end)),
  }
}
