import { fieldsByKey } from '../../contact/index.ts'
import type { Rule } from '../types.ts'

export const valueEmpty: Rule = {
  id: 'value-empty',
  title: 'Empty value',
  severity: 'warning',
  why: 'An item of a list without text, or empty quotes, is most often the rest of something that was lost.',
  remedy: 'Write the value, or delete the line. A value that begins with # needs quotes.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    for (const [key, values] of contact.values) {
      if (key === 'name' || fieldsByKey(book.config).get(key)?.required?.includes(contact.kind)) continue
      for (const { text, range } of values) {
        if (text.trim() !== '') continue
        const line = contact.card.text.slice(range[0]).split(/[\r\n]/, 1)[0] ?? ''
        const isComment = /^\s*#\S/.test(line)
        yield {
          range,
          message: `"${key}" has an empty value.`,
          hint: isComment
            ? 'What begins with # is a comment. Put the value in quotes, or leave the # away.'
            : 'Write the value, or delete the line.',
        }
      }
    }
  },
}
