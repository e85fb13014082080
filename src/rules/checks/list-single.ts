import { fieldsByKey } from '../../contact/index.ts'
import type { Rule } from '../types.ts'

export const listSingle: Rule = {
  id: 'list-single',
  title: 'List where one value is expected',
  severity: 'error',
  why: 'Only the first value is used; nobody sees the others.',
  remedy: 'Keep one value, and put the others where they belong, such as into the notes.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    for (const [key, values] of contact.values) {
      const field = fieldsByKey(book.config).get(key)
      const [first, second] = values
      if (field === undefined || field.list || first === undefined || second === undefined) continue
      yield {
        range: [second.range[0], values.at(-1)?.range[1] ?? second.range[1]],
        message: `"${key}" has ${values.length} values and takes one.`,
        hint: `Keep one of them; now "${first.text}" is used.`,
      }
    }
  },
}
