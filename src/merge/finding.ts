// What a merge has to say: a clash that was decided by rule, at a place of the merged text.

import { type Diagnostic, diagnose, type Severity } from '../text/index.ts'

export interface Finding {
  readonly rule:
    | 'merge-contested'
    | 'merge-decide'
    | 'merge-cleared'
    | 'merge-notes'
    | 'merge-log'
    | 'merge-unreadable'
  readonly severity: Severity
  /** A text that the merged card has at the place: a key with its colon, a sentence, an entry. '' for the whole file. */
  readonly at: string
  readonly message: string
  readonly hint: string
}

/** @param text the merged text */
export function diagnosticsOf(findings: readonly Finding[], text: string, file: string): Diagnostic[] {
  return findings.map(({ at, ...what }) => {
    const isKey = at.endsWith(':')
    const found = at === '' ? -1 : isKey ? `\n${text}`.indexOf(`\n${at}`) : text.indexOf(at)
    const start = Math.max(0, found)
    return diagnose({ file, text, range: [start, found < 0 ? 0 : start + at.length] }, what)
  })
}

/** A value for a message, not longer than a line. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
