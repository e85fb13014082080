import { clip } from '../place.ts'
import type { Rule } from '../types.ts'

export const conflictsOpen: Rule = {
  id: 'conflicts-open',
  title: 'Decision left by a merge',
  severity: 'warning',
  why: 'A merge found two values where one can stand: two people changed it, or two cards became one. One stands in the card, and the other waits here for a decision.',
  remedy: 'Make the value right, then delete its line under conflicts.',
  reads: 'front-matter',
  type: 'conflict',
  check: function* (contact) {
    for (const { text, range } of contact.values.get('conflicts') ?? []) {
      const [, path = '', losing = ''] = /^([^:]*): ?(.*)$/s.exec(text) ?? []
      if (path === '') continue
      yield {
        range,
        message: `"${path}" has two values, and the other one is "${clip(losing)}".`,
        hint: `Decide: cardfile resolve ${contact.slug}. Or make the value right here, and delete this line.`,
      }
    }
  },
}
