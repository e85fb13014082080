// A report: one record, whatever shows it. The command line, the page, the mail and the CI artefact are renderings.

import type { Book } from '../book/index.ts'
import type { Money } from '../contact/index.ts'
import type { CalendarDate, Diagnostic } from '../text/index.ts'

/** How a column's cells are read: `days` are whole days, `place` is a file with its line. */
export type ColumnType = 'text' | 'card' | 'date' | 'days' | 'number' | 'money' | 'phone' | 'email' | 'place'

export interface Column {
  readonly key: string
  readonly label: string
  readonly type: ColumnType
  /** True for a text that stands on a line of its own where a row takes several. */
  readonly body?: boolean
}

export interface CardCell {
  readonly slug: string
  readonly name: string
}

/** Absent: nothing to say. */
export type Cell = string | number | CardCell | Money | undefined
export type Row = Readonly<Record<string, Cell>>

export interface Group {
  readonly id: string
  readonly title: string
  /** The heading that this group and its neighbours stand under, such as an owner's name. */
  readonly section?: string
  readonly rows: readonly Row[]
}

export interface Report {
  readonly id: string
  readonly title: string
  readonly today: CalendarDate
  readonly columns: readonly Column[]
  readonly groups: readonly Group[]
  /** What to say where all groups are empty. */
  readonly empty: string
}

/** What a report is asked for. */
export interface Question {
  readonly today: CalendarDate
  /** A handle; '' for cards without an owner; left out for everybody's. */
  readonly owner?: string | undefined
  /** How far ahead (due, birthdays) or back (moved) to look. */
  readonly days?: number | undefined
  /** Parts the groups by owner. */
  readonly byOwner?: boolean | undefined
  /** What checking the book found, for the report on problems. */
  readonly problems?: readonly Diagnostic[] | undefined
}

export interface ReportKind {
  readonly id: string
  readonly summary: string
  readonly make: (book: Book, question: Question) => Report
}
