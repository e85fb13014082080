// Ten people who edit one card off line and come back in any order agree on its data.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUNS } from './cases.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { edited } from './edits.ts'
import { model } from './generate.ts'
import { merge } from './laws.ts'
import { write } from './model.ts'
import { saidBy } from './oracle.ts'

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const left = [...list]
  return list.map(() => left.splice(chance.below(left.length), 1)[0] as T)
}

/** All data, but for which `next` stands and which are recorded: where dates were contested too, that is left open. */
function data(text: string) {
  const { values, records, log } = saidBy(text)
  const { next, ...rest } = values
  const nexts = [
    ...(next ?? []).map((one) => `next: ${one}`),
    ...records.filter((one) => one.startsWith('next: ')),
  ]
  return { rest, records: records.filter((one) => !one.startsWith('next: ')), hasNext: nexts.length > 0, log }
}

test('ten replicas agree, whatever the order', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const chance = chanceFrom(seed)
      const base = model(chance)
      const replicas = Array.from({ length: 10 }, () => write(edited(base, chance, 2.5, seed % 2 === 1)))
      const start = write(base)
      const inOrder = (texts: readonly string[]) =>
        texts.reduce((sofar, text) => merge(start, sofar, text), start)
      const [first = '', second = '', third = ''] = [1, 2, 3].map(() => inOrder(shuffled(replicas, chance)))
      const halves = merge(start, inOrder(replicas.slice(0, 5)), inOrder(replicas.slice(5)))
      expect(data(second)).toEqual(data(first))
      expect(data(third)).toEqual(data(first))
      expect(data(halves)).toEqual(data(first))
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  )
})
