// A record, a plan or diagnostics in a few lines, for comparing whole values in tables.

import type { ImportPlan, ImportRecord } from '../../src/formats/index.ts'
import type { Diagnostic } from '../../src/text/index.ts'

/** `person Ada Lovelace`, then a line per value, the notes in JSON, and what is special. */
export function brief(record: ImportRecord | undefined): string[] {
  if (!record) return []
  const values = record.values.map(({ key, text, label }) => `${key}: ${text}${label ? ` (${label})` : ''}`)
  return [
    `${record.kind} ${record.name}`,
    ...values,
    ...(record.notes === '' ? [] : [`notes ${JSON.stringify(record.notes)}`]),
    ...(record.log ?? []).map(
      ({ date, kind, money, text }) => `log ${date || 'undated'} ${kind}${money ? ` ${money}` : ''}: ${text}`,
    ),
    ...(record.uid === '' ? [] : [`uid ${record.uid}`]),
    ...(record.photo ? [`photo ${record.photo.type}`] : []),
    ...(record.quarantine ? [`set aside: ${record.quarantine.reason}`] : []),
  ]
}

/** `3 warning csv-ragged`. */
export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ line, severity, rule }) => `${line} ${severity} ${rule}`)
}

/** `create ada-lovelace: new`. */
export function planned(plan: ImportPlan): string[] {
  return plan.lines.map(({ action, slug, reason }) => `${action} ${slug}: ${reason}`)
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A vCard of lines, without its frame. */
export const vcard = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

/** A CSV of rows, the header first, each cell in quotes. */
export const csvOf = (headers: string[], ...rows: string[][]): string =>
  [headers, ...rows]
    .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')
