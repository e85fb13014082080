import { expect, test } from 'vitest'
import { createSearch } from '../../src/book/index.ts'
import { find, initialsOf, letterOf } from '../../src/client/find.ts'
import { readState, writeState } from '../../src/client/list-state.ts'
import { decodeSearchFile, encodeSearchFile, GLOBAL, type SearchFile } from '../../src/client/search-file.ts'
import { awayWords, dayWords, dueWords } from '../../src/client/words.ts'

const entry = (slug: string, name: string, more: Partial<SearchFile['entries'][number]> = {}) => ({
  slug,
  values: [[name], ['uk']],
  href: `card/${slug}.html`,
  kind: 'person',
  stage: '',
  owner: '',
  color: '',
  due: '',
  next: '',
  orgHref: '',
  call: '',
  mail: '',
  ...more,
})

const file: SearchFile = {
  fields: [
    { key: 'name', label: 'Name', weight: 1 },
    { key: 'tags', label: 'Tags', weight: 0.4 },
  ],
  team: [['sam', 'Sam Rivers']],
  colors: [['vip', 'gold']],
  entries: [
    entry('ada', 'Ada Lovelace', { stage: 'lead', owner: 'sam', due: '2026-11-20' }),
    entry('bo', 'Bo', { due: '2026-11-23', kind: 'org', href: 'card/bo--2.html' }),
    entry('osten', 'Østen </script><!--\u2028', { color: 'vip', stage: 'won' }),
  ],
}

test('an index comes back as it was, and nothing in it ends the script', () => {
  const script = encodeSearchFile(file)
  expect(script).not.toMatch(/<|\u2028/)
  const self: Record<string, unknown> = {}
  new Function('self', script)(self)
  expect(decodeSearchFile(self[GLOBAL])).toEqual(file)
})

test.each([
  ['?q=ada&stage=lead&view=cards', '?q=ada&stage=lead&view=cards'],
  ['?view=cards&q=a%20b%26c', '?q=a+b%26c&view=cards'],
  ['?unknown=1&q=', ''],
  ['', ''],
])('the address %s', (query, written) => {
  expect(writeState(readState(query))).toBe(written)
})

test.each([
  // why, the address, the slugs
  ['all, by name', '', ['ada', 'bo', 'osten']],
  ['a stage', '?stage=lead', ['ada']],
  ['an owner', '?owner=sam', ['ada']],
  ['no owner', '?owner=-', ['bo', 'osten']],
  ['a kind', '?kind=org', ['bo']],
  ['a colour', '?color=vip', ['osten']],
  ['a tag', '?tag=uk', ['ada', 'bo', 'osten']],
  ['overdue', '?due=overdue', ['ada']],
  ['due today', '?due=today', ['bo']],
  ['no date', '?due=none', ['osten']],
  ['a letter', '?letter=O', ['osten']],
  ['by date, those without last', '?sort=due', ['ada', 'bo', 'osten']],
  ['by stage', '?sort=stage', ['ada', 'osten', 'bo']],
  ['words and a filter', '?q=ada&stage=won', []],
  ['words', '?q=lovelase', ['ada']],
])('a list shows %s', (_why, query, slugs) => {
  const search = createSearch(file.entries, file.fields)
  const found = find(file, search, readState(query), '2026-11-23', 10)
  expect(found.hits.map(({ index }) => file.entries[index]?.slug)).toEqual(slugs)
  expect(found.total).toBe(slugs.length)
})

test.each([
  ['Ada', 'A'],
  ['Østen', 'O'],
  ['Éva', 'E'],
  ['"Quoted"', 'Q'],
  ['3M', '#'],
  ['Жанна', '#'],
])('%s stands under %s', (name, letter) => {
  expect(letterOf(name)).toBe(letter)
})

test.each([
  ['Ada Lovelace', 'AL'],
  ['Ada King of Lovelace', 'AL'],
  ['Noor', 'N'],
  ['???', '?'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test.each([
  ['2026-11-20', '3 days late', '3 days ago'],
  ['2026-11-22', '1 day late', 'yesterday'],
  ['2026-11-23', 'today', 'today'],
  ['2026-11-24', 'tomorrow', 'tomorrow'],
  ['2026-12-01', 'Tue 1 Dec', 'in 8 days'],
  ['2027-01-04', 'Mon 4 Jan 2027', 'in 42 days'],
])('%s in words', (date, due, away) => {
  expect([dueWords(date, '2026-11-23'), awayWords(date, '2026-11-23')]).toEqual([due, away])
})

test('a day says its year where nothing else does', () => {
  expect(dayWords('2026-12-01')).toBe('Tue 1 Dec 2026')
})
