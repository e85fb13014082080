// One row of a CSV to a neutral record, by the mapping.

import type { Diagnostic } from '../../text/index.ts'
import { type DateOrder, readDate } from '../birthday.ts'
import { problem, shown } from '../problem.ts'
import { extraKey, type ImportRecord, type NameParts, oneLine } from '../record.ts'
import { assemble, severalOf } from './assemble.ts'
import { readCell } from './cell.ts'
import { plainHeader } from './choose.ts'
import { daysOfSerial, withoutDecimals } from './damage.ts'
import { type Draft, emptyDraft, groupOf, report } from './draft.ts'
import { placeEntry } from './entry.ts'
import { LEFT_OUT, type MappedColumn } from './mapping.ts'
import { privacyOf } from './private.ts'
import type { Product } from './product.ts'
import type { Row } from './rows.ts'
import { isReason } from './set-aside.ts'
import { ENTRY_KEYS, isDateTarget, parseTarget, type Target } from './target.ts'

/** A column as its cells are read: what it becomes, the order of its dates, what its product writes for nothing. */
export interface Column {
  readonly header: string
  readonly target: Target | undefined
  readonly order: DateOrder | undefined
  readonly noise: ReadonlySet<string>
  readonly isLeftOut: boolean
}

export interface Table {
  readonly file: string
  readonly columns: readonly Column[]
  readonly product: Product | undefined
}

/** Prepares a mapped column for the rows. What a product writes for nothing is a real word in a name or a note. */
export function columnOf(
  mapped: MappedColumn,
  product: Product | undefined,
  order: DateOrder | undefined,
): Column {
  const target = parseTarget(mapped.target)
  const isKept = mapped.by === 'kept' || isDateTarget(target) || target?.part === 'label'
  const noise = new Set<string>()
  for (const [header, values] of Object.entries(product?.noise ?? {})) {
    const applies = header === '*' ? isKept : plainHeader(header) === plainHeader(mapped.header)
    if (applies) for (const value of values) noise.add(value.trim())
  }
  return { header: mapped.header, target, order, noise, isLeftOut: mapped.target === LEFT_OUT }
}

/** A record of a row, and what is wrong with it. */
export function rowToRecord(row: Row, table: Table): { record: ImportRecord; problems: Diagnostic[] } {
  const draft = emptyDraft(table.file, row.line)
  const width = table.columns.length
  if (row.fault !== '')
    report(
      draft,
      'csv-quote',
      'A quote stands inside a cell that is not quoted as CSV wants it; the cell was read as well as it goes.',
    )
  if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== '')) {
    report(
      draft,
      'csv-ragged',
      `This row has ${row.cells.length} cells for ${width} columns; the rest is kept as x-column-${width + 1} and so on.`,
    )
  } else if (row.cells.length < width && width > 1) {
    report(
      draft,
      'csv-ragged',
      `This row has ${row.cells.length} cells for ${width} columns; the missing ones are taken as empty.`,
    )
  }
  const control = row.cells.find((cell) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell))
  for (const [column, raw] of row.cells.entries()) takeCell(draft, table, column, raw)
  const record = assemble(draft, table.product)
  if (control === undefined) return { record, problems: draft.problems }
  const reason = 'It has control characters.'
  const text = row.cells.join(' | ').slice(0, 4000)
  const said = problem(
    table.file,
    row.line,
    'csv-control',
    'error',
    `This row has control characters: ${shown(control)}`,
    'The row is set aside.',
  )
  return { record: { ...record, name: shown(record.name), quarantine: { reason, text } }, problems: [said] }
}

function takeCell(draft: Draft, table: Table, at: number, raw: string): void {
  const { text, damage } = readCell(raw)
  const column = table.columns[at]
  if (text === '' || column?.isLeftOut || column?.noise.has(text) || isReason(text)) return
  if (!column?.target) keep(draft, `x-column-${at + 1}`, text)
  else if (column.target.key === 'private') placePrivate(draft, column, text)
  else if (damage === '' && ENTRY_KEYS.has(column.target.key))
    placeEntry(draft, column.target, column.header, text, column.order)
  else if (damage === '' || column.target.key.startsWith('x')) place(draft, column.target, text, column.order)
  else {
    const where = column.header === '' ? `column ${at + 1}` : column.header
    const message = `"${shown(text)}" in ${where} is not what was typed: ${damage}.`
    report(draft, 'csv-damage', message, 'It is kept aside; look it up in the source and export again.')
    keep(draft, `x-${column.target.key}`, text)
  }
}

