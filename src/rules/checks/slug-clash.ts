import { foldSlug } from '../../book/index.ts'
import { joinWords } from '../place.ts'
import type { Rule } from '../types.ts'

export const slugClash: Rule = {
  id: 'slug-clash',
  title: 'Two cards with one file name',
  severity: 'error',
  why: 'Links name a card by its file name alone, whatever its folder, and some computers take Ada.md and ada.md for one file.',
  remedy:
    'Rename one of the two, such as by adding the town: anna-schmidt-bonn. If they are one person, join the cards.',
  reads: 'file',
  check: function* (contact, { book }) {
    const others = book.clashes.get(foldSlug(contact.slug))?.filter((other) => other.file !== contact.file)
    if (others === undefined || others.length === 0) return
    const names = others.slice(0, 3).map((other) => other.file)
    const same = others.every((other) => other.slug === contact.slug)
    yield {
      range: [0, 0],
      message: `${joinWords(names)} ${names.length === 1 ? 'has' : 'have'} the same name${same ? '' : ', small and capital letters aside'}.`,
      hint: 'Rename one of them, such as by adding the town; if they are one, join the cards.',
    }
  },
}
