import { textOf } from '../../contact/index.ts'
import { isRefused, keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const followUpMissing: Rule = {
  id: 'follow-up-missing',
  title: 'Open contact without a next step',
  severity: 'warning',
  why: 'The configuration calls this stage open. Without a next step nobody will think of the contact again.',
  remedy: 'Decide the next step and its day: next: and due:. Or move the card to a stage that is not open.',
  reads: 'front-matter',
  check: function* (contact, { book }) {
    const stage = textOf(contact, 'stage')
    if (stage === undefined || !book.config.open.has(stage)) return
    if (contact.values.has('next') || contact.values.has('due')) return
    if (isRefused(contact, 'next') || isRefused(contact, 'due')) return
    yield {
      range: contact.values.get('stage')?.[0]?.range ?? keyRange(contact, 'stage'),
      message: `The stage "${stage}" is open, and there is no next step.`,
      hint: 'Add "next: " and what to do, and "due: " and the day.',
    }
  },
}
