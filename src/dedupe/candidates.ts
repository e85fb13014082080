// Which pairs are worth a comparison: those that have a strong key in common, or any two keys. Several passes, so that a
// slip in one value does not hide a pair.

import type { Key } from './part.ts'

/** Up to so many records, all pairs are compared. */
const ALL = 400

/** A key that more records have than this brings only neighbours together; of very many records, half of it. */
const CROWD = 24
const MANY = 20_000

/** How far neighbours go. */
const WINDOW = 5

/**
 * @param sortKey per record, by which a crowd is put in order
 * @returns pairs as a * count + b with a < b, in order, each once
 */
export function candidatePairs(
  keys: readonly Key[],
  count: number,
  sortKey: readonly string[],
): Float64Array {
  if (count <= ALL) return allPairs(count)
  const found = createPairs(count)
  const order = orderOf(sortKey)
  const crowd = count > MANY ? CROWD / 2 : CROWD
  for (const [i, key] of keys.entries()) {
    if (key.isAlone) {
      const groups: Groups = new Map()
      for (const [record, list] of key.of.entries()) for (const one of list) put(groups, one, record)
      pass(groups, crowd, order, found.add)
    }
    for (const other of keys.slice(i)) {
      if (other === key && !hasSeveral(key.of)) continue
      const groups: Groups = new Map()
      eachBoth(key.of, other.of, (both, record) => put(groups, both, record))
      pass(groups, crowd, undefined, found.add)
    }
  }
  return found.all()
}

/** Pairs by chance, at the most. */
const RANDOM = 60_000

/** Always the same pairs for as many records: what is found must not hang on chance. */
export function randomPairs(count: number): Float64Array {
  if ((count * (count - 1)) / 2 <= RANDOM) return allPairs(count)
  const pairs = new Float64Array(RANDOM)
  let state = 20261127
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x100000000) * count)
  }
  for (let i = 0; i < RANDOM; ) {
    const [a, b] = [next(), next()]
    if (a !== b) pairs[i++] = Math.min(a, b) * count + Math.max(a, b)
  }
  return pairs
}

function allPairs(count: number): Float64Array {
  const pairs = new Float64Array((count * (count - 1)) / 2)
  let k = 0
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs[k++] = a * count + b
  return pairs
}

function hasSeveral(of: Key['of']): boolean {
  return of.some((list) => list.length > 1)
}

/** The place of each record when they stand in order. */
function orderOf(sortKey: readonly string[]): Uint32Array {
  const sorted = Uint32Array.from(sortKey, (_, i) => i).sort((a, b) => {
    const [one = '', other = ''] = [sortKey[a], sortKey[b]]
    return one < other ? -1 : one > other ? 1 : a - b
  })
  const order = new Uint32Array(sorted.length)
  for (const [place, record] of sorted.entries()) order[record] = place
  return order
}

const SPREAD = 0x4000000

/** Calls back for every two keys that a record has, as one number. */
function eachBoth(of: Key['of'], others: Key['of'], found: (key: number, record: number) => void): void {
  const isOne = of === others
  for (let record = 0; record < of.length; record++) {
    const [list = [], more = []] = [of[record], others[record]]
    for (let i = 0; i < list.length; i++)
      for (let j = isOne ? i + 1 : 0; j < more.length; j++) {
        const [a = 0, b = 0] = [list[i], more[j]]
        found(isOne && a > b ? b * SPREAD + a : a * SPREAD + b, record)
      }
  }
}

type Groups = Map<number, number[] | number>

/** A record joins those that have its key; the first of them stands alone, without a list. */
function put(groups: Groups, key: number, record: number): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, record)
  else if (typeof group === 'number') groups.set(key, [group, record])
  else group.push(record)
}

/** Brings the records of each key together; a crowd by its neighbours, where there is an order, else not at all. */
function pass(
  groups: Groups,
  crowd: number,
  order: Uint32Array | undefined,
  add: (a: number, b: number) => void,
): void {
  for (const group of groups.values()) {
    if (typeof group === 'number') continue
    const isCrowd = group.length > crowd
    if (isCrowd && order === undefined) continue
    const list = isCrowd ? group.toSorted((a, b) => (order?.[a] ?? 0) - (order?.[b] ?? 0)) : group
    for (let i = 0; i < list.length; i++) {
      const end = isCrowd ? Math.min(list.length, i + WINDOW + 1) : list.length
      for (let j = i + 1; j < end; j++) add(list[i] ?? 0, list[j] ?? 0)
    }
  }
}

/** Pairs in a growing array, now and then put in order with the doubles taken out. */
function createPairs(count: number) {
  let pairs = new Float64Array(1 << 16)
  let [used, tidied] = [0, 0]
  const tidy = () => {
    const sorted = pairs.subarray(0, used).sort()
    let kept = 0
    for (let i = 0; i < used; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) pairs[kept++] = sorted[i] ?? 0
    used = kept
    tidied = kept
  }
  return {
    add: (a: number, b: number) => {
      if (a === b) return
      if (used === pairs.length) {
        if (used > tidied * 1.5) tidy()
        if (used > pairs.length * 0.6) {
          const more = new Float64Array(pairs.length * 2)
          more.set(pairs)
          pairs = more
        }
      }
      pairs[used++] = a < b ? a * count + b : b * count + a
    },
    all: () => {
      tidy()
      return pairs.slice(0, used)
    },
  }
}
