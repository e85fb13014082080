// What is wrong with an imported file, at a line of it.

import type { Diagnostic, Severity } from '../text/index.ts'

/** A diagnostic at a line (1-based) of a foreign file, whole lines long unless a column is given. */
export function problem(
  file: string,
  line: number,
  rule: string,
  severity: Severity,
  message: string,
  hint?: string,
  column = 1,
): Diagnostic {
  const at = { file, line, column, endLine: line, endColumn: column }
  return { rule, severity, ...at, message, ...(hint === undefined ? {} : { hint }) }
}

/** A value for a message: one line, cut, so that no file can flood or fake the report. */
export function shown(value: string): string {
  const plain = value.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
  return plain.length > 80 ? `${plain.slice(0, 77)}...` : plain
}
