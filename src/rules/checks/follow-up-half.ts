import { entryOf, isRefused, keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const followUpHalf: Rule = {
  id: 'follow-up-half',
  title: 'Next step without a day, or a day without a next step',
  severity: 'error',
  why: 'A next step without a day is on no list and gets forgotten; a day without a next step calls you up and does not say why.',
  remedy: 'Write both next: and due:, or delete the one that is there.',
  reads: 'front-matter',
  check: function* (contact) {
    const has = (key: string) =>
      (contact.values.get(key)?.some(({ text }) => text.trim() !== '') ?? false) || isRefused(contact, key)
    const [next, due] = [has('next'), has('due')]
    if (next === due) return
    const [there, missing] = next ? ['next', 'due'] : ['due', 'next']
    yield {
      range: keyRange(contact, entryOf(contact, missing) === undefined ? there : missing),
      message: next ? 'There is a next step, but no day for it.' : 'There is a day, but no next step for it.',
      hint: next
        ? 'Add "due: " and the day, such as 2026-12-01.'
        : 'Add "next: " and what to do on that day.',
    }
  },
}
