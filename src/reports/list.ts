// A table of any cards with any of their fields: what `cardfile list` prints.

import { type Book, resolve } from '../book/index.ts'
import { type Contact, fieldsByKey, lastTouch, type Money, parseMoney, quietAfter } from '../contact/index.ts'
import { type CalendarDate, nearest } from '../text/index.ts'
import { cardCell } from './rows.ts'
import type { Cell, Column, ColumnType, Report, Row } from './types.ts'

/** What is computed, not written on the card. */
const COMPUTED: Readonly<Record<string, readonly [label: string, type: ColumnType]>> = {
  name: ['Name', 'card'],
  slug: ['Slug', 'text'],
  file: ['File', 'text'],
  kind: ['Kind', 'text'],
  last: ['Last touch', 'date'],
  quiet: ['Quiet after', 'date'],
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  date: 'date',
  money: 'money',
  number: 'number',
  phone: 'phone',
  email: 'email',
}

/** Names of columns that are none, with the nearest one that is. */
export interface ColumnProblem {
  readonly message: string
  readonly hint: string
}

/**
 * @param keys columns by the key of a field, or name, slug, file, kind, last, quiet
 * @param sort keys, with `-` in front for the other direction; cards without a value come last
 */
export function listReport(
  book: Book,
  contacts: readonly Contact[],
  keys: readonly string[],
  sort: readonly string[],
  today: CalendarDate,
): Report | { problem: ColumnProblem } {
  const wanted = [...keys, ...sort.map((key) => key.replace(/^-/, ''))]
  const unknown = wanted.find((key) => columnOf(book, key) === undefined)
  if (unknown !== undefined) return { problem: unknownColumn(book, unknown) }
  const columns = keys.map((key) => columnOf(book, key)).filter((column) => column !== undefined)
  const order = sort.map((typed) => ({ key: typed.replace(/^-/, ''), down: typed.startsWith('-') }))
  const sorted = contacts
    .map((contact) => ({ contact, by: order.map(({ key }) => cellOf(book, contact, key, today)) }))
    .sort((a, b) => {
      for (const [i, { down }] of order.entries()) {
        const difference = compareCells(a.by[i], b.by[i], down)
        if (difference !== 0) return difference
      }
      return 0
    })
  const rows = sorted.map(({ contact }): Row => {
    const cells = keys.map((key) => [key, cellOf(book, contact, key, today)] as const)
    return Object.fromEntries(cells)
  })
  const title = rows.length === 1 ? '1 card' : `${rows.length} cards`
  return { id: 'list', title, today, columns, groups: [{ id: 'list', title, rows }], empty: 'No card is so.' }
}

function columnOf(book: Book, key: string): Column | undefined {
  const computed = Object.hasOwn(COMPUTED, key) ? COMPUTED[key] : undefined
  if (computed !== undefined) return { key, label: computed[0], type: computed[1] }
  const field = fieldsByKey(book.config).get(key)
  if (field !== undefined)
    return {
      key,
      label: field.label,
      type: field.list ? reachType(field.type.name) : (TYPES[field.type.name] ?? 'text'),
    }
  return key.startsWith('x-') ? { key, label: key, type: 'text' } : undefined
}

/** Of a list the first value is shown where one calls or writes to it, else all. */
function reachType(type: string): ColumnType {
  return type === 'phone' || type === 'email' ? type : 'text'
}

function cellOf(book: Book, contact: Contact, key: string, today: CalendarDate): Cell {
  if (key === 'name') return cardCell(contact)
  if (key === 'slug' || key === 'file' || key === 'kind') return contact[key]
  if (key === 'last') return lastTouch(contact, today)
  if (key === 'quiet') return quietAfter(contact, book.config, today)
  const field = fieldsByKey(book.config).get(key)
  const values = contact.values.get(key) ?? []
  const [first] = values
  if (first === undefined) return undefined
  switch (field?.type.name) {
    case 'money':
      return field.list ? joined(values) : (parseMoney(first.text) ?? first.text)
    case 'number':
      return field.list || !Number.isFinite(Number(first.text)) ? joined(values) : Number(first.text)
    case 'phone':
    case 'email':
      return first.text
    case 'link':
    case 'link-or-text':
      return values.map(({ text }) => resolve(book, text)?.name ?? text).join(', ')
    default:
      return joined(values)
  }
}

function joined(values: readonly { readonly raw: string }[]): string {
  return values.map(({ raw }) => raw).join(', ')
}

function compareCells(a: Cell, b: Cell, down: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  const difference =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : isMoney(a) && isMoney(b)
        ? names().compare(a.currency, b.currency) || a.amount - b.amount
        : names().compare(sortText(a), sortText(b))
  return down ? -difference : difference
}

function isMoney(cell: Cell): cell is Money {
  return typeof cell === 'object' && 'currency' in cell
}

function sortText(cell: Exclude<Cell, undefined>): string {
  if (typeof cell !== 'object') return String(cell)
  return 'name' in cell ? cell.name : `${cell.amount}`
}

let collator: Intl.Collator | undefined
/** Made when first asked for: it takes milliseconds. */
function names(): Intl.Collator {
  collator ??= new Intl.Collator('en', { sensitivity: 'base', numeric: true })
  return collator
}

function unknownColumn(book: Book, key: string): ColumnProblem {
  const known = [...Object.keys(COMPUTED), ...book.config.fields.map((field) => field.key)]
  const near = nearest(key, known)
  return {
    message: `"${key}" is no column.`,
    hint: near ? `Did you mean "${near}"?` : `There are ${[...new Set(known)].join(', ')}.`,
  }
}
