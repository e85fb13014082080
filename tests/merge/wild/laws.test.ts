// The laws once more, on cards in every layout and edits line by line, checked by a reader of their own:
// MERGE_RUNS=10000 CHANCE=random npx vitest run tests/merge/wild

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCard } from '../../../src/card/index.ts'
import { RUNS } from '../cases.ts'
import { chanceFrom } from '../chance.ts'
import { LAWS, merge } from '../laws.ts'
import { cardText } from './card.ts'
import { edited, textsOf } from './cases.ts'
import { CHECKS } from './facts.ts'
import { read } from './read.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const timeout = 600_000

function always(check: (seed: number) => void): void {
  fc.assert(fc.property(seeds, check), { numRuns: RUNS })
}

const isRead = (text: string) =>
  read(text).faults.length === 0 &&
  parseCard(text, '').diagnostics.every(({ rule }) => rule !== 'yaml-syntax')
const isValid = (text: string) => parseCard(text, '').diagnostics.length === 0

describe.each(Object.entries(CHECKS))('%s', (_name, check) => {
  test('nowhere in two edits of a card', { timeout }, () => {
    always((seed) => {
      const texts = textsOf(seed)
      if (texts.every(isRead)) expect(check({ texts, merged: merge(...texts) })).toBeUndefined()
    })
  })

  test('nowhere in three cards that have nothing to do with each other', { timeout }, () => {
    always((seed) => {
      const chance = chanceFrom(seed)
      const texts = [cardText(chance), cardText(chance), cardText(chance)] as const
      if (texts.every(isRead)) expect(check({ texts, merged: merge(...texts) })).toBeUndefined()
    })
  })
})

test.each(Object.entries(LAWS).filter(([name]) => !name.startsWith('untouched')))(
  '%s',
  { timeout },
  (name, law) => {
    always((seed) => {
      const texts = textsOf(seed)
      if (!name.startsWith('valid') || texts.every(isValid)) expect(law(...texts)).toBeUndefined()
    })
  },
)

test('five rounds of edits and merges, in which each side takes what the other has', { timeout }, () => {
  always((seed) => {
    const chance = chanceFrom(seed)
    let base = cardText(chance)
    for (let round = 0; round < 5; round++) {
      const side = () => edited(base, chance, 2.5, round % 2 === 1)
      const texts = [base, side(), side()] as const
      if (!texts.every(isRead)) return
      const merged = merge(...texts)
      for (const [name, check] of Object.entries(CHECKS))
        expect(check({ texts, merged }), name).toBeUndefined()
      if (texts.every(isValid)) expect(isValid(merged)).toBe(true)
      base = merged
    }
  })
})
