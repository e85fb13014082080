// What an import says: of the files, of the plan, of the end.

import type { ImportPlan, MappedColumn, ReadResult } from '../src/formats/index.ts'
import { printable, type Report, renderReport } from '../src/reports/index.ts'
import { bold, dim, green, hasColor, terminalWidth } from './terminal.ts'

/** So many lines of a plan are shown, unless --all asks for the rest; what is rejected is always shown. */
const SHOWN = 20
/** Of what is rejected, so many are read by nobody. */
const READ = 200

/** What a file is, and what becomes of the columns that no product's table explains. */
export function sayFile(file: string, { mapping, format, records, interactions }: ReadResult): string {
  const product = mapping?.product === undefined ? '' : `, ${mapping.product}`
  const preset =
    mapping?.preset === undefined || mapping.preset === mapping.product ? '' : `, ${mapping.preset}`
  const count = [
    ...(records.length > 0 || !interactions?.length ? [`${records.length} records`] : []),
    ...(interactions?.length ? [`${interactions.length} interactions`] : []),
  ].join(', ')
  const columns = mapping?.columns.filter(({ header, by }) => header !== '' && !/product|preset/.test(by))
  return [
    `${bold(printable(file))}: ${format ?? 'unknown'}${product}${printable(preset)}, ${count}\n`,
    ...(columns ?? []).map((column) => `  ${sayColumn(column)}\n`),
  ].join('')
}

/** A column and what it becomes. */
export function sayColumn({ header, target, by }: MappedColumn): string {
  const becomes =
    target === '-' ? dim('left out') : `${target}${by === 'kept' ? dim(' (kept as it is)') : ''}`
  return `${printable(header)} ${dim('->')} ${becomes}`
}

export async function sayPlan(plan: ImportPlan, all: boolean): Promise<string> {
  const isLoud = (action: string) => action === 'reject'
  const lines = [
    ...plan.lines.filter(({ action }) => !isLoud(action)).slice(0, all ? undefined : SHOWN),
    ...plan.lines.filter(({ action }) => isLoud(action)).slice(0, all ? undefined : READ),
  ]
  const how = { width: terminalWidth(), color: hasColor() }
  const rest = plan.lines.length - lines.length
  return [
    ...(lines.length > 0 ? [await renderReport(planReport(lines), 'text', how)] : []),
    ...(rest > 0 ? [dim(`and ${rest} more; --all shows them\n`)] : []),
  ].join('')
}

function planReport(lines: ImportPlan['lines']): Report {
  const columns = [
    { key: 'action', label: 'Plan', type: 'text' },
    { key: 'name', label: 'Name', type: 'text' },
    { key: 'slug', label: 'Card', type: 'text' },
    { key: 'reason', label: 'Why', type: 'text' },
    { key: 'line', label: 'Line', type: 'number' },
  ] as const
  const rows = lines.map(({ action, name, slug, reason, line }) => ({
    action,
    name,
    slug,
    reason,
    line: line || undefined,
  }))
  return {
    id: 'import',
    title: 'Plan',
    today: '',
    columns,
    groups: [{ id: 'plan', title: 'Plan', rows }],
    empty: '',
  }
}

export function sayCounts({ counts }: ImportPlan): string {
  const { create, update, skip, reject } = counts
  return `create ${create}, update ${update}, skip ${skip}, reject ${reject}`
}

export interface Ended {
  readonly isWritten: boolean
  /** It is a commit, which one undo takes back. */
  readonly isCommit: boolean
  /** Nothing was written because something was set aside. */
  readonly isBlocked: boolean
  readonly hasFiles: boolean
}

export function sayEnd(plan: ImportPlan, { isWritten, isCommit, isBlocked, hasFiles }: Ended): string {
  const count = sayCounts(plan)
  if (isBlocked)
    return `${count}; nothing was written, since ${things(plan.counts.reject)} set aside.\n${dim('The others alone: --only-valid. A file of these, to repair and import again: --rejects FILE')}\n`
  if (!hasFiles) return `${count}: nothing to write.\n`
  if (!isWritten) return `${count}; nothing was written.\n`
  return `${green('Imported')}: ${count}.\n${isCommit ? dim('To take it back: cardfile undo\n') : ''}`
}

function things(count: number): string {
  return count === 1 ? 'a record was' : `${count} records were`
}
