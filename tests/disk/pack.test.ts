import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import { pack, unpack } from '../../src/disk/pack.ts'
import { madeCard } from '../card/cards.ts'

const again = (text: string) => unpack('a.md', JSON.parse(JSON.stringify(pack(parseCard(text, 'a.md')))))

test('a card that went through the cache is the same card', () => {
  fc.assert(
    fc.property(madeCard, ({ text }) => {
      expect(again(text)).toEqual(parseCard(text, 'a.md'))
    }),
  )
})

test.each([
  ['unreadable', 'no card'],
  [
    'with mistakes',
    '---\nname: A\nname: B\n---\n\n## Log\n\nstray\n- 2026-11-23 09:00 order @sam 9 EUR: x\n- 2026-11-23: y\n',
  ],
])('so is one that is %s', (_why, text) => {
  expect(again(text)).toEqual(parseCard(text, 'a.md'))
})

test('diagnostics name the file as it is called now', () => {
  const packed = pack(parseCard('no card', './contacts/a.md'))
  expect(unpack('contacts/a.md', packed).diagnostics.map((found) => found.file)).toEqual(['contacts/a.md'])
})
