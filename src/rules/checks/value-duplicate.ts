import type { Entry, Scalar } from '../../card/index.ts'
import type { Fix } from '../../text/index.ts'
import { clip } from '../place.ts'
import type { Rule } from '../types.ts'

export const valueDuplicate: Rule = {
  id: 'value-duplicate',
  title: 'Value that stands in a list twice',
  severity: 'warning',
  why: 'It is counted and shown twice.',
  remedy: 'Delete one of the two.',
  reads: 'front-matter',
  check: function* (contact) {
    for (const entry of contact.card.entries) {
      if (entry.values.length < 2) continue
      const seen = new Set<string>()
      for (const [i, value] of entry.values.entries()) {
        if (value.text.trim() !== '' && seen.has(value.text)) {
          yield {
            range: value.range,
            message: `"${clip(value.text)}" stands in "${entry.key}" twice.`,
            hint: 'Delete one of the two.',
            fix: removal(contact.card.text, entry, i),
          }
        }
        seen.add(value.text)
      }
    }
  },
}

/** Takes the item out with its line, or with the comma before it; not where a comment would go with it. */
function removal(text: string, entry: Entry, i: number): Fix | undefined {
  const value = entry.values[i] as Scalar
  const before = entry.values[i - 1] as Scalar
  const fix = (start: number, end: number): Fix => ({
    title: `Delete the second "${clip(value.text)}"`,
    safe: true,
    edits: [{ start, end, text: '' }],
  })
  if (entry.style === 'flow') {
    const between = text.slice(before.range[1], value.range[0])
    return between.includes('#') ? undefined : fix(before.range[1], value.range[1])
  }
  const start = text.lastIndexOf('\n', value.range[0] - 1) + 1
  const feed = text.indexOf('\n', value.range[1])
  const end = feed < 0 ? text.length : feed + 1
  const rest = text.slice(value.range[1], end)
  return rest.trim() === '' && /^\s*-\s+$/.test(text.slice(start, value.range[0]))
    ? fix(start, end)
    : undefined
}
