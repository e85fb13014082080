// What checking the book found, by file: one row per diagnostic.

import { compareDiagnostics, type Diagnostic, type Severity } from '../text/index.ts'
import type { Group, ReportKind } from './types.ts'

const TITLES: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Remarks'],
]

export const problems: ReportKind = {
  id: 'problems',
  summary: 'what checking the book found',
  make: (book, question) => ({
    id: 'problems',
    title: `${book.config.title}: problems`,
    today: question.today,
    columns: [
      { key: 'place', label: 'Where', type: 'place' },
      { key: 'message', label: 'What', type: 'text', body: true },
      { key: 'hint', label: 'What to do', type: 'text', body: true },
      { key: 'rule', label: 'Rule', type: 'text' },
    ],
    groups: TITLES.map(([severity, title]) => groupOf(question.problems ?? [], severity, title)),
    empty: 'No problems.',
  }),
}

function groupOf(found: readonly Diagnostic[], severity: Severity, title: string): Group {
  return {
    id: severity,
    title,
    rows: found
      .filter((one) => one.severity === severity)
      .sort(compareDiagnostics)
      .map(({ file, line, message, hint, rule }) => ({ place: `${file}:${line}`, message, hint, rule })),
  }
}
