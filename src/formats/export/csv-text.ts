// A table as CSV, RFC 4180.  [papaparse]

import Papa from 'papaparse'
import { defuse } from '../csv/defuse.ts'
import type { Sheet } from './sheet.ts'

/**
 * @param spreadsheet a byte order mark, and nothing that a spreadsheet takes for a formula or a number; else every cell is
 *   exactly the value
 */
export function csvText({ columns, rows }: Sheet, spreadsheet: boolean): string {
  const cell = (text: string) => (spreadsheet ? defuse(text) : text)
  const lines = [columns, ...rows].map((row) => row.map(cell))
  const text = Papa.unparse(lines, { newline: '\r\n', quotes: false })
  return `${spreadsheet ? '\ufeff' : ''}${text}\r\n`
}
