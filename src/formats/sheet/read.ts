// A workbook to neutral records: its rows are read as those of a CSV are.

import type { Diagnostic } from '../../text/index.ts'
import { type CsvResult, readTable, type TableOptions } from '../csv/read.ts'
import type { Row } from '../csv/rows.ts'
import { parseTarget } from '../csv/target.ts'
import { problem, shown } from '../problem.ts'
import { openOds } from './ods.ts'
import { Unreadable } from './unreadable.ts'
import { openXlsx } from './xlsx.ts'
import { type Archive, openZip } from './zip.ts'

export type SheetFormat = 'xlsx' | 'ods'

/**
 * Reads the first sheet that is a table of contacts; the others are named in a diagnostic.
 * A workbook that cannot be read, whole, gives no record and says why.
 */
export function readWorkbook(
  bytes: Uint8Array,
  file: string,
  options: TableOptions,
): CsvResult & { format: SheetFormat | undefined } {
  let format: SheetFormat | undefined
  try {
    refuseOld(bytes)
    const archive = openZip(bytes)
    format = formatOf(archive)
    return { format, ...readFirst(archive, format, file, options) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const said = problem(file, 1, 'sheet-unreadable', 'error', error.message, error.hint)
    return { format, records: [], diagnostics: [said] }
  }
}

/** Whether the file is a ZIP archive, or the container that Excel used until 2007 and uses for encrypted workbooks. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isOld(bytes) || (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 9)
}

function isOld(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
}

function refuseOld(bytes: Uint8Array): void {
  if (!isOld(bytes)) return
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  const limit = bytes.length - name.length
  for (let at = 0; at <= limit; at++) {
    if (bytes[at] === name[0] && name.every((byte, i) => bytes[at + i] === byte))
      throw new Unreadable(
        'This workbook is protected by a password.',
        'Save a copy without one and import that.',
      )
  }
  throw new Unreadable(
    'This is a workbook of the old kind (.xls), which is not read.',
    'Open it and save it as .xlsx.',
  )
}

function formatOf({ names }: Archive): SheetFormat {
  if (names.some((name) => name === 'xl/workbook.xml')) return 'xlsx'
  if (names.includes('content.xml')) return 'ods'
  if (names.includes('xl/workbook.bin'))
    throw new Unreadable('This is a binary workbook (.xlsb), which is not read.', 'Save it as .xlsx.')
  throw new Unreadable(
    'This archive is no workbook.',
    'If it holds files of contacts, unpack it and import those; a table is to be saved as .xlsx.',
  )
}

function readFirst(archive: Archive, format: SheetFormat, file: string, options: TableOptions): CsvResult {
  const { sheets, left } = format === 'xlsx' ? openXlsx(archive) : openOds(archive)
  let chosen: { name: string; result: CsvResult } | undefined
  for (const { name, rows } of sheets) {
    const found = rows()
    if (found.length === 0) continue
    const result = readTable({ rows: found, bad: [], delimiter: '', encoding: format }, file, options)
    const fits = hasContacts(result)
    if (fits || !chosen) chosen = { name, result }
    if (fits) break
  }
  if (!chosen)
    throw new Unreadable('This workbook has no rows.', 'Is it the right one? Its sheets are all empty.')
  const others = sheets.map(({ name }) => name).filter((name) => name !== chosen.name)
  const said: Diagnostic[] = []
  if (others.length > 0) {
    const message = `The sheet "${shown(chosen.name)}" is imported; these are not: ${shown(others.join(', '))}.`
    const hint = 'To import another one, save it as a workbook of its own.'
    said.push(problem(file, 1, 'sheet-others', 'warning', message, hint))
  }
  for (const what of left)
    said.push(
      problem(
        file,
        1,
        'sheet-left',
        'warning',
        `The ${what} in this workbook are not imported.`,
        'Copy what matters into a column.',
      ),
    )
  const { mapping } = chosen.result
  const diagnostics = [...said, ...chosen.result.diagnostics]
  return { ...chosen.result, diagnostics, ...(mapping && { mapping: { ...mapping, sheet: chosen.name } }) }
}

/** The rows of a sheet of a workbook that was read before. @param name as `readWorkbook` calls it */
export function rowsOfSheet(bytes: Uint8Array, name: string): readonly Row[] {
  const archive = openZip(bytes)
  const { sheets } = formatOf(archive) === 'xlsx' ? openXlsx(archive) : openOds(archive)
  return sheets.find((sheet) => sheet.name === name)?.rows() ?? []
}

/** A table of contacts has a name, or a way to reach someone, and rows. */
function hasContacts({ records, mapping }: CsvResult): boolean {
  const keys = mapping?.columns.map(({ target }) => parseTarget(target)?.key) ?? []
  return records.length > 0 && keys.some((key) => key === 'name' || key === 'email' || key === 'phone')
}
