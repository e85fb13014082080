import { entryOf, hasKnownKind, isRefused, KIND_WORDS, keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

/** Fields other than the name that a kind must have. */
export const requiredMissing: Rule = {
  id: 'required-missing',
  title: 'Field missing that the kind needs',
  severity: 'error',
  why: 'A deal that is for nobody appears on no customer’s page.',
  remedy: 'Add the field: for a deal, for: and the file names of the organisation and the people.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    if (!hasKnownKind(contact)) return
    for (const field of book.config.fields) {
      if (field.key === 'name' || !field.required?.includes(contact.kind)) continue
      if (contact.values.get(field.key)?.some((value) => value.text.trim() !== '')) continue
      if (isRefused(contact, field.key)) continue
      const place = entryOf(contact, field.key) === undefined ? 'kind' : field.key
      yield {
        range: keyRange(contact, place),
        message: `${sentence(KIND_WORDS[contact.kind])} needs "${field.key}", and this one has none.`,
        hint: `${field.help} Write "${field.key}: " and the value.`,
      }
    }
  },
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
