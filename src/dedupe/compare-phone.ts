// Telephone numbers: compared by their last digits, since lists mix numbers with and without the country; a switchboard
// counts for little. A book's own numbers come as E.164, read with the book's country.

import type { Names } from './compare-names.ts'
import { type Comparison, NOTHING, type Part } from './part.ts'
import { lastDigits } from './phone-digits.ts'
import { editsBetween } from './similarity.ts'
import { addAll, best, createTable, rarest } from './table.ts'
import type { DedupeRecord } from './types.ts'
import { areShared } from './users.ts'

const [DIFFERENT, CLOSE, SHARED, SAME] = [0, 1, 2, 3]

const PART: Part = {
  key: 'phone',
  words: [
    'phone numbers differ',
    'phone numbers differ in a digit',
    'same phone number, which others have too',
    'same phone number',
  ],
  chances: {
    one: [0.2, 0.03, 0.09, 0.68],
    home: [0.2, 0.02, 0.73, 0.05],
    office: [0.2, 0.02, 0.73, 0.05],
    any: [0.996, 0.002, 0.001, 0.001],
  },
  isRare: true,
  isPersonal: true,
}

/** @returns undefined where no record has a number */
export function comparePhone(
  records: readonly DedupeRecord[],
  names: Names | undefined,
): Comparison | undefined {
  const table = createTable()
  const ids = records.map(({ phone }) => addAll(table, phone, lastDigits))
  if (table.texts.length === 0) return undefined
  const isShared = areShared(ids, table.texts.length, names)
  const level = (a: number, b: number): number => {
    if (a === b) return isShared[a] ? SHARED : SAME
    return editsBetween(table.texts[a] ?? '', table.texts[b] ?? '', 1) === 1 ? CLOSE : DIFFERENT
  }
  return {
    parts: [PART],
    compare: (a, b, out, at) => {
      out[at] = best(ids[a], ids[b], NOTHING, level)
    },
    shared: (a, b) => rarest(table, ids[a], ids[b]),
    keys: [{ name: 'phone', isAlone: true, of: ids }],
  }
}
