// The pipeline: deals by stage, with their sums and what they are likely to bring, each currency by itself.

import { type Book, byName, daysInStage } from '../book/index.ts'
import { type Contact, dateOf, formatMoney, type Money, parseMoney, textOf } from '../contact/index.ts'
import { cardCell, isOf, organisation } from './rows.ts'
import type { Group, Question, ReportKind, Row } from './types.ts'

export const pipeline: ReportKind = {
  id: 'pipeline',
  summary: 'deals by stage, with sums and weighted sums',
  make: (book, question) => ({
    id: 'pipeline',
    title: `${book.config.title}: pipeline`,
    today: question.today,
    columns: [
      { key: 'card', label: 'Deal', type: 'card' },
      { key: 'org', label: 'For', type: 'text' },
      { key: 'value', label: 'Value', type: 'money' },
      { key: 'weighted', label: 'Weighted', type: 'money' },
      { key: 'close', label: 'Closing', type: 'date' },
      { key: 'days', label: 'Days in stage', type: 'days' },
      { key: 'owner', label: 'Owner', type: 'text' },
    ],
    groups: groupsOf(book, question),
    empty: 'There is no deal.',
  }),
}

function groupsOf(book: Book, question: Question): Group[] {
  const deals = book.contacts.filter((contact) => contact.kind === 'deal' && isOf(contact, question))
  const stageOf = (deal: Contact) => textOf(deal, 'stage') ?? ''
  const stages = [...new Set([...book.config.stages.deal, ...deals.map(stageOf).sort()])]
  const groups = stages.map((stage): Group => {
    const mine = deals.filter((deal) => stageOf(deal) === stage).sort(byClosing)
    const chance = book.config.probability.get(stage)
    const percent = chance === undefined ? '' : ` (${chance} %)`
    return {
      id: stage || 'none',
      title: `${stage === '' ? 'no stage' : stage}${percent}${sumsText(mine, chance)}`,
      rows: mine.map((deal) => dealRow(book, question, deal, chance)),
    }
  })
  const open = deals.filter((deal) => isOpen(book.config.probability.get(stageOf(deal))))
  const totals = sumsOf(open, (deal) => book.config.probability.get(stageOf(deal)))
  const rows = totals.map(
    ({ value, weighted }): Row => ({ org: `All open, ${value.currency}`, value, weighted }),
  )
  return rows.length > 0 ? [...groups, { id: 'total', title: 'Open deals together', rows }] : groups
}

/** Neither won nor lost; a stage without a probability is open. */
function isOpen(chance: number | undefined): boolean {
  return chance === undefined || (chance > 0 && chance < 100)
}

function dealRow(book: Book, { today }: Question, deal: Contact, chance: number | undefined): Row {
  const value = parseMoney(textOf(deal, 'value') ?? '')
  return {
    card: cardCell(deal),
    org: organisation(book, deal),
    value,
    weighted: value === undefined ? undefined : weigh(value, chance),
    close: textOf(deal, 'close'),
    days: daysInStage(deal, today),
    owner: textOf(deal, 'owner'),
  }
}

/** A value times its chance; undefined where the stage has none. Rounded to a cent. */
function weigh(value: Money, chance: number | undefined): Money | undefined {
  if (chance === undefined) return undefined
  return { amount: Math.round(value.amount * chance) / 100, currency: value.currency }
}

/** Sums by currency, in the order of the codes: amounts of two currencies are never added. */
export function sumsOf(
  deals: readonly Contact[],
  chanceOf: (deal: Contact) => number | undefined,
): { value: Money; weighted: Money }[] {
  const sums = new Map<string, { value: number; weighted: number }>()
  for (const deal of deals) {
    const value = parseMoney(textOf(deal, 'value') ?? '')
    if (value === undefined) continue
    const sum = sums.get(value.currency) ?? { value: 0, weighted: 0 }
    sum.value += value.amount
    sum.weighted += weigh(value, chanceOf(deal) ?? 0)?.amount ?? 0
    sums.set(value.currency, sum)
  }
  const money = (amount: number, currency: string) => ({ amount: Math.round(amount * 100) / 100, currency })
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({
      value: money(sum.value, currency),
      weighted: money(sum.weighted, currency),
    }))
}

function sumsText(deals: readonly Contact[], chance: number | undefined): string {
  const sums = sumsOf(deals, () => chance)
  if (sums.length === 0) return ''
  const values = sums.map(({ value }) => formatMoney(value)).join(' + ')
  const weighted = sums.map((sum) => formatMoney(sum.weighted)).join(' + ')
  return isOpen(chance) && chance !== undefined ? `: ${values}, weighted ${weighted}` : `: ${values}`
}

function byClosing(a: Contact, b: Contact): number {
  const [x, y] = [dateOf(a, 'close') ?? '9999', dateOf(b, 'close') ?? '9999']
  return x < y ? -1 : x > y ? 1 : byName(a, b)
}
