// Where the table begins and ends: the lines that some exports put above the header and below the rows.

import { plainHeader, presetOf, productOf } from './choose.ts'
import type { Preset } from './preset.ts'
import { byWords } from './propose.ts'
import type { Row } from './rows.ts'
import { SYNONYMS } from './synonyms.ts'

export interface Table {
  /** undefined: the file has no header. */
  readonly header: Row | undefined
  readonly rows: readonly Row[]
  readonly before: readonly Row[]
  readonly after: readonly Row[]
}

/** How far down a header is looked for. */
const DEPTH = 15

/** Finds the header among the first rows, and what stands around the table. */
export function findTable(all: readonly Row[], presets: readonly Preset[] = []): Table {
  const at = headerAt(all, presets)
  const header = at < 0 ? undefined : all[at]
  const body = all.slice(at + 1)
  const end = header ? footerAt(body, header.cells.length) : body.length
  return { header, rows: body.slice(0, end), before: all.slice(0, Math.max(0, at)), after: body.slice(end) }
}

function headerAt(rows: readonly Row[], presets: readonly Preset[]): number {
  let best = { at: -1, score: 0 }
  for (const [at, row] of rows.slice(0, DEPTH).entries()) {
    if (productOf(row.cells) || presetOf(row.cells, presets)) return at
    const cells = row.cells.map(plainHeader).filter((cell) => cell !== '')
    const known = cells.filter(
      (cell) => SYNONYMS.has(cell) || SYNONYMS.has(cell.replaceAll('_', ' ')) || byWords(cell) !== undefined,
    )
    const score = known.length / Math.max(1, cells.length)
    if ((known.length >= 2 || known.length === cells.length) && score > 0.25 && score > best.score)
      best = { at, score }
  }
  if (best.at >= 0) return best.at
  const first = rows[0]
  return first && !first.cells.some(isValue) && new Set(first.cells).size === first.cells.length ? 0 : -1
}

/** What no header is: an e-mail address, a number, a date, a URL. */
function isValue(cell: string): boolean {
  return /@\S+\.\S|^https?:|^\+?[\d\s()./:-]{4,}$/.test(cell.trim())
}

/** The trailing lines of one cell that some reports end with: two at least, or one that reads like it. */
function footerAt(rows: readonly Row[], width: number): number {
  let end = rows.length
  while (width > 2 && end > 0 && rows[end - 1]?.cells.length === 1) end--
  const tail = rows.slice(end)
  const sure =
    tail.length > 1 || tail.some((row) => /copyright|generated|total|report|©/i.test(row.cells[0] ?? ''))
  return sure ? end : rows.length
}
