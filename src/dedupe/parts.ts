// All comparisons that the records give reason for, side by side: one row of levels for each pair.

import { compareDate } from './compare-date.ts'
import { compareEmail } from './compare-email.ts'
import { compareNames } from './compare-names.ts'
import { comparePhone } from './compare-phone.ts'
import { comparePlain } from './compare-plain.ts'
import { compareStreet } from './compare-street.ts'
import { withHouseNumber } from './house-number.ts'
import type { Comparison, Key, Part } from './part.ts'
import type { DedupeRecord, Role } from './types.ts'

export interface Comparer {
  readonly parts: readonly Part[]
  readonly keys: readonly Key[]
  /** Puts the level of every part at `at` and behind it. */
  readonly compare: (a: number, b: number, out: Uint8Array, at: number) => void
  /** How many records have the value that both have in a part. */
  readonly shared: (a: number, b: number, part: number) => number
}

const PLAIN: readonly Role[] = ['id', 'org', 'number', 'city', 'postcode', 'region']

export function compareRecords(given: readonly DedupeRecord[]): Comparer {
  const records = given.map(withHouseNumber)
  const names = compareNames(records)
  const all: readonly (Comparison | undefined)[] = [
    names,
    compareEmail(records, names),
    comparePhone(records, names),
    compareDate(records),
    compareStreet(records),
    ...PLAIN.map((role) => comparePlain(records, role)),
  ]
  const some = all.filter((one) => one !== undefined)
  const starts = some.map((_, i) => some.slice(0, i).reduce((sum, one) => sum + one.parts.length, 0))
  const owner = some.flatMap((one) => one.parts.map((_, part) => ({ one, part })))
  return {
    parts: some.flatMap((one) => one.parts),
    keys: some.flatMap((one) => one.keys),
    compare: (a, b, out, at) => {
      for (let i = 0; i < some.length; i++) some[i]?.compare(a, b, out, at + (starts[i] ?? 0))
    },
    shared: (a, b, part) => owner[part]?.one.shared(a, b, owner[part]?.part ?? 0) ?? 1,
  }
}
