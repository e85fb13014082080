// The text of a card with what an import adds: a splice of a known card, a new one in the format's own style.

import { editCard, newCard, parseCard } from '../../card/index.ts'
import type { Config } from '../../contact/index.ts'
import { type Addition, logWith, notesWith, valuesWith, type WorkingCard } from './working.ts'

/** `x-` values of a new card beyond this many characters go into its notes: front matter is for what one looks at. */
const EXTRA_LIMIT = 6000
const EXTRA_KEYS = 120

/** The text of a card with additions, or why there is none. Nothing is changed. */
export function textWith(
  card: WorkingCard,
  additions: readonly Addition[],
  config: Config,
): { text: string } | { reason: string } {
  const order = config.fields.map((field) => field.key)
  if (card.known) {
    const edited = editCard(card.text, additions, order, card.known.file)
    return 'text' in edited
      ? edited
      : { reason: edited.diagnostics[0]?.message ?? `${card.slug} can't be changed.` }
  }
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const { kept, moved } = split(valuesWith(card, additions))
  const entries = kept.sort((a, b) => rank(a[0]) - rank(b[0]))
  const notes = [notesWith(card, additions), ...moved].filter((text) => text !== '').join('\n\n')
  const text = newCard(
    entries.map(([key, values]): [string, string | string[]] => [
      key,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
    notes,
    logWith(card, additions).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  )
  const wrong = parseCard(text, card.slug).diagnostics.find((found) => found.severity === 'error')
  return wrong ? { reason: wrong.message } : { text }
}

function split(values: ReadonlyMap<string, string[]>): { kept: [string, string[]][]; moved: string[] } {
  const kept: [string, string[]][] = []
  const moved: string[] = []
  let size = 0
  let keys = 0
  for (const [key, list] of values) {
    const length = list.join('').length
    const fits = !key.startsWith('x-') || (size + length <= EXTRA_LIMIT && keys < EXTRA_KEYS)
    if (fits && key.startsWith('x-')) {
      size += length
      keys++
    }
    if (fits) kept.push([key, list])
    else moved.push(list.map((text) => `${key}: ${text}`).join('\n'))
  }
  return { kept, moved }
}
