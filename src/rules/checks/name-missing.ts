import { entryOf, isRefused, keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const nameMissing: Rule = {
  id: 'name-missing',
  title: 'Card without a name',
  severity: 'error',
  why: 'Every list shows the name; without one the card appears under its file name and is not found by its real one.',
  remedy: 'Write name: and the name as you say it.',
  reads: 'front-matter',
  check: function* (contact) {
    if (contact.values.get('name')?.some((value) => value.text.trim() !== '')) return
    if (isRefused(contact, 'name')) return
    const isThere = entryOf(contact, 'name') !== undefined
    yield {
      range: keyRange(contact),
      message: isThere ? 'The name is empty.' : 'The card has no name.',
      hint: 'Write "name: " and the name as you say it.',
    }
  },
}
