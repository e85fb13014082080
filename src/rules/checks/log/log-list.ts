import { nearest } from '../../../text/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, wordRange } from './part.ts'

export const logList: Rule = {
  id: 'log-list',
  title: 'Consent to a list that the book does not have',
  severity: 'warning',
  why: 'Nobody could tell to which mailings the consent applies, and a withdrawal would not be heeded.',
  remedy:
    'Write the name of the list first, a comma, then how the consent was given: opt-in @sam: newsletter, paper form.',
  reads: 'log',
  check: function* (contact, { book }) {
    const { lists } = book.config
    for (const entry of entriesOf(contact)) {
      if (entry.kind !== 'opt-in' && entry.kind !== 'opt-out') continue
      const name = /^[^,\n]*/.exec(entry.text)?.[0].trim() ?? ''
      if (name !== '' && (lists.length === 0 || lists.includes(name))) continue
      const near = nearest(name, lists)
      yield {
        range: wordRange(contact, entry, name),
        message:
          name === '' ? `The ${entry.kind} names no list.` : `"${name}" is no mailing list of this book.`,
        hint:
          near !== undefined && name !== ''
            ? `Did you mean "${near}"?`
            : lists.length > 0
              ? `The lists are ${lists.join(', ')}; others are added in cardfile.yaml under "lists".`
              : `Write the list first, then a comma and how the consent was given.`,
      }
    }
  },
}
