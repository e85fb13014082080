// E-mail addresses: compared without case and tag; those that a whole office reads count for little.

import type { Names } from './compare-names.ts'
import {
  type Address,
  cutAddress,
  EMAIL_LEVELS,
  emailLevel,
  isOfficeMailbox,
  plainAddress,
} from './email-level.ts'
import { type Comparison, NOTHING, type Part } from './part.ts'
import { lettersOf, mayLookAlike } from './similarity.ts'
import { addAll, best, createTable, rarest } from './table.ts'
import type { DedupeRecord } from './types.ts'
import { areShared } from './users.ts'

const { DIFFERENT, LOOSE, CLOSE, SHARED, SAME } = EMAIL_LEVELS

const PARTS: readonly Part[] = [
  {
    key: 'email',
    words: [
      'e-mail addresses differ',
      'e-mail addresses look alike',
      'same e-mail name elsewhere',
      'e-mail addresses nearly the same',
      'same e-mail address, which others have too',
      'same e-mail address',
    ],
    chances: {
      one: [0.22, 0.04, 0.06, 0.07, 0.04, 0.57],
      home: [0.9, 0.025, 0.005, 0.01, 0.055, 0.005],
      office: [0.45, 0.01, 0.01, 0.01, 0.5, 0.02],
      any: [0.9965, 0.002, 0.0005, 0.0002, 0.0005, 0.0003],
    },
    isRare: true,
    isPersonal: true,
  },
  {
    key: 'mailbox',
    words: ['mailboxes of offices differ', 'same mailbox of an office'],
    chances: { one: [0.2, 0.8], home: [0.9, 0.1], office: [0.1, 0.9], any: [0.99, 0.01] },
  },
]

/** @returns undefined where no record has an address */
export function compareEmail(
  records: readonly DedupeRecord[],
  names: Names | undefined,
): Comparison | undefined {
  const table = createTable()
  const every = records.map(({ email }) => addAll(table, email, plainAddress))
  if (table.texts.length === 0) return undefined
  const addresses = table.texts.map(cutAddress)
  const isOffice = addresses.map(isOfficeMailbox)
  const own = every.map((list) => list.filter((id) => !isOffice[id]))
  const offices = every.map((list) => list.filter((id) => isOffice[id]))
  const isShared = areShared(own, table.texts.length, names)
  const letters = Int32Array.from(table.texts, lettersOf)
  const level = (a: number, b: number): number => {
    if (a === b) return isShared[a] ? SHARED : SAME
    const [one, other] = [addresses[a], addresses[b]]
    if (one === undefined || other === undefined) return DIFFERENT
    if (one.local !== other.local && !mayLookAlike(letters[a] ?? 0, letters[b] ?? 0)) return DIFFERENT
    return emailLevel(one, other)
  }
  const first = own.map(([id]) => (id === undefined ? undefined : addresses[id]))
  const isNamed = first.map((one, record) => isAfterName(one, names?.namesOf(record) ?? []))
  /** Two Ivan Patels have ivan.patel@ everywhere: that says no more than their names do. */
  const saysNoMore = (a: number, b: number): boolean => {
    const [number, other] = [first[a]?.number ?? '', first[b]?.number ?? '']
    return isNamed[a] === true && isNamed[b] === true && (number === '' || number !== other)
  }
  return {
    parts: PARTS,
    compare: (a, b, out, at) => {
      const top = best(own[a], own[b], NOTHING, level)
      out[at] = top >= LOOSE && top <= CLOSE && saysNoMore(a, b) ? NOTHING : top
      out[at + 1] = best(offices[a], offices[b], NOTHING, (one, other) => Number(one === other))
    },
    shared: (a, b) => rarest(table, own[a], own[b]),
    keys: emailKeys(every, own, addresses),
  }
}

function isAfterName(address: Address | undefined, names: readonly string[]): boolean {
  const letters = address?.local.replace(/[^a-z]/g, '') ?? ''
  return names.some((name) => name.length > 2 && letters.includes(name))
}

function emailKeys(
  every: readonly (readonly number[])[],
  own: readonly (readonly number[])[],
  addresses: readonly Address[],
) {
  const [locals, domains] = [createTable(), createTable()]
  const local = addresses.map((one) => locals.add(one.local.replace(/[^\p{L}\p{N}]/gu, '')))
  const domain = addresses.map((one) => domains.add(one.domain))
  const known = (list: readonly number[], of: readonly number[]) =>
    list.map((id) => of[id] ?? -1).filter((id) => id >= 0)
  return [
    { name: 'email', isAlone: true, of: every },
    { name: 'email name', isAlone: true, of: own.map((list) => known(list, local)) },
    { name: 'domain', isAlone: false, of: every.map((list) => known(list, domain)) },
  ]
}
