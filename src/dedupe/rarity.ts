// A shared name that nobody else has says more than one that every tenth has.

import type { Levels } from './learn.ts'
import { NOTHING, type Part } from './part.ts'
import type { Comparer } from './parts.ts'

/** So many strangers stand behind the average that a part begins with. */
const TRUST = 400
/** So many records stand behind the average where the chance of one value is judged. */
const BEHIND = 200

/**
 * @returns for a pair and its row of levels, by how much what the two have in common is rarer among strangers than what
 *   strangers have in common on average, as a logarithm: below 0 for what is rare
 */
export function rarityOf(
  { parts, shared }: Comparer,
  random: Levels,
  records: number,
): (a: number, b: number, rows: Uint8Array, at: number) => number {
  const average = parts.map((part, k) => chanceOfSame(part, k, random, parts.length))
  const tops = parts.map((part) => (part.isRare ? part.words.length - 1 : -1))
  return (a, b, rows, at) => {
    let sum = 0
    for (let k = 0; k < tops.length; k++) {
      if (rows[at + k] !== tops[k]) continue
      const usual = average[k] ?? 1
      // The two themselves are no strangers to each other.
      const others = Math.max(0, shared(a, b, k) - 2)
      sum += Math.log((others + BEHIND * usual) / (records + BEHIND) / usual)
    }
    return sum
  }
}

function chanceOfSame(part: Part, k: number, { rows, count }: Levels, width: number): number {
  const top = part.words.length - 1
  let [same, known] = [0, 0]
  for (let i = 0; i < count; i++) {
    const level = rows[i * width + k]
    if (level === NOTHING) continue
    known++
    if (level === top) same++
  }
  return (same + TRUST * (part.chances.any[top] ?? 0.01)) / (known + TRUST)
}
