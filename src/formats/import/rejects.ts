// What was set aside, as a file like the one it came from: each record as it stands there, with the reason beside it, to be
// repaired and imported again. An import reads the reasons as what they are: no column, no property.

import Papa from 'papaparse'
import { readRows } from '../csv/rows.ts'
import { REASON_HEADER, reasonText } from '../csv/set-aside.ts'
import { decodeText, fromByteString } from '../decode.ts'
import { rejectedCalendar } from '../ical/rejected.ts'
import type { ReadResult } from '../read.ts'
import type { ImportRecord } from '../record.ts'
import { rowsOfSheet } from '../sheet/read.ts'
import { asByteString } from '../vcard/cards.ts'
import { decodeWide } from '../vcard/read.ts'

export interface Rejected {
  /** One of the result's records. */
  readonly record: ImportRecord
  readonly reason: string
}

export interface RejectsFile {
  readonly bytes: Uint8Array
  /** The ending of its name, without the dot. */
  readonly ending: 'csv' | 'vcf' | 'ldif' | 'json' | 'ics'
  /** Where the file had another encoding: this one is UTF-8. */
  readonly formerly?: string
}

/**
 * @param bytes    of the file that was read
 * @param rejected in the file's order
 * @returns undefined where there is nothing to cut out: a note is one contact, and is repaired where it is
 */
export function rejectsOf(
  bytes: Uint8Array,
  read: ReadResult,
  rejected: readonly Rejected[],
): RejectsFile | undefined {
  if (rejected.length === 0) return undefined
  switch (read.format) {
    case 'csv':
      return ofTable(bytes, read, rejected)
    case 'xlsx':
    case 'ods':
      return ofSheet(bytes, read, rejected)
    case 'vcard':
      return ofCards(bytes, read, rejected)
    case 'ldif':
      return ofEntries(bytes, rejected)
    case 'jcard':
      return ofJson(bytes, read, rejected)
    case 'ical':
      return ofCalendar(bytes, rejected)
    default:
      return undefined
  }
}

function ofTable(bytes: Uint8Array, { mapping }: ReadResult, rejected: readonly Rejected[]): RejectsFile {
  const { text, encoding } = decodeText(bytes)
  const source = text.replace(/\r\n?/g, '\n')
  const lines = source.split('\n')
  const { rows, bad, delimiter } = readRows(source)
  const starts = [...rows, ...bad].map(({ line }) => line).sort((a, b) => a - b)
  const raw = (line: number) => {
    const next = starts.find((start) => start > line) ?? lines.length + 1
    return lines
      .slice(line - 1, next - 1)
      .join('\n')
      .replace(/\n+$/, '')
  }
  const cells = new Map(rows.map((row) => [row.line, row.cells.length]))
  const header = mapping?.headerLine
  const width = mapping?.columns.length ?? 0
  /** The reason goes behind the last column, also of a short row. A quote that never closes would swallow one in quotes. */
  const withReason = (row: string, line: number, reason: string) => {
    const has = cells.get(line) ?? row.split(delimiter).length
    const said = reasonText(reason).replaceAll(delimiter, ' ')
    return row + delimiter.repeat(Math.max(0, width - has) + 1) + said
  }
  const out = [
    ...(/^sep=./i.test(source) ? [lines[0] ?? ''] : []),
    ...(header === undefined ? [] : [raw(header) + delimiter + REASON_HEADER]),
    ...rejected.map(({ record: { source }, reason }) => withReason(raw(source.line), source.line, reason)),
    '',
  ]
  return inUtf8(out.join('\n'), text.includes('\r\n') ? '\r\n' : '\n', 'csv', encoding)
}

function ofSheet(bytes: Uint8Array, { mapping }: ReadResult, rejected: readonly Rejected[]): RejectsFile {
  const rows = new Map(rowsOfSheet(bytes, mapping?.sheet ?? '').map((row) => [row.line, row.cells]))
  const header = mapping?.headerLine === undefined ? undefined : rows.get(mapping.headerLine)
  const width = mapping?.columns.length ?? 0
  const table = rejected.map(({ record, reason }) => {
    const cells = [...(rows.get(record.source.line) ?? [])]
    while (cells.length < width) cells.push('')
    return [...cells, reasonText(reason)]
  })
  const text = Papa.unparse([...(header ? [[...header, REASON_HEADER]] : []), ...table], { newline: '\n' })
  return inUtf8(`${text}\n`, '\r\n', 'csv', 'utf-8')
}

