// A row of a report as a few lines: when and who; what to do; how to reach them.

import type { CalendarDate } from '../../text/index.ts'
import type { Column, Row } from '../types.ts'
import { sayCell } from './cells.ts'
import { printable, wrap } from './printable.ts'

/** Behind the date. */
const GAP = 2
/** As wide as `Wed 30 Sep` and the gap: a row of another year stands further in, by the year. */
const LEAD = 10 + GAP

/**
 *     Fri 20 Nov  Dana Whitehorse · Blue Heron Games · 3 days late · kofi
 *                 Send the two coast sheets in the size of a game tile
 *                 +1 206 555 0144 · dana@blueheron.example
 */
export function paragraph(
  row: Row,
  columns: readonly Column[],
  today: CalendarDate,
  width: number,
  color: boolean,
): string[] {
  const lead = columns[0]?.type === 'date' ? columns[0] : undefined
  const say = (column: Column) => printable(sayCell(row[column.key], column, today))
  const date = lead === undefined ? '' : say(lead)
  const indent = ' '.repeat(lead === undefined ? 2 : Math.max(LEAD, date.length + GAP))
  const has = (column: Column) => row[column.key] !== undefined && column !== lead
  const isReach = (column: Column) => column.type === 'phone' || column.type === 'email'
  const isBody = (column: Column) => column.body === true
  const card = columns.find((column) => column.type === 'card')
  const name = card === undefined ? '' : say(card)
  const facts = columns
    .filter((column) => has(column) && column !== card && !isReach(column) && !isBody(column))
    .map((column) => sayFact(column, say(column)))
  const room = width - indent.length
  const [first = '', ...more] = wrap([name, ...facts].filter((text) => text !== '').join(' · '), room)
  const head =
    color && first.startsWith(name) ? `\u001b[1m${name}\u001b[22m${first.slice(name.length)}` : first
  const body = columns
    .filter((column) => has(column) && isBody(column))
    .flatMap((column) => wrap(say(column), room))
  const reach = columns.filter((column) => has(column) && isReach(column)).map(say)
  return [
    `${lead === undefined ? '' : date.padEnd(indent.length)}${head}`,
    ...[...more, ...body, ...(reach.length > 0 ? [reach.join(' · ')] : [])].map((line) => `${indent}${line}`),
  ]
}

/** `Days late` and 3 is `3 days late`; `In days` `in 3 days`; a date or a number says what it is. */
function sayFact(column: Column, text: string): string {
  const label = column.label.toLowerCase()
  if (column.type === 'days') return label.replace('days', text === '1' ? '1 day' : `${text} days`)
  return column.type === 'date' || column.type === 'number' ? `${label} ${text}` : text
}
