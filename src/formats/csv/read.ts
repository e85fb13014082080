// CSV, whatever program wrote it, to neutral records.

import type { Diagnostic } from '../../text/index.ts'
import { type DateOrder, orderOf, readDate } from '../birthday.ts'
import { decodeText } from '../decode.ts'
import { problem, shown } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { plainHeader, presetNamed, presetOf } from './choose.ts'
import { findTable, type Table } from './header.ts'
import type { CsvMapping, MappedColumn } from './mapping.ts'
import type { Preset } from './preset.ts'
import { isTarget, propose } from './propose.ts'
import { columnOf, rowToRecord } from './record.ts'
import { type BadLine, type Row, readRows } from './rows.ts'
import { isDateTarget, parseTarget } from './target.ts'

/** A table as wide as this is no list of contacts. */
const WIDEST = 500
/** Characters that no name of a column has, nor a first row that is none. */
const LONGEST = 20_000
/** Of one sort of problem in one file, so many are told one by one. */
const TOLD = 20

export interface TableOptions {
  readonly mapping?: Readonly<Record<string, string>>
  /** aside: a date that can be two days is kept aside, and that is well known. */
  readonly dates?: DateOrder | 'aside'
  /** The book's own presets. */
  readonly presets?: readonly Preset[]
  /** The name of a preset, an own or a built-in one, that the file is read by whatever its columns are. */
  readonly as?: string
}

export interface CsvResult {
  readonly records: ImportRecord[]
  readonly diagnostics: Diagnostic[]
  readonly mapping?: CsvMapping
}

/** Rows as a file or a sheet has them. */
interface RawTable {
  readonly rows: readonly Row[]
  readonly bad: readonly BadLine[]
  readonly delimiter: string
  readonly encoding: string
  /** The encoding was told by the letters. */
  readonly guessed?: boolean
}

/** Reads a CSV file. Rows that cannot be trusted are set aside; the others become one record each. */
export function readCsv(bytes: Uint8Array, file: string, options: TableOptions): CsvResult {
  const { text, encoding, guessed } = decodeText(bytes)
  return readTable({ ...readRows(text), encoding, guessed }, file, options)
}

/** Rows to records, whatever they came in: finds the header, proposes what each column becomes, reads the cells. */
export function readTable(raw: RawTable, file: string, options: TableOptions): CsvResult {
  const { rows, bad, delimiter, encoding, guessed } = raw
  const widest = rows.find((row) => row.cells.length > WIDEST)
  if (widest) {
    const message = `This row has ${widest.cells.length} columns; the limit is ${WIDEST}.`
    return {
      records: [],
      diagnostics: [problem(file, widest.line, 'csv-wide', 'error', message, 'Export fewer columns.')],
    }
  }
  const longest = Math.max(0, ...(rows[0]?.cells ?? []).map((cell) => cell.length))
  if (longest > LONGEST) {
    const message = `The first row has a cell of ${longest} characters: this is no table of contacts.`
    const hint = 'Export the contacts again, with the names of the columns in the first row.'
    return {
      records: [],
      diagnostics: [problem(file, rows[0]?.line ?? 1, 'csv-wide', 'error', message, hint)],
    }
  }
  const own = options.presets ?? []
  const table = findTable(rows, own)
  const preset =
    options.as === undefined ? presetOf(table.header?.cells ?? [], own) : presetNamed(options.as, own)
  const sample = table.rows.slice(0, 200).map((row) => row.cells)
  const wishes = { user: options.mapping ?? {}, preset }
  const { product, columns: proposed } = propose(table.header?.cells, sample, wishes)
  const said = options.dates ?? preset?.dates
  const dates = said === 'aside' ? undefined : (said ?? product?.dates)
  const orders = proposed.map((column) => dateOrder(column, table, dates))
  const columns = proposed.map((column, at) => {
    const unclear = said === undefined && orders[at] === undefined ? unclearDate(column, table) : undefined
    return unclear === undefined ? column : { ...column, unclear }
  })
  const placed = columns.map((column, at) => columnOf(column, product, orders[at]))
  const diagnostics = aboutFile(file, table, columns, guessed ? encoding : '', options.mapping ?? {})
  const found: Diagnostic[] = lostZeros(file, table, columns)
  const records = table.rows.map((row) => {
    const { record, problems } = rowToRecord(row, { file, columns: placed, product })
    found.push(...problems)
    return record
  })
  for (const line of bad) {
    records.push(setAside(line, file))
    const message = `The quote of this line is never closed: ${shown(line.text)}`
    found.push(
      problem(
        file,
        line.line,
        'csv-quote',
        'error',
        message,
        'The line is set aside. Close the quote and import the file again.',
      ),
    )
  }
  if (records.length === 0)
    found.push(
      problem(
        file,
        1,
        'csv-empty',
        table.header === undefined ? 'error' : 'warning',
        'This file has no rows of contacts.',
      ),
    )
  return {
    records: records.sort((a, b) => a.source.line - b.source.line),
    diagnostics: [...diagnostics, ...few(found.sort((a, b) => a.line - b.line))],
    mapping: {
      product: product?.name,
      ...(preset !== undefined && own.includes(preset) ? { preset: preset.name } : {}),
      ...(table.header === undefined ? {} : { headerLine: table.header.line }),
      delimiter,
      encoding,
      columns,
    },
  }
}

