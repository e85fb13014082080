import { fixText } from '../place.ts'
import type { Rule } from '../types.ts'

export const tagHash: Rule = {
  id: 'tag-hash',
  title: 'Tag with a # in front',
  severity: 'warning',
  why: 'The # is how some programs show a tag; written, it makes #uk and uk two tags.',
  remedy: 'Leave the # away.',
  reads: 'front-matter',
  type: 'tag',
  check: function* (contact, context) {
    for (const { values } of context.ofType(contact, 'tag')) {
      for (const value of values) {
        if (!/^#[^#\s]/.test(value.text)) continue
        yield {
          range: value.range,
          message: `The tag "${value.text}" is written with its #.`,
          hint: `Write "${value.text.slice(1)}".`,
          fix: fixText(contact, value, value.text.slice(1)),
        }
      }
    }
  },
}
