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

/** More than anybody reads. Each takes a walk through the text to its line. */
const MOST = 50

/** @param text the merged text */
export function diagnosticsOf(findings: readonly Finding[], text: string, file: string): Diagnostic[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const told =
    findings.length <= MOST
      ? findings
      : [...errors, ...findings.filter((one) => !errors.includes(one))].slice(0, MOST)
  const more: Finding[] =
    findings.length <= MOST
      ? []
      : [
          {
            rule: 'merge-contested',
            severity: 'warning',
            at: '',
            message: `${findings.length - MOST} more places were decided by rule.`,
            hint: 'See what both sides changed in the history of the card.',
          },
        ]
  return [...told, ...more].map(({ at, ...what }) => {
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
