// Tables in a terminal, no wider than it is.  [cli-table3]

import Table from 'cli-table3'
import { printable, wide } from './printable.ts'

export interface TableColumn {
  readonly label: string
  readonly right?: boolean
  /** True for a column that is never broken: a date, a number to dial. */
  readonly fixed?: boolean
}

const GAP = 2
const NARROWEST = 10

/**
 * Rows under a heading, without lines; a cell that is too long goes on below.
 * @param width columns of the terminal
 * @param paint dresses a cell (the row of the heading is -1), after it was fitted
 */
export function textTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: (text: string, row: number, column: number) => string = (text) => text,
): string {
  const cells = rows.map((row) => row.map(printable))
  const widths = fitted(columns, cells, width)
  const table = new Table({
    head: columns.map((column, i) => paint(column.label, -1, i)),
    colWidths: widths.map((wide) => wide + GAP),
    colAligns: columns.map((column) => (column.right ? 'right' : 'left')),
    wordWrap: true,
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
  })
  cells.forEach((row, r) => {
    table.push(row.map((text, c) => paint(text, r, c)))
  })
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const NO_LINES = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((part) => [part, '']),
)

/** Each column as wide as its longest cell; what does not fit is taken from the widest that may be broken. */
function fitted(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map((column, i) =>
    Math.max(wide(column.label), ...rows.map((row) => wide(row[i] ?? ''))),
  )
  for (;;) {
    const over = widths.reduce((sum, one) => sum + one + GAP, 0) - GAP - width
    if (over <= 0) return widths
    const widest = widestOf(columns, widths)
    if (widest < 0) return widths
    widths[widest] = Math.max(NARROWEST, (widths[widest] ?? 0) - Math.max(1, Math.floor(over / 4)))
  }
}

function widestOf(columns: readonly TableColumn[], widths: readonly number[]): number {
  let widest = -1
  for (let i = 0; i < widths.length; i++) {
    if (columns[i]?.fixed || (widths[i] ?? 0) <= NARROWEST) continue
    if (widest < 0 || (widths[i] ?? 0) > (widths[widest] ?? 0)) widest = i
  }
  return widest
}
