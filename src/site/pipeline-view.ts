// The pipelines: a board per pipeline, sums by currency, and the funnel.

import { byName, daysInStage } from '../book/index.ts'
import { given } from '../client/view/given.ts'
import { type Contact, formatMoney, parseMoney, pipelineOf, textOf } from '../contact/index.ts'
import { rowOf } from './row.ts'
import type { Row, Site } from './types.ts'

/** Cards of one column. */
const MOST = 40

export interface Column {
  readonly stage: string
  readonly count: number
  readonly rows: readonly (Row & { readonly days?: number })[]
  readonly more: number
  /** By currency. */
  readonly sums: readonly string[]
  readonly weighted: readonly string[]
  /** Per cent; absent where the configuration has none. */
  readonly probability?: number
}

export interface Board {
  readonly id: 'deal' | 'contact'
  readonly title: string
  readonly columns: readonly Column[]
  /** Of the stages that are neither won nor lost. */
  readonly open: readonly string[]
  readonly weighted: readonly string[]
  readonly funnel: Funnel
}

/** A picture of the counts: one bar per stage, centred. Lengths are in units of a box 320 wide. */
export interface Funnel {
  readonly height: number
  readonly bars: readonly {
    readonly stage: string
    readonly count: number
    readonly x: number
    readonly y: number
    readonly width: number
  }[]
}

export interface PipelineView {
  readonly boards: readonly Board[]
}

export function pipelineView(site: Site): PipelineView {
  const boards = (['deal', 'contact'] as const).map((id) => boardOf(site, id))
  return { boards: boards.filter((board) => board.columns.some((column) => column.count > 0)) }
}

function boardOf(site: Site, id: 'deal' | 'contact'): Board {
  const { book, today } = site
  const { config } = book
  const contacts = book.contacts.filter((one) => pipelineOf(one.kind) === id)
  const groups = new Map<string, Contact[]>(config.stages[id].map((stage) => [stage, []]))
  for (const contact of contacts) {
    const stage = textOf(contact, 'stage')
    if (stage === undefined) continue
    const group = groups.get(stage)
    if (group === undefined) groups.set(stage, [contact])
    else group.push(contact)
  }
  const isOpen = (contact: Contact) => {
    const per = config.probability.get(textOf(contact, 'stage') ?? '')
    return per === undefined || (per > 0 && per < 100)
  }
  const columns = [...groups].map(([stage, group]) => {
    const probability = config.probability.get(stage)
    return {
      stage,
      count: group.length,
      rows: group
        .sort((a, b) => amountOf(b) - amountOf(a) || byName(a, b))
        .slice(0, MOST)
        .map((contact) => ({ ...rowOf(site, contact), ...given('days', daysInStage(contact, today)) })),
      more: Math.max(0, group.length - MOST),
      sums: sumsOf(group),
      weighted: sumsOf(group, () => probability ?? 0),
      ...given('probability', probability),
    }
  })
  const open = contacts.filter(isOpen)
  return {
    id,
    title: id === 'deal' ? 'Deals' : 'People and organisations',
    columns,
    open: sumsOf(open),
    weighted: sumsOf(open, (contact) => config.probability.get(textOf(contact, 'stage') ?? '') ?? 0),
    funnel: funnelOf(columns),
  }
}

function amountOf(contact: Contact): number {
  return parseMoney(textOf(contact, 'value') ?? '')?.amount ?? 0
}

/**
 * Sums by currency, in words; weighted by per cent where given. The largest comes first as it would unweighted, so that
 * both lists have their currencies in one order.
 */
function sumsOf(contacts: readonly Contact[], per: (contact: Contact) => number = () => 100): string[] {
  const sums = new Map<string, { whole: number; amount: number }>()
  for (const contact of contacts) {
    const money = parseMoney(textOf(contact, 'value') ?? '')
    if (money === undefined) continue
    const { whole, amount } = sums.get(money.currency) ?? { whole: 0, amount: 0 }
    sums.set(money.currency, {
      whole: whole + money.amount,
      amount: amount + (money.amount * per(contact)) / 100,
    })
  }
  return [...sums]
    .sort(([, a], [, b]) => b.whole - a.whole)
    .map(([currency, { amount }]) => formatMoney({ amount: Math.round(amount), currency }))
}

function funnelOf(columns: readonly { stage: string; count: number }[]): Funnel {
  const most = Math.max(1, ...columns.map((one) => one.count))
  const step = 34
  return {
    height: columns.length * step,
    bars: columns.map(({ stage, count }, at) => {
      const width = count === 0 ? 2 : Math.max(6, Math.round((count / most) * 320))
      return { stage, count, width, x: (320 - width) / 2, y: at * step + 3 }
    }),
  }
}
