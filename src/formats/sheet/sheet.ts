// A sheet of a workbook as rows, with its limits.

import type { Row } from '../csv/rows.ts'
import { Unreadable } from './unreadable.ts'

export const ROW_LIMIT = 200_000
export const COLUMN_LIMIT = 500
/** Rows times columns: what the cells take of memory. */
const CELL_LIMIT = 10_000_000

export interface Sheet {
  readonly name: string
  /** Reads the rows that say something. @throws Unreadable */
  rows(): Row[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** What of it cannot be imported, in words: comments, pictures. */
  readonly left: readonly string[]
}

/** Gathers the cells of a sheet. */
export class RowCollector {
  readonly #rows: Row[] = []
  readonly #sheet: string
  #cells: string[] = []
  #numbers = new Set<number>()

  constructor(sheet: string) {
    this.#sheet = sheet
  }

  /** @param column 0-based */
  put(column: number, text: string, isNumber: boolean): void {
    if (text === '') return
    if (column >= COLUMN_LIMIT)
      throw new Unreadable(
        `The sheet "${this.#sheet}" has more than ${COLUMN_LIMIT} columns.`,
        'Save the columns of the contacts as a workbook of their own.',
      )
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells[column] = text
    if (isNumber) this.#numbers.add(column)
  }

  /** Ends a row. @param line 1-based number of it @param times how often it stands there */
  end(line: number, times = 1): void {
    const cells = this.#cells
    const numbers = this.#numbers
    this.#cells = []
    this.#numbers = new Set()
    if (!cells.some((cell) => cell.trim() !== '')) return
    if (this.#rows.length + times > ROW_LIMIT)
      throw new Unreadable(
        `The sheet "${this.#sheet}" has more than ${ROW_LIMIT} rows.`,
        'Split it into several workbooks and import them one by one.',
      )
    for (let i = 0; i < times; i++)
      this.#rows.push({ cells, line: line + i, fault: '', ...(numbers.size > 0 ? { numbers } : {}) })
  }

  /** All rows, as wide as the widest; a line of one cell that reads like a footer stays a line of one cell. */
  rows(): Row[] {
    let width = 0
    for (const { cells } of this.#rows) width = Math.max(width, cells.length)
    if (width * this.#rows.length > CELL_LIMIT)
      throw new Unreadable(
        `The sheet "${this.#sheet}" has ${this.#rows.length} rows of ${width} columns, too many together.`,
        'Split it into several workbooks and import them one by one.',
      )
    return this.#rows.map((row) => {
      const [first = '', ...rest] = row.cells
      if (rest.length === 0 && /copyright|generated|total|report|©/i.test(first)) return row
      const missing = width - row.cells.length
      return missing === 0 ? row : { ...row, cells: [...row.cells, ...new Array<string>(missing).fill('')] }
    })
  }
}
