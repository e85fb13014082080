// Days of birth: slips of a digit, day and month that changed places, a year left out.

import { type Comparison, NOTHING, type Part } from './part.ts'
import { editsBetween } from './similarity.ts'
import { addAll, best, createTable, rarest } from './table.ts'
import type { DedupeRecord } from './types.ts'

const [DIFFERENT, LOOSE, PARTLY, CLOSE, SAME] = [0, 1, 2, 3, 4]

const PART: Part = {
  key: 'birthday',
  words: [
    'birthdays differ',
    'birthdays have something in common',
    'birthdays agree in part',
    'birthdays nearly the same',
    'same birthday',
  ],
  chances: {
    one: [0.04, 0.03, 0.04, 0.1, 0.79],
    any: [0.945, 0.04, 0.01, 0.004, 0.001],
  },
  isRare: true,
  isPersonal: true,
}

/** @returns undefined where no record has a day */
export function compareDate(records: readonly DedupeRecord[]): Comparison | undefined {
  const table = createTable()
  const ids = records.map(({ birthday }) => addAll(table, birthday, digitsOf))
  if (table.texts.length === 0) return undefined
  const level = (a: number, b: number) =>
    a === b && table.texts[a]?.length === 8 ? SAME : alike(table.texts[a] ?? '', table.texts[b] ?? '')
  const parts = createTable()
  return {
    parts: [PART],
    compare: (a, b, out, at) => {
      out[at] = best(ids[a], ids[b], NOTHING, level)
    },
    shared: (a, b) => rarest(table, ids[a], ids[b]),
    keys: [
      { name: 'birthday', isAlone: false, of: ids },
      {
        name: 'birthday in part',
        isAlone: false,
        of: ids.map((list) => list.flatMap((id) => halvesOf(table.texts[id] ?? '').map(parts.add))),
      },
    ],
  }
}

/** A day without its day, its year, its month: what is left of it after one slip. */
function halvesOf(digits: string): string[] {
  if (digits.length !== 8) return []
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
  return [`${year}-${month}`, `${month}.${day}`, `${year}.${day}`]
}

/** Year, month and day in eight digits; four where the year is missing; '' for what is no day. */
function digitsOf(text: string): string {
  const numbers = text.match(/\d+/g) ?? []
  const two = (number: string | undefined) => (number ?? '').padStart(2, '0')
  const [a = '', b, c] = numbers
  if (numbers.length === 1 || /T\d/.test(text))
    return a.length === 8 ? a : numbers.length >= 3 ? a + two(b) + two(c) : ''
  if (numbers.length === 2) return two(a) + two(b)
  if (numbers.length !== 3) return ''
  if (a.length === 4) return a + two(b) + two(c)
  return c?.length === 4 ? c + two(b) + two(a) : two(a) + two(b) + two(c)
}

function alike(a: string, b: string): number {
  if (a.length !== 8 || b.length !== 8) return a.slice(-4) === b.slice(-4) ? PARTLY : DIFFERENT
  const [year, month, day] = [
    a.slice(0, 4) === b.slice(0, 4),
    a.slice(4, 6) === b.slice(4, 6),
    a.slice(6) === b.slice(6),
  ]
  const isTurned = year && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)
  const edits = editsBetween(a, b, 2)
  if (edits === 1 || isTurned) return CLOSE
  if ((month && day) || (year && (month || day)) || edits === 2) return PARTLY
  const apart = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)))
  return year || (apart <= 1 && (month || day)) || (apart <= 1 && edits <= 3) ? LOOSE : DIFFERENT
}
