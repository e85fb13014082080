import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathFor, slugFor } from '../../src/book/index.ts'
import { isSlug } from '../../src/contact/index.ts'

test.each([
  // name                        slug
  ['Ada Lovelace', 'ada-lovelace'],
  ["Aoife O'Brien-Ní Bhriain", 'aoife-obrien-ni-bhriain'],
  ['Jürgen Groß', 'jurgen-gross'],
  ['Søren Ångström', 'soren-angstrom'],
  ['Łukasz Żółć', 'lukasz-zolc'],
  ['İstanbul Ltd.', 'istanbul-ltd'],
  ['J.R.R. Tolkien', 'j-r-r-tolkien'],
  ['ada@home.example', 'ada-at-home-example'],
  ['Fish & Chips', 'fish-and-chips'],
  ['Олена Ткаченко', 'olena-tkachenko'],
  ['Юрий Гагарин', 'iurii-gagarin'],
  ['Γιώργος Παπαδόπουλος', 'giorgos-papadopoulos'],
  ['COM1', 'com1-card'],
  ['  --  ', 'card-'],
  ['王小明', 'card-'],
])('%s', (name, slug) => {
  const made = slugFor(name)
  expect(slug === 'card-' ? made.replace(/[0-9a-z]{6}$/, '') : made).toBe(slug)
})

test('a name that is taken gets a number, whatever its case', () => {
  const taken = new Set(['ada', 'ada-2'])
  expect([slugFor('Ada', taken), slugFor('ADA', new Set())]).toEqual(['ada-3', 'ada'])
  expect(slugFor('x'.repeat(100), new Set(['x'.repeat(80)]))).toBe(`${'x'.repeat(78)}-2`)
})

test('any text becomes a slug that is right and free', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (name, again) => {
      const first = slugFor(name)
      const taken = new Set(again ? [first] : [])
      const slug = slugFor(name, taken)
      expect(isSlug(slug)).toBe(true)
      expect(taken.has(slug)).toBe(false)
      expect(slugFor(name)).toBe(first)
    }),
  )
})

test.each([
  ['flat', 'ada-lovelace', 'ada-lovelace.md'],
  ['letters', 'ada-lovelace', 'ad/ada-lovelace.md'],
  ['letters', 'a-b', 'a/a-b.md'],
  ['letters', 'x', 'x/x.md'],
] as const)('%s: %s', (layout, slug, path) => {
  expect(pathFor(slug, layout)).toBe(path)
})
