import { fieldsByKey, isExtensionKey } from '../../contact/index.ts'
import { nearest } from '../../text/index.ts'
import { entryOf } from '../place.ts'
import type { Rule } from '../types.ts'
import { isReservedKey } from './key-reserved.ts'

/** What other programs and people call our fields. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  'first-name': 'name',
  'full-name': 'name',
  mail: 'email',
  'e-mail': 'email',
  tel: 'phone',
  telephone: 'phone',
  mobile: 'phone',
  company: 'org',
  organisation: 'org',
  organization: 'org',
  employer: 'org',
  role: 'title',
  job: 'title',
  position: 'title',
  website: 'url',
  web: 'url',
  homepage: 'url',
  nickname: 'aka',
  tag: 'tags',
  category: 'tags',
  categories: 'tags',
  colour: 'color',
  status: 'stage',
  phase: 'stage',
  bday: 'birthday',
  born: 'birthday',
  'follow-up': 'due',
  'next-follow-up': 'due',
  'next-step': 'next',
  todo: 'next',
  type: 'kind',
  amount: 'value',
  aliases: 'alias',
}

export const keyUnknown: Rule = {
  id: 'key-unknown',
  title: 'Unknown key',
  severity: 'warning',
  why: 'Nothing shows or searches a key that no field has. Mostly it is a slip of the pen for one that is known.',
  remedy:
    'Correct the key; or make it a field of your own under "fields" in cardfile.yaml; or put x- in front to keep it as it is.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    const fields = fieldsByKey(book.config)
    for (const { key, keyRange } of contact.card.entries) {
      if (fields.has(key) || isExtensionKey(key) || isReservedKey(key)) continue
      const own = book.config.fields.filter((field) => field.kinds.includes(contact.kind))
      const near =
        (Object.hasOwn(OTHER_WORDS, key) ? OTHER_WORDS[key] : undefined) ??
        nearest(
          key,
          own.map((field) => field.key),
        )
      const free = near !== undefined && entryOf(contact, near) === undefined
      yield {
        range: keyRange,
        message: `"${key}" is no field of a card.`,
        hint:
          near === undefined
            ? `Put x- in front ("x-${key}") to keep it as it is, or make it a field under "fields" in cardfile.yaml.`
            : `Did you mean "${near}"?`,
        // Not safe: the word may be right and the field missing in the configuration.
        ...(free
          ? {
              fix: {
                title: `Rename the key to "${near}"`,
                safe: false,
                edits: [{ start: keyRange[0], end: keyRange[1], text: near }],
              },
            }
          : {}),
      }
    }
  },
}
