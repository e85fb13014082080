import { textOf } from '../../contact/index.ts'
import { keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const followUpClosed: Rule = {
  id: 'follow-up-closed',
  title: 'Closed deal with a next step',
  severity: 'info',
  why: 'The deal is won or lost, and still it is on the due list.',
  remedy: 'Delete next and due, or move them to the card of the customer.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    const stage = textOf(contact, 'stage')
    const probability = stage === undefined ? undefined : book.config.probability.get(stage)
    if (contact.kind !== 'deal' || (probability !== 0 && probability !== 100)) return
    if (!contact.values.has('next') && !contact.values.has('due')) return
    yield {
      range: keyRange(contact, contact.values.has('due') ? 'due' : 'next'),
      message: `The deal is "${stage}", and has a next step.`,
      hint: 'Delete "next" and "due", or move them to the card of the customer.',
    }
  },
}
