// A list of records with the truth: which of them are one.

import { readFileSync } from 'node:fs'

export interface LabelledFile {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** By row: the same text for rows that are one. */
  readonly truth: readonly string[]
}

/** Columns that may say it, the plainest first; one that is another in each row says nothing. */
const TRUTH = [
  /^cluster([ _]?id)?$/i,
  /^true[ _]?id$/i,
  /^(entity|match|group|person)([ _]?id)?$/i,
  /^unique[ _]?id$/i,
]
/** Numbers of the rows: nothing that people have. */
const ROW_NUMBER = /^(unique[ _]?id|id|record[ _]?id|rec[ _]?id|row|index)$/i
/** `rec-223-org`, `rec-223-dup-0`. */
const FEBRL = /^rec-(\d+)-(?:org|dup-\d+)$/

/** @returns undefined for a file that does not say which of its rows are one */
export function readLabelled(paths: readonly string[]): LabelledFile | undefined {
  const all: string[][] = []
  let headers: string[] | undefined
  for (const path of paths) {
    const [head = [], ...rows] = cellsOf(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
    headers ??= head
    if (head.join() === headers.join()) all.push(...rows)
  }
  if (headers === undefined) return undefined
  const cells = (column: number) => all.map((row) => row[column] ?? '')
  const febrl = headers.findIndex(
    (_, column) => all.length > 0 && cells(column).every((cell) => FEBRL.test(cell)),
  )
  const said = sayingColumn(headers, cells)
  const at = febrl >= 0 ? febrl : said
  if (at < 0) return undefined
  const kept = [...headers.keys()].filter(
    (column) => column !== at && !ROW_NUMBER.test(headers?.[column] ?? ''),
  )
  const pick = (row: readonly string[]) => kept.map((column) => row[column] ?? '')
  return {
    headers: pick(headers),
    rows: all.map(pick),
    truth: cells(at).map((cell) => FEBRL.exec(cell)?.[1] ?? cell),
  }
}

function sayingColumn(headers: readonly string[], cells: (column: number) => readonly string[]): number {
  for (const pattern of TRUTH) {
    const at = headers.findIndex((header) => pattern.test(header))
    const values = at < 0 ? [] : cells(at)
    if (new Set(values).size < values.length) return at
  }
  return -1
}

/** Cells of a plain CSV with commas, read apart from the reader that is measured. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare = '', end] of text.matchAll(
    /[ \t]*(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push((quoted === undefined ? bare : quoted.replaceAll('""', '"')).trim())
    if (end === ',') continue
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
  }
  return rows
}
