// Pairs of concurrent edits against the oracle: nothing lost, nothing invented, nothing doubled, all as the rules say.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseOf, RUNS } from './cases.ts'
import { merge } from './laws.ts'
import { faultInComments, faultInNotes, meant, saidBy } from './oracle.ts'

test('a merge says what both people said', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const { base, sides, texts } = caseOf(seed)
      const text = merge(...texts)
      expect(saidBy(text)).toEqual(meant(base, ...sides))
      expect(faultInNotes(text, base, ...sides)).toBeUndefined()
      expect(faultInComments(text, base, ...sides)).toBeUndefined()
    }),
    { numRuns: RUNS },
  )
})
