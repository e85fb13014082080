// A report as CSV, RFC 4180: exact, or made so that a spreadsheet takes nothing for a formula or a number.

import { defuse } from '../../formats/index.ts'
import type { Cell, Report } from '../types.ts'

/**
 * One header line, one line per row, CRLF; `section` and `group` lead where there are several. Cards are their slug and name; money its amount and currency.
 * @param spreadsheet puts an apostrophe before what a spreadsheet would compute or shorten (`+44…`, `01067`), and a byte
 *   order mark, so that accents survive; without it every cell is exactly the value
 */
export function renderCsv(report: Report, spreadsheet: boolean): string {
  const hasSections = report.groups.some((group) => group.section !== undefined)
  const hasGroups = report.groups.length > 1
  const lines = report.groups.flatMap((group) =>
    group.rows.map((row) => [
      ...(hasSections ? [group.section ?? ''] : []),
      ...(hasGroups ? [group.title] : []),
      ...report.columns.flatMap((column) => cellsOf(row[column.key], column.type)),
    ]),
  )
  const head = [
    ...(hasSections ? ['section'] : []),
    ...(hasGroups ? ['group'] : []),
    ...report.columns.flatMap(({ key, type }) =>
      type === 'card' ? ['slug', 'name'] : type === 'money' ? [key, `${key}-currency`] : [key],
    ),
  ]
  const write = (cell: string) => quote(spreadsheet ? defuse(cell) : cell)
  const text = [head, ...lines].map((line) => `${line.map(write).join(',')}\r\n`).join('')
  return spreadsheet ? `\ufeff${text}` : text
}

function cellsOf(cell: Cell, type: string): string[] {
  if (type === 'card') return typeof cell === 'object' && 'slug' in cell ? [cell.slug, cell.name] : ['', '']
  if (type === 'money')
    return typeof cell === 'object' && 'amount' in cell ? [String(cell.amount), cell.currency] : ['', '']
  return [cell === undefined ? '' : String(cell)]
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
