// Stage moves of a period: who came how far. Read from the log's `stage` entries.

import { byName } from '../book/index.ts'
import { interactionsOf } from '../contact/index.ts'
import { addDays } from '../text/index.ts'
import { cardCell, isOf, organisation } from './rows.ts'
import type { ReportKind } from './types.ts'

const DAYS = 30

export const moved: ReportKind = {
  id: 'moved',
  summary: `stage moves of the last ${DAYS} days, or of --days`,
  make: (book, question) => {
    const from = addDays(question.today, -(question.days ?? DAYS))
    const moves = book.contacts
      .filter((contact) => isOf(contact, question))
      .flatMap((contact) =>
        interactionsOf(contact)
          .filter((one) => one.kind === 'stage' && one.date >= from && one.date <= question.today)
          .map((one) => ({ contact, one, stages: /^(.*?)\s*(?:->|→)\s*(.*)$/s.exec(one.text) })),
      )
      .sort((a, b) =>
        a.one.date > b.one.date ? -1 : a.one.date < b.one.date ? 1 : byName(a.contact, b.contact),
      )
    return {
      id: 'moved',
      title: `${book.config.title}: stage moves`,
      today: question.today,
      columns: [
        { key: 'date', label: 'Day', type: 'date' },
        { key: 'card', label: 'Name', type: 'card' },
        { key: 'org', label: 'Organisation', type: 'text' },
        { key: 'from', label: 'From', type: 'text' },
        { key: 'to', label: 'To', type: 'text' },
        { key: 'owner', label: 'By', type: 'text' },
      ],
      groups: [
        {
          id: 'moved',
          title: `Last ${question.days ?? DAYS} days`,
          rows: moves.map(({ contact, one, stages }) => ({
            date: one.date,
            card: cardCell(contact),
            org: organisation(book, contact),
            from: stages?.[1] || undefined,
            to: stages?.[2] ?? one.text,
            owner: one.owner,
          })),
        },
      ],
      empty: 'Nothing moved.',
    }
  },
}
