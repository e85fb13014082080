// A report for a terminal: a table where every row fits on a line, else a paragraph per row.

import type { Column, Group, Report } from '../types.ts'
import { filledGroups, headingOf, isNumeric, sayCell, usedColumns } from './cells.ts'
import { paragraph } from './paragraph.ts'
import { printable, wide } from './printable.ts'

const ESC = '\u001b['
const bold = (text: string) => `${ESC}1m${text}${ESC}22m`
const dim = (text: string) => `${ESC}2m${text}${ESC}22m`
const COLORS: Readonly<Record<string, string>> = { overdue: '31', error: '31', today: '33', warning: '33' }
const GAP = 2
/** What must not be broken, since one copies or dials it. */
const STACKED = new Set<string>(['phone', 'email', 'place'])

/** @param width columns of the terminal */
export async function renderText(report: Report, width: number, color: boolean): Promise<string> {
  const groups = filledGroups(report)
  if (groups.length === 0) return `${report.empty}\n`
  const columns = usedColumns(report)
  const natural = columns.map((column) =>
    Math.max(
      wide(column.label),
      ...groups.flatMap((group) =>
        group.rows.map((row) => wide(sayCell(row[column.key], column, report.today))),
      ),
    ),
  )
  const fits = natural.reduce((sum, one) => sum + one + GAP, -GAP) <= width
  const isStack = !fits && columns.some((column) => STACKED.has(column.type))
  const lines: string[] = []
  let section: string | undefined
  for (const group of groups) {
    if (lines.length > 0) lines.push('')
    if (group.section !== section && group.section !== undefined) {
      const name = printable(group.section)
      lines.push(color ? bold(name) : name, '='.repeat(wide(name)), '')
    }
    section = group.section
    lines.push(heading(group, color))
    if (isStack)
      for (const row of group.rows) lines.push(...paragraph(row, columns, report.today, width, color))
    else lines.push(await table(report, columns, group, width, color))
  }
  return `${lines.join('\n')}\n`
}

function heading(group: Group, color: boolean): string {
  const title = printable(headingOf(group))
  const code = COLORS[group.id.split('-').at(-1) ?? '']
  if (!color) return title
  return bold(code === undefined ? title : `${ESC}${code}m${title}${ESC}39m`)
}

async function table(
  report: Report,
  columns: readonly Column[],
  group: Group,
  width: number,
  color: boolean,
): Promise<string> {
  const { textTable } = await import('./table.ts')
  const rows = group.rows.map((row) =>
    columns.map((column) => sayCell(row[column.key], column, report.today)),
  )
  const card = columns.findIndex((column) => column.type === 'card')
  const paint = (text: string, row: number, column: number) =>
    row < 0 ? dim(text) : column === card ? bold(text) : text
  const shapes = columns.map((column) => ({
    label: column.label,
    right: isNumeric(column),
    fixed: isNumeric(column) || column.type === 'date' || column.type === 'phone',
  }))
  return textTable(shapes, rows, width, color ? paint : (text) => text)
}
