// The weights, learnt from the records themselves: Fellegi and Sunter (1969) with the EM of Winkler (1988). Besides pairs
// that are one and pairs that are anybody, three more kinds are told apart, as Winkler (1993) did for households: two of
// one home, of one office, of one town. Without them a shared address and telephone would make one person of a family.
//
// What the model begins with counts as so many pairs seen before: a small book rests on it, a large one on itself.

import { NOTHING, type Part } from './part.ts'

export const [ONE, HOME, OFFICE, TOWN, ANY] = [0, 1, 2, 3, 4]
const KINDS = [ONE, HOME, OFFICE, TOWN, ANY]

export interface Model {
  /** Of all pairs, how many are of each kind. */
  readonly share: readonly number[]
  /** chance[kind][part][level] */
  readonly chance: readonly (readonly (readonly number[])[])[]
}

/** Levels of many pairs, one row of a byte for each part. */
export interface Levels {
  readonly rows: Uint8Array
  readonly count: number
}

/** Pairs that the beginning stands for, in each kind. */
const TRUST = [40, 0, 0, 60, 400]

const ROUNDS = 30
/** Learning ends when no share moves more than this part of itself. */
const STILL = 0.002

/**
 * @param found   pairs that have something in common
 * @param random  pairs by chance, from which is learnt how often strangers agree
 * @param rarity  by found pair: by how much its agreements are rarer among strangers than the average, as a logarithm
 * @param records how many there are
 * @param step    of the found pairs, every how many-th is looked at
 */
export function learn(
  parts: readonly Part[],
  found: Levels,
  random: Levels,
  rarity: Float32Array,
  records: number,
  step: number,
): Model {
  const all = Math.max(1, (records * (records - 1)) / 2)
  const width = parts.length
  const expected = expectedOf(parts, records)
  const kinds = parts.map(startOf)
  let { chance, share } = beginningOf(parts, records)
  const patterns = groupRows(random, width)
  for (let round = 0; round < ROUNDS; round++) {
    const seen = KINDS.map(() => parts.map(({ words }) => new Float64Array(words.length)))
    const sums = new Float64Array(KINDS.length)
    const model = weighing({ chance, share })
    for (let i = 0; i < found.count; i += step) {
      const p = model(found.rows, i * width, rarity[i] ?? 0)
      for (let kind = ONE; kind < ANY; kind++) {
        const weight = (p[kind] ?? 0) * step
        if (weight < 1e-4) continue
        sums[kind] = (sums[kind] ?? 0) + weight
        count(seen[kind] ?? [], found.rows, i * width, width, weight)
      }
    }
    for (const { at, times } of patterns) {
      const p = model(random.rows, at, 0)
      count(seen[ANY] ?? [], random.rows, at, width, (p[ANY] ?? 0) * times)
    }
    const before = share
    chance = KINDS.map((kind) =>
      parts.map((part, k) => learnt(part, kind, kinds[k] ?? [], (of) => seen[of]?.[k] ?? [])),
    )
    share = shareOf(
      expected.map((one, kind) => (one === 0 ? 0 : Math.min(sums[kind] ?? 0, all * 0.5) * 0.98 + one * 0.02)),
      all,
    )
    if (share.every((one, kind) => Math.abs(one - (before[kind] ?? 0)) <= one * STILL)) break
  }
  return { share, chance }
}

/** What is thought before anything is learnt. */
export function beginningOf(parts: readonly Part[], records: number): Model {
  const kinds = parts.map(startOf)
  return {
    chance: KINDS.map((kind) => kinds.map((of) => of[kind] ?? of[ANY] ?? [])),
    share: shareOf(expectedOf(parts, records), Math.max(1, (records * (records - 1)) / 2)),
  }
}

function startOf({ chances: { one, home, office, town, any } }: Part): (readonly number[] | undefined)[] {
  return [one, home, office, town, any]
}

/**
 * How many pairs of each kind a book has before one looks: one double in ten cards. A household can be told from a slip in
 * a first name only where something personal is known, an office by its name, a town by its name or post code.
 */
