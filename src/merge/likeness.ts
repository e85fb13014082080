// How much two sentences are alike: their common words in order, twice, by all their words.

import { commonSubsequence } from './lcs.ts'
import type { Unit } from './units.ts'

/** From 0 to 1; 0 for units of different kinds. Of a marked pair its likest sentence counts. */
export function likeness(a: Unit | undefined, b: Unit | undefined): number {
  if (a === undefined || b === undefined || a.kind !== b.kind) return 0
  const [x, y] = [sentencesOf(a), sentencesOf(b)]
  let most = 0
  for (const one of x) for (const other of y) most = Math.max(most, alike(one, other))
  return most
}

/** Every sentence is compared with many: its words are cut once. */
const cut = new WeakMap<Unit, readonly (readonly string[])[]>()

function sentencesOf(unit: Unit): readonly (readonly string[])[] {
  let sentences = cut.get(unit)
  if (sentences === undefined) {
    sentences = (unit.alternatives ?? [unit.source]).map(wordsOf)
    cut.set(unit, sentences)
  }
  return sentences
}

function alike(a: readonly string[], b: readonly string[]): number {
  const all = a.length + b.length
  if (4 * Math.min(a.length, b.length) < all) return 0
  // The order of words costs more to compare than the words alone, which rule most pairs out.
  const words = new Set(b)
  const atMost = a.filter((word) => words.has(word)).length
  return (2 * atMost) / all < 0.5 ? 0 : (2 * commonSubsequence(a, b).length) / all
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
