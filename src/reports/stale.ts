// Going quiet: contacts that nobody touched for longer than their cadence, follow-up or not.

import { type Book, byName } from '../book/index.ts'
import { lastTouch, quietAfter, textOf } from '../contact/index.ts'
import { daysBetween } from '../text/index.ts'
import { cardCell, isOf, organisation, reach } from './rows.ts'
import type { ReportKind } from './types.ts'

export const stale: ReportKind = {
  id: 'stale',
  summary: 'who was not touched for longer than their cadence',
  make: (book, question) => ({
    id: 'stale',
    title: `${book.config.title}: going quiet`,
    today: question.today,
    columns: [
      { key: 'card', label: 'Name', type: 'card' },
      { key: 'org', label: 'Organisation', type: 'text' },
      { key: 'stage', label: 'Stage', type: 'text' },
      { key: 'last', label: 'Last touch', type: 'date' },
      { key: 'late', label: 'Days over', type: 'days' },
      { key: 'due', label: 'Due', type: 'date' },
      { key: 'phone', label: 'Phone', type: 'phone' },
      { key: 'email', label: 'E-mail', type: 'email' },
      { key: 'owner', label: 'Owner', type: 'text' },
    ],
    groups: [{ id: 'stale', title: 'Over their cadence', rows: rowsOf(book, question) }],
    empty: 'Nobody is going quiet.',
  }),
}

function rowsOf(book: Book, question: Parameters<ReportKind['make']>[1]) {
  return book.contacts
    .flatMap((contact) => {
      const after = isOf(contact, question) ? quietAfter(contact, book.config, question.today) : undefined
      return after !== undefined && after < question.today ? [{ contact, after }] : []
    })
    .sort((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : byName(a.contact, b.contact)))
    .map(({ contact, after }) => ({
      card: cardCell(contact),
      org: organisation(book, contact),
      stage: textOf(contact, 'stage'),
      last: lastTouch(contact, question.today),
      late: daysBetween(after, question.today),
      due: textOf(contact, 'due'),
      ...reach(book, contact),
      owner: textOf(contact, 'owner'),
    }))
}
