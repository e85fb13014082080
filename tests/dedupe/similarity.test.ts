import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/dedupe/fold.ts'
import { areNicknames } from '../../src/dedupe/nicknames.ts'
import { personNames } from '../../src/dedupe/person-name.ts'
import { editsBetween, jaroWinkler, lettersOf, mayBeNear } from '../../src/dedupe/similarity.ts'

test.each([
  ['', '', 0],
  ['ada', 'ada', 0],
  ['ada', 'adda', 1],
  ['ada', 'aad', 1],
  ['kitten', 'sitting', 3],
  ['abcdef', 'ghijkl', 4],
])('edits from %s to %s', (a, b, edits) => {
  expect(editsBetween(a, b, 3)).toBe(edits)
})

test.each([
  ['martha', 'marhta', 0.961],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.813],
  ['abc', 'xyz', 0],
])('Winkler’s own example: %s and %s', (a, b, likeness) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3)
})

test('both measures are symmetric, and the quick look never hides a near text', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde1'), maxLength: 9 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const edits = editsBetween(a, b, 2)
      expect(editsBetween(b, a, 2)).toBe(edits)
      expect(jaroWinkler(b, a)).toBeCloseTo(jaroWinkler(a, b), 12)
      if (edits <= 2) expect(mayBeNear(lettersOf(a), lettersOf(b), edits)).toBe(true)
    }),
  )
})

test.each([
  ['Łukasz Ørsted', 'lukasz orsted'],
  ['STRAẞE', 'strasse'],
  ["O'Neill-Smith", 'oneill smith'],
  ['Юрий Щукин', 'yurii shchukin'],
  ['Σωκράτης', 'sokratis'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each([
  ['bob', 'robert', true],
  ['bob', 'bill', false],
  ['sasha', 'alexander', true],
  ['x', 'x', false],
])('%s and %s', (a, b, are) => {
  expect(areNicknames(a, b)).toBe(are)
})

test.each([
  [{ name: ['Dr. Ada King-Noel'] }, ['ada', 'kingnoel', '']],
  [{ name: ['de la Cruz, José'] }, ['jose', 'delacruz', '']],
  [{ name: ['Vincent van Gogh'] }, ['vincent', 'vangogh', '']],
  [{ given: ['Ji-woo CARTER'], family: [''] }, ['jiwoo', 'carter', '']],
  [{ given: ['Tom'], family: ['Kim Jr.'] }, ['tom', 'kim', 'jr']],
  [{ family: ['Kim'] }, ['', 'kim', '']],
  [{ name: ['Plato'] }, ['plato', '', '']],
])('the name in %j', (record, [given, family, generation]) => {
  expect(personNames(record)[0]).toMatchObject({ given, family, generation })
})
