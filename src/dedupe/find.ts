// The finder: compares, learns, weighs, groups.

import { candidatePairs, randomPairs } from './candidates.ts'
import { cluster } from './cluster.ts'
import { type Levels, learn, ONE, weighing } from './learn.ts'
import { NOTHING, type Part } from './part.ts'
import { type Comparer, compareRecords } from './parts.ts'
import { rarityOf } from './rarity.ts'
import { reasonsFor } from './reasons.ts'
import type { DedupeRecord, Duplicates } from './types.ts'

/** From here on a pair is worth a look. */
const WORTH = oddsOf(0.1)
/** From here on two records count as one. More than even: one for and one against do not make a group. */
const SAME = oddsOf(0.55)
/** From here on nobody needs to look. */
const CERTAIN = oddsOf(0.995)
/** What the pairs of a certain group come to on average, at least. */
const COHERENT = oddsOf(0.95)

/** Pairs from which is learnt, at the most. */
const LEARNT = 100_000

/**
 * Finds records that are one and the same.
 * @param records in any order; the result names them by their places
 */
export function findDuplicates(records: readonly DedupeRecord[]): Duplicates {
  const count = records.length
  const comparer = compareRecords(records)
  const { parts } = comparer
  if (count < 2 || parts.length === 0) return { pairs: [], groups: [], certain: [], compared: 0 }
  const found = compareAll(comparer, candidatePairs(comparer.keys, count, sortKeys(records)), count)
  const random = compareAll(comparer, randomPairs(count), count)
  const rarity = rarityOf(comparer, random, count)
  const rare = new Float32Array(found.count)
  for (let i = 0; i < found.count; i++)
    rare[i] = rarity(...placesOf(found.pairs[i] ?? 0, count), found.rows, i * parts.length)
  const model = learn(parts, found, random, rare, count, Math.max(1, Math.floor(found.count / LEARNT)))
  const weigh = weighing(model)
  const row = new Uint8Array(parts.length)
  const odds = (a: number, b: number): number => {
    comparer.compare(a, b, row, 0)
    return oddsOf(weigh(row, 0, rarity(a, b, row, 0))[ONE] ?? 0)
  }
  const sureOdds = (a: number, b: number): number => {
    const now = odds(a, b)
    return isDoubtful(parts, row) ? Number.NEGATIVE_INFINITY : now
  }
  const edges: { a: number; b: number; odds: number; isSure: boolean }[] = []
  for (let i = 0; i < found.count; i++) {
    const now = oddsOf(weigh(found.rows, i * parts.length, rare[i] ?? 0)[ONE] ?? 0)
    if (now < WORTH) continue
    const levels = found.rows.subarray(i * parts.length, (i + 1) * parts.length)
    if (!areAlike(parts, levels)) continue
    // Two Adas of different families are worth a look only where it is likelier than not.
    if (now < SAME && isContradicted(parts, levels)) continue
    const [a, b] = placesOf(found.pairs[i] ?? 0, count)
    edges.push({ a, b, odds: now, isSure: now >= CERTAIN && isSure(parts, levels) })
  }
  edges.sort((x, y) => y.odds - x.odds || x.a - y.a || x.b - y.b)
  const sameEdges = edges.filter((edge) => edge.odds >= SAME)
  const certain = cluster(
    edges.filter((edge) => edge.isSure),
    sureOdds,
    COHERENT,
  )
  const groupOf = new Map(certain.flatMap((group, i) => group.map((record) => [record, i] as const)))
  return {
    pairs: edges.map(({ a, b, odds: now }) => {
      comparer.compare(a, b, row, 0)
      const isCertain = groupOf.has(a) && groupOf.get(a) === groupOf.get(b)
      return { a, b, certainty: 1 / (1 + Math.exp(-now)), isCertain, reasons: reasonsFor(parts, model, row) }
    }),
    groups: cluster(sameEdges, odds, SAME),
    certain,
    compared: found.count,
  }
}

/** A pair that a program may merge differs in nothing vital, and agrees in something that points to one person. */
function isSure(parts: readonly Part[], row: Uint8Array): boolean {
  const isPersonal = parts.some((part, k) => part.isPersonal && row[k] === part.words.length - 1)
  return isPersonal && !isDoubtful(parts, row)
}

function isDoubtful(parts: readonly Part[], row: Uint8Array): boolean {
  return parts.some((part, k) => part.isVital && (row[k] ?? NOTHING) < (part.sureFrom ?? 1))
}

/** Two of whom nothing can be compared are likely one in a book of three cards, and still no pair to ask about. */
export function areAlike(parts: readonly Part[], row: Uint8Array): boolean {
  return parts.some((part, k) => !part.isFixed && row[k] !== NOTHING && row[k] !== 0)
}

function isContradicted(parts: readonly Part[], row: Uint8Array): boolean {
  return parts.some((part, k) => part.isVital && row[k] === 0)
}

interface Compared extends Levels {
  readonly pairs: Float64Array
}

function compareAll(comparer: Comparer, pairs: Float64Array, count: number): Compared {
  const width = comparer.parts.length
  const rows = new Uint8Array(pairs.length * width).fill(NOTHING)
  for (let i = 0; i < pairs.length; i++) comparer.compare(...placesOf(pairs[i] ?? 0, count), rows, i * width)
  return { rows, pairs, count: pairs.length }
}

function placesOf(pair: number, count: number): [a: number, b: number] {
  const a = Math.floor(pair / count)
  return [a, pair - a * count]
}

/** As a logarithm. */
function oddsOf(chance: number): number {
  return Math.log(Math.max(chance, 1e-12)) - Math.log(Math.max(1 - chance, 1e-12))
}

/** Where many have one key, those with neighbouring names are compared. */
function sortKeys(records: readonly DedupeRecord[]): string[] {
  return records.map(({ family = [], given = [], name = [], org = [] }) =>
    [family[0] ?? '', given[0] ?? '', name[0] ?? '', org[0] ?? ''].join(' ').toLowerCase(),
  )
}
