// Cadence: how often one means to be in touch, `2 weeks`, `90 days`, `6 months`, `1 year`.

import { addDays, addMonths, type CalendarDate } from './date.ts'

export interface Cadence {
  readonly count: number
  readonly unit: 'day' | 'week' | 'month' | 'year'
}

/** Reads a cadence; undefined where the text is none. `every` is never more than ten years. */
export function parseCadence(text: string): Cadence | undefined {
  const match = /^(?:every\s+)?(\d{1,4})?\s*(day|week|month|year)s?$/i.exec(text.trim())
  if (!match) return undefined
  const count = match[1] === undefined ? 1 : Number(match[1])
  const unit = match[2]?.toLowerCase() as Cadence['unit']
  const days = count * { day: 1, week: 7, month: 30, year: 365 }[unit]
  return count > 0 && days <= 3660 ? { count, unit } : undefined
}

export function addCadence(date: CalendarDate, cadence: Cadence): CalendarDate {
  switch (cadence.unit) {
    case 'day':
      return addDays(date, cadence.count)
    case 'week':
      return addDays(date, 7 * cadence.count)
    case 'month':
      return addMonths(date, cadence.count)
    case 'year':
      return addMonths(date, 12 * cadence.count)
  }
}