/** Another degree of confidence than that is kept under its column's name. */
function placePrivate(draft: Draft, { header }: Column, text: string): void {
  const said = privacyOf(text)
  if (said === undefined) keep(draft, extraKey(header) ?? 'x-private', text)
  else if (said !== '') keep(draft, 'private', said)
}

function keep(draft: Draft, key: string, text: string, label = ''): void {
  draft.values.push({ key, text, ...(label === '' ? {} : { label }), line: draft.line })
}

function place(draft: Draft, target: Target, cell: string, order: DateOrder | undefined): void {
  const { key, part, group, label } = target
  const isFigures = (key === 'phone' && part === '') || part === 'postcode'
  const bare = isFigures ? withoutDecimals(cell) : undefined
  const text = bare ?? cell
  if (bare !== undefined)
    report(
      draft,
      'csv-damage',
      `"${shown(cell)}" has become a number; it was put right as ${bare}.`,
      'A 0 or + at its beginning may be gone: compare it with the source.',
    )
  switch (key) {
    case 'name':
      if (part !== '') draft.parts[part as keyof NameParts] = oneLine(text)
      else draft.fullName = draft.fullName || oneLine(text)
      return
    case 'notes':
      draft.notes.push(text)
      return
    case 'uid':
      draft.uid = draft.uid || text
      return
    case 'kind':
      draft.org = /^(?:org|company|firma|organi[sz]ation)/i.test(text)
      return
    case 'birthday':
      if (part !== '') draft.birthday[part as 'year' | 'month' | 'day'] = text
      else placeDate(draft, text, order)
      return
    case 'tags':
      for (const tag of splitTags(text)) keep(draft, 'tags', tag)
      return
    case 'address': {
      const member = groupOf(draft, `address ${group} ${label}`, key, label)
      if (part === 'label') member.label = text.replace(/^\*\s*/, '')
      else member.parts[part === '' ? 'formatted' : part] = text
      return
    }
  }
  if (group === '' && part === '') {
    for (const one of severalOf(key, text)) keep(draft, key, one, label)
    return
  }
  const member = groupOf(draft, `${key} ${group} ${label}`, key, label)
  if (part === 'label') member.label = text.replace(/^\*\s*/, '')
  else Object.assign(member.parts, { [part === '' ? 'text' : part]: text })
}

function splitTags(text: string): string[] {
  const quoted = /^"[\s\S]*"$/.test(text) ? text.slice(1, -1).split(/"\s*,\s*"/) : undefined
  const tags = quoted ?? severalTags(text)
  // Google's own groups begin with an asterisk; of all contacts they say nothing.
  return tags
    .map((tag) => tag.trim().replace(/^\* ?/, ''))
    .filter((tag) => tag !== '' && !/^(?:my ?contacts|other contacts)$/i.test(tag))
}

/** Google's separator, Ontraport's, or the usual ones. */
function severalTags(text: string): string[] {
  const own = [' ::: ', '*/*'].find((separator) => text.includes(separator))
  return text.split(own ?? /[;,\n]/)
}

function placeDate(draft: Draft, text: string, order: DateOrder | undefined): void {
  const read = readDate(text, order)
  keep(draft, read ? 'birthday' : 'x-birthday', read?.date ?? text)
  if (read) return
  const days = daysOfSerial(text)
  if (days) {
    const message = `"${shown(text)}" is a day as a spreadsheet counts it: ${days[0]}, or ${days[1]} if it counts from 1904.`
    const hint = 'It is kept as x-birthday. Give the column the format of a date, and export again.'
    report(draft, 'csv-date', message, hint)
    return
  }
  report(
    draft,
    'csv-date',
    `"${shown(text)}" cannot be read as one certain date.`,
    'It is kept as x-birthday. State the order with --dates dmy, mdy or ymd.',
  )
}
