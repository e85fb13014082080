// Cases from seeds: a card and what two people made of it, at their desks, without knowing of each other.

import { chanceFrom } from './chance.ts'
import { edited } from './edits.ts'
import { model } from './generate.ts'
import { type Model, write } from './model.ts'

/** Cases for each property: a few hundred at every run, `MERGE_RUNS=10000` for the figures. */
export const RUNS = Number(process.env.MERGE_RUNS ?? 300)

export interface Case {
  readonly base: Model
  readonly sides: readonly [Model, Model]
  readonly texts: readonly [base: string, ours: string, theirs: string]
}

/** Realistic and stress mix in turn, 2.5 and 6 edits a side. */
export function caseOf(seed: number): Case {
  const chance = chanceFrom(seed)
  const base = model(chance)
  const isStress = seed % 2 === 1
  const mean = seed % 4 < 2 ? 2.5 : 6
  const ours = edited(base, chance, mean, isStress)
  const theirs = edited(base, chance, mean, isStress)
  return { base, sides: [ours, theirs], texts: [write(base), write(ours), write(theirs)] }
}
