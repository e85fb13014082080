// The due list: overdue, today, this week, then going quiet.

import { agendaOf, type Book, type FollowUp, type Quiet } from '../book/index.ts'
import { textOf } from '../contact/index.ts'
import { cardCell, organisation, ownerName, ownersOf, reach } from './rows.ts'
import type { Column, Group, Question, Report, ReportKind, Row } from './types.ts'

const COLUMNS: readonly Column[] = [
  { key: 'due', label: 'Due', type: 'date' },
  { key: 'late', label: 'Days late', type: 'days' },
  { key: 'card', label: 'Name', type: 'card' },
  { key: 'org', label: 'Organisation', type: 'text' },
  { key: 'next', label: 'Next step', type: 'text', body: true },
  { key: 'phone', label: 'Phone', type: 'phone' },
  { key: 'email', label: 'E-mail', type: 'email' },
  { key: 'owner', label: 'Owner', type: 'text' },
]

export const due: ReportKind = {
  id: 'due',
  summary: 'follow-ups that are overdue, due today and this week; who is going quiet',
  make: dueReport,
}

function dueReport(book: Book, question: Question): Report {
  const whole = question.owner === undefined
  const groups =
    question.byOwner && whole
      ? ownersOf(book).flatMap((owner) => groupsOf(book, { ...question, owner }, ownerName(book, owner)))
      : groupsOf(book, question)
  const whose = question.owner === undefined ? '' : `, ${ownerName(book, question.owner)}`
  return {
    id: 'due',
    title: `${book.config.title}: due list${whose}`,
    today: question.today,
    // One owner's list need not say whose it is in every row.
    columns: question.byOwner || !whole ? COLUMNS.filter(({ key }) => key !== 'owner') : COLUMNS,
    groups,
    empty: 'Nothing is due, and nobody is going quiet.',
  }
}

function groupsOf(book: Book, question: Question, section?: string): Group[] {
  const agenda = agendaOf(book, question.today, question)
  const ahead = question.days === undefined ? 'This week' : sayAhead(question.days)
  const group = (id: string, title: string, rows: Row[]): Group => ({
    id: section === undefined ? id : `${question.owner || 'nobody'}-${id}`,
    title,
    ...(section === undefined ? {} : { section }),
    rows,
  })
  const rows = (list: readonly FollowUp[]) => list.map((one) => followUpRow(book, one))
  return [
    group('overdue', 'Overdue', rows(agenda.overdue)),
    group('today', 'Today', rows(agenda.dueToday)),
    group('week', ahead, rows(agenda.week)),
    group(
      'quiet',
      'Going quiet',
      agenda.quiet.map((one) => quietRow(book, one)),
    ),
  ]
}

function sayAhead(days: number): string {
  return days === 1 ? 'Tomorrow' : `Next ${days} days`
}

function followUpRow(book: Book, { contact, due, next, days }: FollowUp): Row {
  return {
    due,
    late: days < 0 ? -days : undefined,
    card: cardCell(contact),
    org: organisation(book, contact),
    next,
    ...reach(book, contact),
    owner: textOf(contact, 'owner'),
  }
}

/** A row for a contact that is going quiet: `due` is the day on which the cadence was over. */
export function quietRow(book: Book, { contact, since, days }: Quiet): Row {
  return {
    due: since,
    late: days,
    card: cardCell(contact),
    org: organisation(book, contact),
    next: 'Get in touch',
    ...reach(book, contact),
    owner: textOf(contact, 'owner'),
  }
}
