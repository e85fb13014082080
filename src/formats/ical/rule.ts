// RRULE and EXRULE, RFC 5545 section 3.3.10: text to a rule, or why it is none.

import { readTime, type TimeValue } from './time-value.ts'

export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** `-1FR`: the last Friday. `nth` 0: every one. */
export interface WeekdayRule {
  /** 0 Monday ... 6 Sunday. */
  readonly weekday: number
  readonly nth: number
}

/** Lists are sorted, without doubles; an empty one is a part that the rule does not have. */
export interface Rule {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | undefined
  readonly until: TimeValue | undefined
  readonly months: readonly number[]
  readonly weeks: readonly number[]
  readonly yearDays: readonly number[]
  readonly monthDays: readonly number[]
  readonly weekdays: readonly WeekdayRule[]
  readonly hours: readonly number[]
  readonly minutes: readonly number[]
  readonly seconds: readonly number[]
  readonly positions: readonly number[]
  /** 0 Monday ... 6 Sunday. */
  readonly weekStart: number
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** What a list may hold: its least and greatest number; negative ones count from the end. */
const LISTS = {
  BYMONTH: [1, 12, false],
  BYWEEKNO: [1, 53, true],
  BYYEARDAY: [1, 366, true],
  BYMONTHDAY: [1, 31, true],
  BYHOUR: [0, 23, false],
  BYMINUTE: [0, 59, false],
  BYSECOND: [0, 60, false],
  BYSETPOS: [1, 366, true],
} as const
const MOST = 1e9

/** Reads a rule; a fault is a sentence about the part that can't be meant. Unknown parts are left aside (RFC 5545, x-name). */
export function readRule(text: string): { rule: Rule } | { fault: string } {
  const parts = new Map<string, string>()
  for (const piece of text.split(';')) {
    const [name = '', value = ''] = piece.split('=').map((side) => side.trim().toUpperCase())
    if (name !== '' && !parts.has(name)) parts.set(name, value)
  }
  const faults: string[] = []
  const frequency = FREQUENCIES.find((one) => one === parts.get('FREQ'))
  if (frequency === undefined) faults.push(`FREQ=${parts.get('FREQ') ?? ''} is no frequency`)
  const number = (name: string) => {
    const given = parts.get(name)
    if (given === undefined) return undefined
    const value = /^\d+$/.test(given) ? Number(given) : 0
    if (value < 1) faults.push(`${name}=${given} is refused`)
    return Math.min(value, MOST)
  }
  const list = (name: keyof typeof LISTS) => {
    const [least, greatest, fromEnd] = LISTS[name]
    const numbers = items(parts.get(name)).map((item) =>
      /^[+-]?\d+$/.test(item) ? Number(item) : Number.NaN,
    )
    const isIn = (one: number) =>
      (one >= least && one <= greatest) || (fromEnd && one <= -least && one >= -greatest)
    if (!numbers.every(isIn)) faults.push(`${name}=${parts.get(name)} is refused`)
    return sorted(numbers)
  }
  const weekdays = [...new Set(items(parts.get('BYDAY')))].flatMap((item): WeekdayRule[] => {
    const match = /^([+-]?\d{1,3})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item)
    if (match) return [{ weekday: WEEKDAYS.indexOf(match[2] ?? ''), nth: Number(match[1] ?? 0) }]
    faults.push(`BYDAY=${parts.get('BYDAY')} is refused`)
    return []
  })
  const scale = parts.get('RSCALE') ?? 'GREGORIAN'
  if (!scale.startsWith('GREG')) faults.push(`a rule of the calendar ${scale} is not read here`)
  const untilText = parts.get('UNTIL')
  const until = untilText === undefined ? undefined : readTime(untilText)
  if (untilText !== undefined && until === undefined) faults.push(`UNTIL=${untilText} is no date`)
  const rule = {
    frequency: frequency ?? 'YEARLY',
    interval: number('INTERVAL') ?? 1,
    count: number('COUNT'),
    until,
    months: list('BYMONTH'),
    weeks: list('BYWEEKNO'),
    yearDays: list('BYYEARDAY'),
    monthDays: list('BYMONTHDAY'),
    weekdays,
    hours: list('BYHOUR'),
    minutes: list('BYMINUTE'),
    seconds: list('BYSECOND'),
    positions: list('BYSETPOS'),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
  }
  return faults.length === 0 ? { rule } : { fault: `${faults.join(', ')}.` }
}

/** A trailing comma is a slip. */
function items(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((item) => item.trim() || [])
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