function inUtf8(text: string, eol: string, ending: 'csv' | 'ldif', encoding: string): RejectsFile {
  // Excel takes a CSV for UTF-8 only where it begins with a mark.
  const mark = ending === 'csv' && /[^\u0000-\u007f]/.test(text) ? '\ufeff' : ''
  return {
    bytes: new TextEncoder().encode(mark + text.replaceAll('\n', eol)),
    ending,
    ...(encoding === 'utf-8' ? {} : { formerly: encoding }),
  }
}

/** The bytes as they are: a card may state an encoding of its own. */
function ofCards(bytes: Uint8Array, { records }: ReadResult, rejected: readonly Rejected[]): RejectsFile {
  const wide = decodeWide(bytes)
  const text = asByteString(bytes, wide).replace(/^\u00ef\u00bb\u00bf/, '')
  const lines = text.split(/\r\n|\n|\r/)
  const starts = records.map(({ source }) => source.line).sort((a, b) => a - b)
  const raw = ({ source, quarantine }: ImportRecord) => {
    const next = starts.find((start) => start > source.line) ?? lines.length + 1
    const end = quarantine ? next - 1 : endOfCard(lines, source.line)
    return lines.slice(source.line - 1, end).filter((line, at) => at > 0 || line !== '')
  }
  const out = rejected.flatMap(({ record, reason }) => [`# ${reasonText(reason)}`, ...trimmed(raw(record))])
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  return {
    bytes: fromByteString(out.map((line) => line + eol).join('')),
    ending: 'vcf',
    ...(wide === undefined ? {} : { formerly: 'utf-16' }),
  }
}

/** The line of the END of a whole card, those of cards inside it apart. */
function endOfCard(lines: readonly string[], from: number): number {
  let depth = 0
  for (let at = from - 1; at < lines.length; at++) {
    const edge = /(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$/i.exec(lines[at] ?? '')?.[1]?.toUpperCase()
    if (edge === 'BEGIN') depth++
    if (edge === 'END') depth--
    if (edge === 'END' && depth <= 0) return at + 1
  }
  return lines.length
}

function ofCalendar(bytes: Uint8Array, rejected: readonly Rejected[]): RejectsFile | undefined {
  const wide = decodeWide(bytes)
  const reasons = rejected.map(({ record, reason }) => ({ line: record.source.line, reason }))
  const text = rejectedCalendar(asByteString(bytes, wide), reasons)
  if (text === undefined) return undefined
  return {
    bytes: fromByteString(text),
    ending: 'ics',
    ...(wide === undefined ? {} : { formerly: 'utf-16' }),
  }
}

function ofEntries(bytes: Uint8Array, rejected: readonly Rejected[]): RejectsFile {
  const { text, encoding } = decodeText(bytes)
  const lines = text.split(/\r\n|\n|\r/)
  const raw = (line: number) => {
    const end = lines.findIndex((one, at) => at >= line && one.trim() === '')
    return lines.slice(line - 1, end < 0 ? undefined : end)
  }
  const version = lines.find((line) => /^version:/i.test(line))
  const out = [
    ...(version === undefined ? [] : [version, '']),
    ...rejected.flatMap(({ record, reason }) => [
      `# ${reasonText(reason)}`,
      ...trimmed(raw(record.source.line)).filter((line) => !/^version:/i.test(line)),
      '',
    ]),
  ]
  return inUtf8(out.join('\n'), text.includes('\r\n') ? '\r\n' : '\n', 'ldif', encoding)
}

/** JSON has no comments: the reasons are those of the plan. */
function ofJson(
  bytes: Uint8Array,
  { records }: ReadResult,
  rejected: readonly Rejected[],
): RejectsFile | undefined {
  const json: unknown = JSON.parse(decodeText(bytes).text)
  const cards: readonly unknown[] = Array.isArray(json) && json[0] !== 'vcard' ? json : [json]
  const out = rejected.map(({ record }) => cards[records.indexOf(record)])
  const text = `[\n${out.map((card) => JSON.stringify(card)).join(',\n')}\n]\n`
  return { bytes: new TextEncoder().encode(text), ending: 'json' }
}

function trimmed(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, end + 1)
}
