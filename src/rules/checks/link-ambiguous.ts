import { foldSlug } from '../../book/index.ts'
import { joinWords, textRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const linkAmbiguous: Rule = {
  id: 'link-ambiguous',
  title: 'Link to two cards',
  severity: 'error',
  why: 'Two cards have that name or former name, so the link leads to neither.',
  remedy: 'Give one of the two cards another file name; then correct the link.',
  reads: 'front-matter',
  check: function* (contact, context) {
    const { book, aliases } = context
    for (const { values } of [
      ...context.ofType(contact, 'link'),
      ...context.ofType(contact, 'link-or-text'),
    ]) {
      for (const value of values) {
        const text = value.text.trim()
        const slug = foldSlug(text)
        const named = book.clashes.get(slug)
        const claims = aliases.get(slug) ?? []
        const cards =
          named ?? (claims.length > 1 && foldSlug(book.bySlug.get(slug)?.slug ?? '') !== slug ? claims : [])
        if (cards.length < 2) continue
        yield {
          range: textRange(contact, value),
          message: `"${text}" can mean ${joinWords(
            cards.map((card) => card.file),
            'or',
          )}.`,
          hint: 'Rename one of these cards, then correct the link.',
        }
      }
    }
  },
}
