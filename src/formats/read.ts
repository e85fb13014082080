// One file of contacts, whatever it is: the content decides, not the name.

import type { Diagnostic } from '../text/index.ts'
import type { CsvMapping } from './csv/mapping.ts'
import { readCsv, type TableOptions } from './csv/read.ts'
import { decodeText } from './decode.ts'
import { isCalendar, readIcal } from './ical/read.ts'
import type { FoundInteraction } from './interaction.ts'
import { readJcard } from './jcard/read.ts'
import { readLdif } from './ldif/read.ts'
import { isMonica, readMonica } from './monica/read.ts'
import { readNote } from './note/read.ts'
import { problem } from './problem.ts'
import type { ImportRecord } from './record.ts'
import { isWorkbook, readWorkbook } from './sheet/read.ts'
import { readVcard } from './vcard/read.ts'

export type FormatName =
  | 'vcard'
  | 'csv'
  | 'note'
  | 'xlsx'
  | 'ods'
  | 'jcard'
  | 'ldif'
  | 'monica'
  | 'mail'
  | 'ical'

/** Of tables: the mapping (header or `column 3` -> target, csv/mapping.ts has the grammar), the order of dates, presets. */
export interface ReadOptions extends TableOptions {
  readonly format?: FormatName
  /** IANA zone by whose clocks mails and meetings are dated: the book's. */
  readonly zone?: string
  /** The book's today, `YYYY-MM-DD`: what a calendar has before it took place. Without it all of a calendar is still to come. */
  readonly today?: string
  /** Addresses of the book's own people: what they declined in a calendar did not take place for them. */
  readonly own?: readonly string[]
}

export interface ReadResult {
  /** undefined: the file is empty or none of the formats. */
  readonly format: FormatName | undefined
  readonly records: readonly ImportRecord[]
  readonly diagnostics: readonly Diagnostic[]
  /** What happened, of mails and calendars: for `planInteractions`. */
  readonly interactions?: readonly FoundInteraction[]
  /** Of a CSV or a sheet: the columns and what each becomes, to show and to correct. */
  readonly mapping?: CsvMapping
}

/**
 * Reads a file of contacts: vCard 2.1-4.0, jCard, LDIF, CSV, a workbook (XLSX, ODS), or a Markdown note; or a calendar.
 * @param file name or path, for diagnostics; its ending only helps to tell a note from a CSV
 * Never throws: what cannot be read is a diagnostic with its line.
 */
export function readFile(bytes: Uint8Array, file: string, options: ReadOptions = {}): ReadResult {
  const read = readAny(bytes, file, options)
  const { records, interactions = [], diagnostics } = read
  if (records.length + interactions.length > 0) return read
  // A table may have a header alone, and a calendar may be empty; a file of cards without a card is another file.
  const isMeant = read.format !== 'vcard' && diagnostics.length > 0
  if (isMeant || diagnostics.some(({ severity }) => severity === 'error')) return read
  const none = nothing(file, 'There is no contact in this file.')
  return { ...none, diagnostics: [...none.diagnostics, ...diagnostics] }
}

function readAny(bytes: Uint8Array, file: string, options: ReadOptions): ReadResult {
  if (bytes.length === 0) return nothing(file, 'The file is empty.')
  const format = options.format ?? guessFormat(bytes, file)
  switch (format) {
    case 'vcard':
      return { format, ...readVcard(bytes, file) }
    case 'jcard':
      return { format, ...readJcard(bytes, file) }
    case 'ldif':
      return { format, ...readLdif(bytes, file) }
    case 'monica':
      return { format, ...readMonica(bytes, file, options.today) }
    case 'note':
      return { format, ...readNote(bytes, file) }
    case 'csv':
      return { format, ...readCsv(bytes, file, options) }
    case 'xlsx':
    case 'ods':
      return readWorkbook(bytes, file, options)
    case 'ical':
      return { format, ...readIcal(bytes, file, { ...options, timezone: options.zone ?? 'UTC' }) }
    // Mails are read by `readInput`: their reader can't do it in one step.
    case 'mail':
    case undefined:
      return nothing(file, 'This is neither vCard nor a table nor a Markdown note.')
  }
}

function nothing(file: string, message: string): ReadResult {
  const hint = 'Export the contacts again as vCard (.vcf), CSV or XLSX, or name the format with --format.'
  return {
    format: undefined,
    records: [],
    diagnostics: [problem(file, 1, 'import-format', 'error', message, hint)],
  }
}

function guessFormat(bytes: Uint8Array, file: string): FormatName | undefined {
  if (isWorkbook(bytes)) return 'xlsx'
  const start = decodeText(bytes.subarray(0, 4096)).text
  if (/^(?:[\w.-]+\.)?BEGIN:\s*VCAR/im.test(start) || /\.(?:vcf|vcard)$/i.test(file)) return 'vcard'
  if (/\.(?:ics|ical|icalendar|ifb|vcs)$/i.test(file)) return 'ical'
  if (/\.(?:md|markdown)$/i.test(file) || /^---\r?\n[\s\S]*?^---\s*$/m.test(start)) return 'note'
  if (isCalendar(start)) return 'ical'
  if (/^\[\s*(?:\[\s*)?"vcard"/.test(start.trimStart())) return 'jcard'
  if (/\.ldif$/i.test(file) || /^(?:(?:version:|[# ]).*\r?\n|\r?\n)*dn::?[ \t]/i.test(start)) return 'ldif'
  if (isMonica(start)) return 'monica'
  if (/^(?:\{|\[|<\?xml|<!doctype|dn:)/i.test(start.trimStart())) return undefined
  return /^[\u0000-\u0008\u000e-\u001f]/.test(start) ? undefined : 'csv'
}
