import { fieldsByKey } from '../../contact/index.ts'
import { hasKnownKind, joinWords, KIND_WORDS } from '../place.ts'
import type { Rule } from '../types.ts'

export const keyKind: Rule = {
  id: 'key-kind',
  title: 'Field that this kind of card does not have',
  severity: 'warning',
  why: 'The page of such a card has no place for it, so it is kept but not shown.',
  remedy: 'Move it to the card that it is about, or correct the kind.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    if (!hasKnownKind(contact)) return
    for (const { key, keyRange } of contact.card.entries) {
      const field = fieldsByKey(book.config).get(key)
      if (field === undefined || field.kinds.includes(contact.kind)) continue
      yield {
        range: keyRange,
        message: `"${key}" is a field of ${joinWords(
          field.kinds.map((kind) => KIND_WORDS[kind]),
          'or',
        )}, not of ${KIND_WORDS[contact.kind]}.`,
        hint: 'Move it to the card that it is about, or correct "kind".',
      }
    }
  },
}
