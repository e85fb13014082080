// Ten people edit one card's lines and come back in any order: the same data, nothing lost, by a reader of its own.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUNS } from '../cases.ts'
import { chanceFrom } from '../chance.ts'
import { merge } from '../laws.ts'
import { cardText } from './card.ts'
import { edited } from './cases.ts'
import { read, tokens } from './read.ts'

/** Values and entries; but for which `next` stands and which are recorded, which is left open. */
function data(text: string) {
  const { values, records, log } = read(text)
  const rest = [...values].flatMap(([key, list]) =>
    ['next', 'conflicts', 'x-odd'].includes(key) ? [] : list.map((one) => `${key}: ${one}`),
  )
  return {
    rest: rest.sort(),
    records: records.filter((one) => !/^(next|x-odd):/.test(one)).toSorted(),
    log: log.toSorted(),
  }
}

test('ten replicas agree, and nothing is lost', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const chance = chanceFrom(seed)
      const base = cardText(chance)
      const replicas = Array.from({ length: 10 }, () => edited(base, chance, 2.5, false))
      const inOrder = (texts: readonly string[]) =>
        texts.reduce((sofar, text) => merge(base, sofar, text), base)
      const first = inOrder(replicas)
      const middle = chance.below(10)
      const halves = merge(base, inOrder(replicas.slice(0, middle)), inOrder(replicas.slice(middle)))
      for (const other of [inOrder(replicas.toReversed()), halves]) expect(data(other)).toEqual(data(first))
      const [was, now] = [tokens(base), tokens(first)]
      const added = replicas.flatMap((text) => [...tokens(text).keys()]).filter((word) => !was.has(word))
      expect(added.filter((word) => !now.has(word))).toEqual([])
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  )
})
