// Cells as words for people, and days as people say them.

import { formatMoney } from '../../contact/index.ts'
import { type CalendarDate, weekday } from '../../text/index.ts'
import type { Cell, Column, Group, Report } from '../types.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Tue 1 Dec`, with the year where it is not today's. */
export function sayDate(date: CalendarDate, today: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = `${WEEKDAYS[weekday(date) - 1]} ${Number(day)} ${MONTHS[Number(month) - 1]}`
  return year === today.slice(0, 4) ? name : `${name} ${year}`
}

/** A cell in words; '' for one without a value. */
export function sayCell(cell: Cell, column: Column, today: CalendarDate): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'string')
    return column.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? sayDate(cell, today) : oneLine(cell)
  return 'slug' in cell ? oneLine(cell.name) : formatMoney(cell)
}

export function isNumeric(column: Column): boolean {
  return column.type === 'number' || column.type === 'days' || column.type === 'money'
}

/** The columns that any row of any group has a value in. */
export function usedColumns(report: Report): Column[] {
  const rows = report.groups.flatMap((group) => group.rows)
  return report.columns.filter((column) => rows.some((row) => row[column.key] !== undefined))
}

/** Groups that have something in them. */
export function filledGroups(report: Report): Group[] {
  return report.groups.filter((group) => group.rows.length > 0)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The title with the number of rows, unless the title begins with it. */
export function headingOf(group: Group): string {
  const count = String(group.rows.length)
  return group.title.startsWith(`${count} `) ? group.title : `${group.title} (${count})`
}
