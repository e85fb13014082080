// The laws of the merge, on generated cards and edits: MERGE_RUNS=10000 npx vitest run tests/merge

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeCards } from '../../src/merge/index.ts'
import { madeCard } from '../card/cards.ts'
import { caseOf, RUNS } from './cases.ts'
import { LAWS } from './laws.ts'

const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

test.each(Object.entries(LAWS))('%s', { timeout: 600_000 }, (_name, law) => {
  fc.assert(
    fc.property(seed, (n) => {
      expect(law(...caseOf(n).texts)).toBeUndefined()
    }),
    { numRuns: RUNS },
  )
})

/** Cards in every layout that the format allows, as three versions that have nothing to do with each other. */
/** Where lists of three unrelated layouts become one, several comments may find the same place, in no settled order. */
function uncommented(text: string): string {
  return text.replace(/ *# (a comment line|a comment|due: no)/g, '')
}

/** Cases in every layout that the format allows, as three versions that have nothing to do with each other. */
test.each(Object.entries(LAWS).filter(([name]) => !name.startsWith('untouched')))(
  'unrelated versions: %s',
  { timeout: 600_000 },
  (_name, law) => {
    fc.assert(
      fc.property(madeCard, madeCard, madeCard, (b, o, t) => {
        expect(law(uncommented(b.text), uncommented(o.text), uncommented(t.text))).toBeUndefined()
      }),
      { numRuns: RUNS },
    )
  },
)

test('any three texts are merged without a throw, the sides swapped or not', { timeout: 600_000 }, () => {
  const part = fc.constantFrom(
    '---\n',
    'name: A\n',
    'name: [',
    'a: {b: c}\n',
    '## Log\n',
    '- 2026-01-02: x\n',
    '\r\n',
    '<<<<<<< x\n',
    '>>>>>>> y\n',
    '```\n',
    'Text. More',
    '\ufeff',
    '# c\n',
    '- a\n',
    '',
  )
  const text = fc.oneof(
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 40 }),
  )
  fc.assert(
    fc.property(text, text, text, (b, o, t) => {
      expect(mergeCards(b, o, t).text).toBe(mergeCards(b, t, o).text)
    }),
    { numRuns: RUNS * 3 },
  )
})