function expectedOf(parts: readonly Part[], records: number): number[] {
  const isKnown = (...keys: string[]) => parts.some(({ key }) => keys.includes(key))
  return [
    records * 0.1 + 0.5,
    isKnown('email', 'phone', 'birthday', 'id') ? records * 0.05 + 0.2 : 0,
    isKnown('org') ? records * 0.05 + 0.2 : 0,
    isKnown('city', 'postcode', 'region') ? records : 0,
  ]
}

/**
 * What homes and offices share is known, only how many there are is learnt: left to themselves, these kinds would stand
 * for whatever else goes together.
 */
function learnt(
  part: Part,
  kind: number,
  start: readonly (readonly number[] | undefined)[],
  seen: (kind: number) => ArrayLike<number>,
): readonly number[] {
  const own = start[kind]
  if (own !== undefined && (kind === HOME || kind === OFFICE)) return own
  if (own !== undefined && kind === ONE && part.isFixed) return own
  const from = own === undefined ? ANY : kind
  const [trust, times] = [TRUST[from] ?? 1, seen(from)]
  const total = Array.from(times).reduce((sum, one) => sum + one, trust)
  const found = (start[from] ?? []).map((chance, level) => ((times[level] ?? 0) + trust * chance) / total)
  return kind === ONE && (part.isPersonal || part.isVital) ? bounded(found, (own?.[0] ?? 1) * DRIFT) : found
}

/** So many times as often as thought before may two records that are one differ in what is a person's own. */
const DRIFT = 1.5

/** What is above the bound is spread over the other levels. */
function bounded(chances: readonly number[], most: number): readonly number[] {
  const [differ = 0] = chances
  if (differ <= most) return chances
  return chances.map((chance, level) => (level === 0 ? most : (chance * (1 - most)) / (1 - differ)))
}

function shareOf(expected: readonly number[], all: number): number[] {
  const some = expected.map((one) => Math.min(0.2, Math.max(one / all, 1e-12)))
  return [...some, 1 - some.reduce((sum, one) => sum + one, 0)]
}

/** Strangers compare in few ways: each is looked at once. */
function groupRows({ rows, count: rowCount }: Levels, width: number): { at: number; times: number }[] {
  const groups = new Map<string, { at: number; times: number }>()
  for (let i = 0; i < rowCount; i++) {
    const key = String.fromCharCode(...rows.subarray(i * width, (i + 1) * width))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { at: i * width, times: 1 })
    else group.times++
  }
  return [...groups.values()]
}

function count(
  seen: readonly Float64Array[],
  rows: Uint8Array,
  at: number,
  width: number,
  weight: number,
): void {
  for (let k = 0; k < width; k++) {
    const level = rows[at + k] ?? NOTHING
    const of = seen[k]
    if (level !== NOTHING && of !== undefined) of[level] = (of[level] ?? 0) + weight
  }
}

const LEVELS = 8

/**
 * @returns gives the chance of each kind for a row of levels; the array is used again by the next call
 */
export function weighing({
  chance,
  share,
}: Model): (rows: Uint8Array, at: number, rarity: number) => Float64Array {
  const width = chance[ONE]?.length ?? 0
  const result = new Float64Array(KINDS.length)
  const priors = share.map(Math.log)
  const logs = chance.map((of) => {
    const flat = new Float64Array(width * LEVELS)
    for (const [k, levels] of of.entries())
      for (const [level, one] of levels.entries()) flat[k * LEVELS + level] = Math.log(one)
    return flat
  })
  return (rows, at, rarity) => {
    let top = Number.NEGATIVE_INFINITY
    for (let kind = 0; kind <= ANY; kind++) {
      const of = logs[kind] as Float64Array
      let sum = (priors[kind] as number) + (kind === ANY ? rarity : 0)
      for (let k = 0; k < width; k++) {
        const level = rows[at + k] as number
        if (level !== NOTHING) sum += of[k * LEVELS + level] as number
      }
      result[kind] = sum
      if (sum > top) top = sum
    }
    let total = 0
    for (let kind = 0; kind <= ANY; kind++) total += result[kind] = Math.exp((result[kind] as number) - top)
    for (let kind = 0; kind <= ANY; kind++) result[kind] = (result[kind] as number) / total
    return result
  }
}
