import type { FieldValue } from '../../contact/index.ts'
import { clip } from '../place.ts'
import type { Finding, Rule } from '../types.ts'

export const valueBlank: Rule = {
  id: 'value-blank',
  title: 'Blanks around a value',
  severity: 'warning',
  why: 'Quotes keep the blanks inside them, and then two values that look alike are different ones to searches and links.',
  remedy: 'Remove the blanks between the quotes and the text.',
  reads: 'front-matter',
  check: function* (contact) {
    for (const [key, values] of contact.values) {
      for (const value of values) {
        const bare = value.raw.trim()
        if (bare === '' || bare === value.raw) continue
        yield finding(contact.card.text, key, value)
      }
    }
  },
}

function finding(text: string, key: string, { raw, range }: FieldValue): Finding {
  const source = text.slice(...range)
  const inside = /^(["'])([ \t\u00a0]*)(.*?)([ \t\u00a0]*)\1$/s.exec(source)
  const edits = []
  if (inside !== null && source.slice(1, -1) === raw) {
    const [before, after] = [inside[2] ?? '', inside[4] ?? '']
    if (before !== '') edits.push({ start: range[0] + 1, end: range[0] + 1 + before.length, text: '' })
    if (after !== '') edits.push({ start: range[1] - 1 - after.length, end: range[1] - 1, text: '' })
  }
  return {
    range,
    message: `"${key}" has blanks around "${clip(raw.trim())}".`,
    hint: 'Remove the blanks between the quotes and the text.',
    fix: edits.length === 0 ? undefined : { title: 'Remove the blanks', safe: true, edits },
  }
}
