// Birthdays of the coming weeks.

import { daysOf } from '../book/index.ts'
import { textOf } from '../contact/index.ts'
import { addDays, daysBetween } from '../text/index.ts'
import { cardCell, isOf, organisation, reach } from './rows.ts'
import type { ReportKind } from './types.ts'

const DAYS = 31

export const birthdays: ReportKind = {
  id: 'birthdays',
  summary: `birthdays of the next ${DAYS} days, or of --days`,
  make: (book, question) => ({
    id: 'birthdays',
    title: `${book.config.title}: birthdays`,
    today: question.today,
    columns: [
      { key: 'date', label: 'Day', type: 'date' },
      { key: 'in', label: 'In days', type: 'days' },
      { key: 'card', label: 'Name', type: 'card' },
      { key: 'age', label: 'Turns', type: 'number' },
      { key: 'org', label: 'Organisation', type: 'text' },
      { key: 'phone', label: 'Phone', type: 'phone' },
      { key: 'email', label: 'E-mail', type: 'email' },
      { key: 'owner', label: 'Owner', type: 'text' },
    ],
    groups: [
      {
        id: 'birthdays',
        title: `Next ${question.days ?? DAYS} days`,
        rows: daysOf(book, question.today, addDays(question.today, question.days ?? DAYS))
          .filter((day) => day.key === 'birthday' && isOf(day.contact, question))
          .map(({ date, contact, age }) => ({
            date,
            in: daysBetween(question.today, date),
            card: cardCell(contact),
            age,
            org: organisation(book, contact),
            ...reach(book, contact),
            owner: textOf(contact, 'owner'),
          })),
      },
    ],
    empty: 'Nobody has a birthday.',
  }),
}
