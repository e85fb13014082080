import { foldSlug, resolve } from '../../book/index.ts'
import { isSlug } from '../../contact/index.ts'
import { fixText, textRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const linkUnknown: Rule = {
  id: 'link-unknown',
  title: 'Link to no card',
  severity: 'error',
  why: 'The link leads nowhere, and the other card’s page does not show this one.',
  remedy: 'Correct the file name, or make the card that is missing: cardfile new.',
  reads: 'front-matter',
  type: 'link',
  check: function* (contact, context) {
    const { book } = context
    for (const { field, values } of context.ofType(contact, 'link')) {
      for (const value of values) {
        const text = value.text.trim()
        if (!isSlug(text) || resolve(book, text) || book.clashes.has(foldSlug(text))) continue
        const near = context.nearestSlug(text)
        yield {
          range: textRange(contact, value),
          message: `No card is named "${text}".`,
          hint:
            near === undefined
              ? `Correct "${field.key}", or make the card ${text}.md.`
              : `Did you mean "${near}"?`,
          fix: fixText(contact, value, near, false),
        }
      }
    }
  },
}
