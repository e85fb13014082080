// What is wrong with user data, said as a value: where, what, and what to do next.

import { positionAt, type Range } from './source.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Replaces text[start, end) by `text`. Edits of one fix do not overlap; offsets are of the text as read. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A remedy that a program can apply. Safe: no meaning of the card changes, so `--fix` may do it unasked. */
export interface Fix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly TextEdit[]
}

export interface Diagnostic {
  /** Id of the rule, such as `link-unknown`; its page is docs/rules/<rule>.md. */
  readonly rule: string
  readonly severity: Severity
  /** Path as given by who read the file, with `/` between folders. */
  readonly file: string
  /** 1-based; 1:1 for what concerns the whole file. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** What is wrong, with the value; one sentence. */
  readonly message: string
  /** What to do next. */
  readonly hint?: string
  readonly fix?: Fix
}

/** A diagnostic at a range of a text. */
export function diagnose(
  at: { file: string; text: string; range: Range },
  what: {
    rule: string
    severity: Severity
    message: string
    hint?: string | undefined
    fix?: Fix | undefined
  },
): Diagnostic {
  const start = positionAt(at.text, at.range[0])
  const end = positionAt(at.text, Math.max(at.range[1], at.range[0]))
  return {
    rule: what.rule,
    severity: what.severity,
    file: at.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: what.message,
    ...(what.hint === undefined ? {} : { hint: what.hint }),
    ...(what.fix === undefined ? {} : { fix: what.fix }),
  }
}

/** The text with a fix's edits applied. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end)
  }
  return result
}

/** By file, then place, then rule: the order in which people read them. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  )
}
