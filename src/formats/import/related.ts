// Relations, looked up when all cards are known: links where exactly one card is meant, else text.

import { isRelated, relatives } from './known.ts'
import { type Planning, tryOn } from './planning.ts'
import { type Addition, type WorkingCard, withLabel } from './working.ts'

/** Puts a card's relations on it. */
export function linkRelated(planning: Planning, card: WorkingCard): void {
  const { known } = planning
  for (const value of card.related.splice(0)) {
    if (isRelated(known, card, value)) continue
    const [one, ...more] = relatives(known, value.text).filter((other) => other !== card)
    const addition: Addition =
      one && more.length === 0
        ? { op: 'add', key: 'related', value: withLabel({ ...value, text: one.slug }) }
        : { op: 'add', key: 'x-related', value: withLabel(value) }
    if (!card.values.get(addition.key)?.includes(addition.value)) tryOn(planning, card, [addition])
  }
}
