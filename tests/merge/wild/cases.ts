// Cases from seeds: a card's text, and what people made of it by editing lines.

import { type Chance, chanceFrom } from '../chance.ts'
import { BODY, BODY_LAYOUT } from './body-edits.ts'
import { cardText } from './card.ts'
import { FRONT, FRONT_LAYOUT } from './front-edits.ts'
import { cut, join } from './sections.ts'

const REALISTIC = [...FRONT, ...BODY]
const STRESS = [...REALISTIC, ...FRONT_LAYOUT, ...BODY_LAYOUT]

/** A card's text after some edits, `mean` on average. */
export function edited(text: string, chance: Chance, mean: number, isStress: boolean): string {
  let card = cut(text)
  const edits = isStress ? STRESS : REALISTIC
  for (let n = 1 + chance.below(Math.round(2 * mean) - 1); n > 0; n--) card = chance.of(edits)(card, chance)
  return join(card)
}

/** Realistic and stress mix in turn, 2.5 and 6 edits a side. */
export function textsOf(seed: number): [base: string, ours: string, theirs: string] {
  const chance = chanceFrom(seed)
  const base = cardText(chance)
  const mean = seed % 4 < 2 ? 2.5 : 6
  const side = () => edited(base, chance, mean, seed % 2 === 1)
  return [base, side(), side()]
}
