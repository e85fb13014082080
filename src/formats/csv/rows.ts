// Text to rows with the line that each begins at: delimiter, `sep=` line, mixed line ends, quotes that never close.  [papaparse]

import Papa from 'papaparse'

export interface Row {
  readonly cells: readonly string[]
  /** 1-based line of the file. */
  readonly line: number
  /** What the quotes of this row have wrong; '' for nothing. */
  readonly fault: string
  /** Columns (0-based) that a sheet holds as numbers; none in a CSV. */
  readonly numbers?: ReadonlySet<number>
}

/** A line that cannot be read as a row: its quote is never closed. */
export interface BadLine {
  readonly text: string
  readonly line: number
}

const DELIMITERS = [',', ';', '\t', '|']
/** After so many unclosed quotes the rest of the file is not guessed at. */
const RESTARTS = 20

/** All rows that say something. A line with an unclosed quote is set aside alone: the lines below it are read as rows. */
export function readRows(source: string): { rows: Row[]; bad: BadLine[]; delimiter: string } {
  const text = source.replace(/\r\n?/g, '\n')
  const sep = /^sep=(.)[ \t]*\n/i.exec(text)
  const delimiter = sep?.[1] ?? delimiterOf(text)
  const rows: Row[] = []
  const bad: BadLine[] = []
  let offset = sep?.[0].length ?? 0
  let line = sep ? 2 : 1
  while (offset < text.length) {
    const open = parse(text.slice(offset), delimiter, line, rows)
    if (open === undefined) break
    const start = offset + open.offset
    const end = text.indexOf('\n', start)
    const last = bad.length >= RESTARTS || end < 0
    bad.push({ text: text.slice(start, last ? undefined : end), line: open.line })
    if (last) break
    offset = end + 1
    line = open.line + 1
  }
  return { rows: rows.filter((row) => row.cells.some((cell) => cell.trim() !== '')), bad, delimiter }
}

/** Appends the rows; returns where the row with an unclosed quote begins, if there is one. */
function parse(
  text: string,
  delimiter: string,
  firstLine: number,
  rows: Row[],
): { offset: number; line: number } | undefined {
  let open: { offset: number; line: number } | undefined
  let start = 0
  let line = firstLine
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const end = meta.cursor
      if (errors.some((error) => error.code === 'MissingQuotes')) open ??= { offset: start, line }
      else
        rows.push({
          cells: data,
          line,
          fault: errors.some((error) => error.code === 'InvalidQuotes') ? 'quotes' : '',
        })
      for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line++
      start = end
    },
  })
  return open
}

/** The delimiter that gives most rows one and the same number of cells. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 65_536)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(sample, {
      delimiter,
      newline: '\n',
      preview: 25,
      skipEmptyLines: true,
    })
    const widths = new Map<number, number>()
    for (const row of data) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
    for (const [width, count] of widths) {
      const score = width < 2 ? 0 : (count / data.length) * (1 + Math.log(width))
      if (score > best.score) best = { delimiter, score }
    }
  }
  return best.delimiter
}
