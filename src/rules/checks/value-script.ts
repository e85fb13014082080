import { fieldsByKey } from '../../contact/index.ts'
import { clip } from '../place.ts'
import type { Rule } from '../types.ts'

export const valueScript: Rule = {
  id: 'value-script',
  title: 'Value that is a program',
  severity: 'error',
  why: 'Such an address runs a program in the browser of whoever clicks on it. It is shown as text and never as a link.',
  remedy: 'Delete the value, or write the web address that is meant.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    for (const [key, values] of contact.values) {
      // A web address is checked as such, and a name may be what it likes.
      const type = fieldsByKey(book.config).get(key)?.type.name
      if (type !== undefined && type !== 'text' && type !== 'link-or-text') continue
      for (const { text, range } of values) {
        if (!/^\s*(?:javascript|vbscript|data\s*:\s*[a-z]+\/[a-z]|livescript)[^\w]?/i.test(text)) continue
        if (!/^\s*\w+\s*:/.test(text)) continue
        yield {
          range,
          message: `"${clip(text)}" in "${key}" would run a program.`,
          hint: 'Delete it, or write the web address that is meant.',
        }
      }
    }
  },
}
