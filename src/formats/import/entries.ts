// The entries of a record's log, as a card's log takes them: once, and no consent against what the card says already.

import type { LogInput } from '../../card/index.ts'
import { type Config, parseMoney } from '../../contact/index.ts'
import { isDate } from '../../text/index.ts'
import type { RecordEntry } from '../record.ts'
import { folded, lineOf } from './clean.ts'
import type { WorkingCard } from './working.ts'

/** Longer than this is a document, not what was said. */
const TEXT_LIMIT = 20_000

/**
 * What a card's log does not have yet. The same date, kind and text is there already; without a date, the same kind and text.
 * @param today the date of an entry whose source has none
 */
export function entriesToAdd(
  log: readonly RecordEntry[],
  card: WorkingCard,
  config: Config,
  today: string,
): LogInput[] {
  const known = [...card.log]
  const found: LogInput[] = []
  // Dated ones first: they say what an undated consent would change.
  for (const one of [...log].sort((a, b) => Number(a.date === '') - Number(b.date === ''))) {
    const isDated = isDate(one.date)
    const entry = fitted(one, isDated ? one.date : today, config)
    const isThere = known.some(
      (other) =>
        (other.kind ?? 'note') === entry.kind &&
        folded(other.text) === folded(entry.text) &&
        (!isDated || other.date === entry.date),
    )
    if (isThere || (!isDated && isAnswered(entry, known))) continue
    known.push(entry)
    found.push(entry)
  }
  return found
}

/** Whether the card's log has an answer that an undated consent must not change: an opt-out, or the same one. */
function isAnswered(entry: LogInput, known: readonly LogInput[]): boolean {
  if (!entry.kind?.startsWith('opt-')) return false
  const consents = known
    .filter((other) => other.kind?.startsWith('opt-') && listOf(other) === listOf(entry))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  if (entry.kind === 'opt-in') return consents.length > 0
  return consents.at(-1)?.kind === 'opt-out'
}

function listOf({ text }: LogInput): string {
  return folded(text.split(',')[0] ?? '')
}

/** One entry fit to be written: its kind one of the book's, its money with a currency, its text without hidden characters. */
function fitted(one: RecordEntry, date: string, config: Config): LogInput {
  const lines = one.text
    .slice(0, TEXT_LIMIT)
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map(lineOf)
    .filter((line) => line !== '')
  const isKnown = config.log.includes(one.kind)
  const money = [one.money, `${one.money} ${config.currency}`].find(
    (text) => text !== undefined && parseMoney(text) !== undefined,
  )
  const unread = one.money !== undefined && money === undefined ? [`amount: ${lineOf(one.money)}`] : []
  const said = isKnown ? lines : [`${lineOf(one.kind)}: ${lines[0] ?? ''}`, ...lines.slice(1)]
  return {
    date,
    kind: isKnown ? one.kind : 'note',
    ...(money === undefined ? {} : { money }),
    text: [...said, ...unread].join('\n'),
  }
}
