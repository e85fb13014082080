// A record in the making: what the cells of one row have given so far.

import type { Diagnostic } from '../../text/index.ts'
import { problem } from '../problem.ts'
import { type NameParts, NO_NAME, type RecordValue } from '../record.ts'

/** Columns that make one value together: the parts of an address, a number and its label. */
export interface Group {
  readonly key: string
  label: string
  readonly parts: Record<string, string>
}

export interface Draft {
  readonly file: string
  readonly line: number
  readonly problems: Diagnostic[]
  readonly values: RecordValue[]
  readonly notes: string[]
  readonly parts: { -readonly [part in keyof NameParts]: string }
  readonly birthday: { year?: string; month?: string; day?: string }
  readonly groups: Map<string, Group>
  /** Columns that make one entry of the log together. */
  readonly entries: Map<string, Group>
  fullName: string
  uid: string
  org: boolean
}

export function emptyDraft(file: string, line: number): Draft {
  const lists = { problems: [], values: [], notes: [], groups: new Map(), entries: new Map() }
  return { file, line, ...lists, parts: { ...NO_NAME }, birthday: {}, fullName: '', uid: '', org: false }
}

/** The group of an id, made where it is the first column of it. */
export function groupOf(draft: Draft, id: string, key: string, label: string): Group {
  const group = draft.groups.get(id) ?? { key, label, parts: Object.create(null) as Record<string, string> }
  draft.groups.set(id, group)
  return group
}

/** Says what is wrong with the row. */
export function report(draft: Draft, rule: string, message: string, hint?: string): void {
  draft.problems.push(problem(draft.file, draft.line, rule, 'warning', message, hint))
}
