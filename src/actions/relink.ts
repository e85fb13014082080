// When a card takes another name, or becomes one with another, the links that were made to it follow.

import { parseCard } from '../card/index.ts'
import { type Config, fieldsByKey, readContact } from '../contact/index.ts'
import { applyEdits } from '../text/index.ts'

/** The card's text with its links to one slug leading to another; no other byte changes. */
export function relink(text: string, from: string, to: string, config: Config): string {
  const fields = fieldsByKey(config)
  const edits = []
  for (const [key, values] of readContact(parseCard(text, ''), config).values) {
    const type = fields.get(key)?.type.name
    if (type !== 'link' && type !== 'link-or-text') continue
    for (const { text: slug, range } of values) {
      if (slug !== from) continue
      const [start, end] = range
      // The source may be quoted; the slug itself never needs it.
      const at = text.slice(start, end).indexOf(from)
      if (at >= 0) edits.push({ start: start + at, end: start + at + from.length, text: to })
    }
  }
  return applyEdits(text, edits)
}
