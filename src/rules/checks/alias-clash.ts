import { foldSlug, resolve } from '../../book/index.ts'
import { textRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const aliasClash: Rule = {
  id: 'alias-clash',
  title: 'Former name that another card has',
  severity: 'error',
  why: 'A link by that name would lead to the other card, or to one of the two by chance.',
  remedy: 'Delete the former name from the card that does not need it.',
  reads: 'front-matter',
  check: function* (contact, { book, aliases }) {
    for (const value of contact.values.get('alias') ?? []) {
      const slug = foldSlug(value.text.trim())
      const holder = book.clashes.get(slug)?.[0] ?? resolve(book, slug)
      const isNow = holder !== undefined && foldSlug(holder.slug) === slug
      const other = isNow ? holder : aliases.get(slug)?.find((one) => one.file !== contact.file)
      if (other === undefined) continue
      const own = other.file === contact.file
      yield {
        range: textRange(contact, value),
        message: own
          ? `"${value.text}" is this card's present name, not a former one.`
          : `"${value.text}" is ${isNow ? 'the name' : 'a former name too'} of ${other.file}.`,
        hint: own ? 'Delete it here.' : 'Delete it here, or rename the other card.',
      }
    }
  },
}
