// A table as an XLSX workbook: all cells are text, so that no number loses its zeros and nothing is a formula.  [write-excel-file]

import writeXlsxFile from 'write-excel-file/universal'
import type { Sheet } from './sheet.ts'

/** @returns the bytes of the workbook */
export async function xlsxBytes({ columns, rows }: Sheet): Promise<Uint8Array> {
  const head = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))
  const blob = await writeXlsxFile([head, ...body], { stickyRowsCount: 1 }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
