// A report as Markdown, for a job's summary, an issue or a mail. Tables as in GitHub's dialect, which GitLab and
// Forgejo read too.

import type { Report } from '../types.ts'
import { filledGroups, headingOf, isNumeric, sayCell, usedColumns } from './cells.ts'

export function renderMarkdown(report: Report): string {
  const lines = [`# ${plain(report.title)}`, '', `${report.today}`, '']
  const groups = filledGroups(report)
  if (groups.length === 0) lines.push(report.empty, '')
  const columns = usedColumns(report)
  let section: string | undefined
  for (const group of groups) {
    if (group.section !== section && group.section !== undefined) lines.push(`## ${plain(group.section)}`, '')
    section = group.section
    lines.push(
      `${section === undefined ? '##' : '###'} ${plain(headingOf(group))}`,
      '',
      `| ${columns.map((column) => column.label).join(' | ')} |`,
      `|${columns.map((column) => (isNumeric(column) ? ' ---: ' : ' --- ')).join('|')}|`,
      ...group.rows.map((row) => {
        const cells = columns.map((column) => plain(sayCell(row[column.key], column, report.today)))
        return `| ${cells.join(' | ')} |`
      }),
      '',
    )
  }
  return lines.join('\n')
}

/** Text that Markdown shows as it is: no HTML, no link, no picture, no end of the cell. */
function plain(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]|~#!]/g, '\\$&')
}