function dateOrder(
  column: MappedColumn,
  table: Table,
  otherwise: DateOrder | undefined,
): DateOrder | undefined {
  if (!isDateTarget(parseTarget(column.target))) return otherwise
  return orderOf(table.rows.map((row) => row.cells[column.column] ?? '')) ?? otherwise
}

/** The first date of a column of dates that can be two days. */
function unclearDate({ column, target }: MappedColumn, table: Table): string | undefined {
  if (!isDateTarget(parseTarget(target))) return undefined
  const found = table.rows.find(({ cells }) => {
    const text = (cells[column] ?? '').trim().replace(/[T ]\d{1,2}:\d\d.*$/, '')
    return text !== '' && readDate(text) === undefined && readDate(text, 'dmy') && readDate(text, 'mdy')
  })
  return found && shown(found.cells[column] ?? '')
}

/** A sheet that took telephone numbers and postcodes for numbers has lost the `+` and the zeros that they began with. */
function lostZeros(file: string, table: Table, columns: readonly MappedColumn[]): Diagnostic[] {
  return columns.flatMap(({ column, target, header }) => {
    const { key, part } = parseTarget(target) ?? {}
    if (!(key === 'phone' && part === '') && part !== 'postcode') return []
    const rows = table.rows.filter(({ numbers }) => numbers?.has(column))
    const [first] = rows
    if (!first) return []
    const where = header === '' ? `column ${column + 1}` : `"${shown(header)}"`
    const message = `${rows.length} cell(s) of ${where} are numbers, not text, such as ${shown(first.cells[column] ?? '')}: a 0 or + at their beginning may be lost.`
    const hint = 'They are imported as they are; compare them with the source.'
    return [problem(file, first.line, 'csv-damage', 'warning', message, hint)]
  })
}

function setAside(line: BadLine, file: string): ImportRecord {
  const quarantine = { reason: 'Its quote is never closed.', text: line.text.slice(0, 4000) }
  return {
    kind: 'person',
    name: shown(line.text),
    values: [],
    notes: '',
    uid: '',
    source: { file, line: line.line, column: 1 },
    quarantine,
  }
}

function aboutFile(
  file: string,
  table: Table,
  columns: readonly MappedColumn[],
  guessed: string,
  user: Readonly<Record<string, string>>,
): Diagnostic[] {
  const found: Diagnostic[] = []
  const line = table.header?.line ?? 1
  const say = (at: number, rule: string, severity: 'warning' | 'info', message: string, hint?: string) =>
    found.push(problem(file, at, rule, severity, message, hint))
  if (guessed !== '')
    say(
      1,
      'import-encoding',
      'warning',
      `The file is not UTF-8; it was read as ${guessed}.`,
      'Check the accented letters.',
    )
  const skipped = table.before
  if (skipped[0])
    say(
      skipped[0].line,
      'csv-preamble',
      'info',
      `${skipped.length} line(s) above the header are not imported: ${shown(skipped[0].cells.join(' '))}`,
    )
  const footer = table.after
  if (footer[0])
    say(
      footer[0].line,
      'csv-footer',
      'info',
      `${footer.length} line(s) below the table are not imported: ${shown(footer[0].cells.join(' '))}`,
    )
  if (!table.header && table.rows.length > 0)
    say(
      1,
      'csv-header',
      'warning',
      'The file has no header; its columns were told by their values.',
      'Give a mapping: --map "column 1=name".',
    )
  const names = columns.map((column) => plainHeader(column.header))
  const twice = [...new Set(names.filter((name, at) => name !== '' && names.indexOf(name) !== at))]
  for (const name of twice)
    say(line, 'csv-header', 'warning', `Two columns are called "${shown(name)}"; both are imported.`)
  if (table.header && names.includes(''))
    say(line, 'csv-header', 'warning', 'A column has no header; its values are kept as x-column.')
  for (const [header, target] of Object.entries(user)) {
    const hint = 'docs/moving-in.md lists the targets.'
    if (!isTarget(target))
      say(
        line,
        'csv-mapping',
        'warning',
        `The mapping "${shown(header)}=${shown(target)}" has no such target.`,
        hint,
      )
    else if (!names.includes(plainHeader(header)) && !/^column \d+$/i.test(header))
      say(line, 'csv-mapping', 'warning', `No column is called "${shown(header)}".`)
  }
  return found
}

/** Of each rule the first ones, then how many more there are. */
function few(all: readonly Diagnostic[]): Diagnostic[] {
  const count = new Map<string, number>()
  const kept: Diagnostic[] = []
  for (const one of all) {
    const times = (count.get(one.rule) ?? 0) + 1
    count.set(one.rule, times)
    if (one.severity === 'error' || times <= TOLD) kept.push(one)
    else if (times === TOLD + 1) {
      const more = all.filter((other) => other.rule === one.rule && other.severity !== 'error').length - TOLD
      kept.push({ ...one, message: `${more} more like these, from this line on: ${one.message}` })
    }
  }
  return kept
}
