import { expect, test } from 'vitest'
import { findByName, resolve } from '../../src/book/index.ts'
import { bookOf, slugs } from './make.ts'

const book = bookOf({
  'ada-lovelace':
    'name: Ada Lovelace\norg: acme (2019-2024)\nrelated: charles (assistant)\nalias: [ada-king, charles]',
  'ada-yonath': 'name: Ada Yonath\naka: [Crystal]',
  charles: 'name: Charles Babbage\norg: [acme, Some text]',
  acme: 'name: Acme\nkind: org',
  'zoe-o-brien': "name: Zoë O'Brien",
  deal: 'name: Deal\nkind: deal\nfor: [acme, ada-king, nobody]',
})

test('backlinks tell who links, by which field and label, former names included', () => {
  const links = (slug: string) =>
    book.backlinks.get(slug)?.map(({ from, key, label }) => [from.slug, key, label])
  expect(links('acme')).toEqual([
    ['ada-lovelace', 'org', '2019-2024'],
    ['charles', 'org', undefined],
    ['deal', 'for', undefined],
  ])
  expect(links('ada-lovelace')).toEqual([['deal', 'for', undefined]])
  expect(links('charles')).toEqual([['ada-lovelace', 'related', 'assistant']])
})

test('a former name finds its card only where no card has the name now', () => {
  expect(resolve(book, 'ada-king')?.slug).toBe('ada-lovelace')
  expect(resolve(book, 'charles')?.slug).toBe('charles')
  expect(resolve(book, 'nobody')).toBeUndefined()
})

test('two cards of one slug, in another case or folder, are a clash and no link’s end', () => {
  const clash = bookOf({ 'a/jose': 'name: José', 'b/Jose': 'name: Jose', ben: 'name: Ben\nrelated: jose' })
  expect([...clash.clashes].map(([slug, cards]) => [slug, cards.map((card) => card.file)])).toEqual([
    ['jose', ['contacts/b/Jose.md', 'contacts/a/jose.md']],
  ])
  expect(resolve(clash, 'jose')).toBeUndefined()
})

test.each([
  ['the slug', 'ada-yonath', ['ada-yonath']],
  ['a path, as a shell completes it', 'contacts/ada-yonath.md', ['ada-yonath']],
  ['several that fit are a choice', 'ada', ['ada-lovelace', 'ada-yonath']],
  ['beginnings of words in any order', 'love ada', ['ada-lovelace']],
  ['another name', 'crystal', ['ada-yonath']],
  ['a whole name beats a part', 'Acme', ['acme']],
  ['accents and apostrophes aside', 'zoe obrien', ['zoe-o-brien']],
  ['the name as one says it', "zoe o'b", ['zoe-o-brien']],
])('%s: %s', (_why, typed, found) => {
  expect(slugs(findByName(book, typed).contacts)).toEqual(found)
})

test('a typing error gets a suggestion', () => {
  expect(findByName(book, 'lovelase')).toEqual({ contacts: [], suggestion: 'ada-lovelace' })
})
