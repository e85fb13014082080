import { expect, test } from 'vitest'
import { createSearch, searchDocs, searchFields } from '../../src/book/index.ts'
import { bookOf } from './make.ts'

const book = bookOf({
  'ada-lovelace': `name: Ada Lovelace
org: analytical-engines
aka: Countess
email: ada@analytical.example (work)
phone: "+44 (0)20 7946 0958 (work)"
tags: [licensing, uk]
---
Prefers a quiet room.
`,
  'analytical-engines': 'name: Analytical Engines Ltd\nkind: org\ntags: [licensing]',
  'charles-babbage': 'name: Charles Babbage\norg: analytical-engines',
  'juergen-kessler': 'name: Jürgen Keßler\norg: Uhrwerke',
  'zoe-ostrom': 'name: Zoe\u0308 \u00d8stro\u0308m',
  'compiler-licence': 'name: Compiler licence\nkind: deal\nfor: [ada-lovelace]',
})
const docs = searchDocs(book)
const search = createSearch(docs, searchFields(book.config))
const find = (query: string) => search(query, 10).map((hit) => hit.slug)

test.each([
  // why, the query, the first found
  ['a name', 'lovelace', 'ada-lovelace'],
  ['the beginning of one, as one types', 'love', 'ada-lovelace'],
  ['a wrong letter', 'Lovelase', 'ada-lovelace'],
  ['two letters swapped', 'Lovleace', 'ada-lovelace'],
  ['a letter left out', 'Lovlace', 'ada-lovelace'],
  ['a letter too many', 'Lovellace', 'ada-lovelace'],
  ['a slip in what is typed so far', 'lovle', 'ada-lovelace'],
  ['words in any order', 'lovelace ada', 'ada-lovelace'],
  ['words of two fields', 'ada analytical', 'ada-lovelace'],
  ['another name', 'countess', 'ada-lovelace'],
  ['a mail address', 'ada@analytical.example', 'ada-lovelace'],
  ['digits of a number', '7946 0958', 'ada-lovelace'],
  ['the number as dialled at home', '020 7946', 'ada-lovelace'],
  ['the number as dialled from abroad', '+44 20 7946', 'ada-lovelace'],
  ['without accents', 'jurgen kessler', 'juergen-kessler'],
  ['with accents in another Unicode form', 'Zo\u00eb \u00d6strom'.normalize('NFD'), 'zoe-ostrom'],
  ['a word of the notes', 'quiet', 'ada-lovelace'],
  ['the organisation itself before its people', 'analytical engines', 'analytical-engines'],
  ['a person before the deal that is for her', 'ada lovelace', 'ada-lovelace'],
])('finds by %s', (_why, query, slug) => {
  expect(find(query)[0]).toBe(slug)
})

test.each([
  ['nothing typed', ''],
  ['blanks', '   '],
  ['signs alone', '?!'],
  ['a word that is nowhere', 'zzzzzz'],
  ['one word that is there and one that is not', 'ada zzzzzz'],
])('finds nothing for %s', (_why, query) => {
  expect(find(query)).toEqual([])
})

test('says where it was met, in the text as it stands', () => {
  const [hit] = search('lovelase 7946', 1)
  const cut = (key: string) =>
    hit?.matches
      .filter((match) => match.key === key)
      .map(({ text, ranges }) => ranges.map(([start, end]) => text.slice(start, end)))
  expect(cut('name')).toEqual([['Lovelace']])
  const [byNumber] = search('2079', 1)
  expect(byNumber?.matches).toEqual([{ key: 'phone', text: '+44 (0)20 7946 0958', ranges: [[7, 12]] }])
})

test('a link is searched by the name of the card that it leads to', () => {
  const at = searchFields(book.config).findIndex((field) => field.key === 'org')
  expect(docs.find((doc) => doc.slug === 'ada-lovelace')?.values[at]).toEqual(['Analytical Engines Ltd'])
})

test('a long query costs no more than a short one', () => {
  const many = Array.from({ length: 3000 }, (_, at) => ({
    slug: `s${at}`,
    values: docs[at % docs.length]?.values ?? [],
  }))
  const large = createSearch(many, searchFields(book.config))
  const start = performance.now()
  large('ada lovelace of the analytical engines '.repeat(200), 20)
  expect(performance.now() - start).toBeLessThan(1000)
})

test('what the words find is found, though the ranker would drop it', () => {
  const all = search.order('licensing').map((place) => docs[place]?.slug)
  expect(new Set(all)).toEqual(new Set(['ada-lovelace', 'analytical-engines']))
})
