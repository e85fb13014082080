import { clip } from '../place.ts'
import type { Rule } from '../types.ts'

export const conflictsOpen: Rule = {
  id: 'conflicts-open',
  title: 'Decision left by a merge',
  severity: 'warning',
  why: 'Two people changed the same value; one of the two stands in the card, and the other waits here for a decision.',
  remedy: 'Make the value right, then delete its line under conflicts.',
  reads: 'front-matter',
  type: 'conflict',
  check: function* (contact) {
    for (const { text, range } of contact.values.get('conflicts') ?? []) {
      const [, path = '', losing = ''] = /^([^:]*): ?(.*)$/s.exec(text) ?? []
      if (path === '') continue
      yield {
        range,
        message: `Two people changed "${path}"; the other value was "${clip(losing)}".`,
        hint: `Decide: cardfile resolve ${contact.slug}. Or make the value right here, and delete this line.`,
      }
    }
  },
}
