// To decide: values that lost in a merge, each with the one that stands, and sentences that two people edited.

import { type Book, byName } from '../book/index.ts'
import { type Contact, decisionsOf, sentencePairs, standsWords, textOf } from '../contact/index.ts'
import { cardCell, isOf } from './rows.ts'
import type { ReportKind, Row } from './types.ts'

export const conflicts: ReportKind = {
  id: 'conflicts',
  summary: 'what a merge left to decide: two values where one can stand',
  make: (book, question) => ({
    id: 'conflicts',
    title: `${book.config.title}: to decide`,
    today: question.today,
    columns: [
      { key: 'card', label: 'Name', type: 'card' },
      { key: 'field', label: 'Field', type: 'text' },
      { key: 'stands', label: 'Stands', type: 'text' },
      { key: 'other', label: 'The other value', type: 'text' },
      { key: 'owner', label: 'Owner', type: 'text' },
    ],
    groups: [
      {
        id: 'conflicts',
        title: 'To decide',
        rows: book.contacts
          .filter((contact) => isOf(contact, question))
          .sort(byName)
          .flatMap((contact) => rowsOf(contact, book)),
      },
    ],
    empty: 'Nothing is left to decide.',
  }),
}

function rowsOf(contact: Contact, { config }: Book): Row[] {
  const shared = { card: cardCell(contact), owner: textOf(contact, 'owner') }
  return [
    ...decisionsOf(contact, config).map((decision) => ({
      ...shared,
      field: decision.label || 'conflicts',
      stands: standsWords(decision),
      other: decision.other,
    })),
    ...sentencePairs(contact).map(({ line, text }) => ({
      ...shared,
      field: `Notes, line ${line}`,
      stands: 'two edits of one sentence',
      other: text,
    })),
  ]
}
