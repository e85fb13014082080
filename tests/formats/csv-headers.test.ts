// Headers that only their words, or the values below them, explain.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf } from './brief.ts'

test.each([
  // why, cells, values
  [
    'whose and what in one',
    { Name: 'Ada', 'Home Fax': '+44 1', 'Business Fax': '+44 2' },
    ['phone: +44 1 (home fax)', 'phone: +44 2 (work fax)'],
  ],
  [
    "an office's own abbreviations",
    { 'Ansprechp.': 'Ada', 'Bemerkg.': 'Rings back', 'Tel.': '0351 1234567' },
    ['phone: 0351 1234567', 'notes "Rings back"'],
  ],
  ['a title that is a job', { Name: 'Ada', Title: 'Head of Research' }, ['title: Head of Research']],
] as [string, Record<string, string>, string[]][])('%s', (_why, cells, values) => {
  const { records } = readFile(bytesOf(csvOf(Object.keys(cells), Object.values(cells))), 'a.csv')
  expect(records.map(brief)).toEqual([['person Ada', ...values]])
})

test('a title that is no job', () => {
  const rows = [
    ['Mrs.', 'Ada', 'King'],
    ['Dr', 'Charles', 'Babbage'],
    ['Mr', 'Sam', 'Rivers'],
  ]
  const { records } = readFile(bytesOf(csvOf(['title', 'firstname', 'lastname'], ...rows)), 'a.csv')
  expect(records.map(({ parts, values }) => [parts?.prefix, values])).toEqual([
    ['Mrs.', []],
    ['Dr', []],
    ['Mr', []],
  ])
})
