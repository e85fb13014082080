// What a spreadsheet makes of contacts: recognised, told, and put right only where nothing else can have been meant.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf, told } from './brief.ts'

const HEADERS = ['Name', 'Phone', 'Street', 'Zip', 'Country', 'Birthday']
const read = (cells: Record<string, string>) => {
  const row = HEADERS.map((header) => ({ Name: 'Ada', ...cells })[header] ?? '')
  return readFile(bytesOf(csvOf(HEADERS, row)), 'a.csv')
}

test.each([
  // why, cells, values, diagnostics
  ['rounded, German', { Phone: '4,47701E+11' }, ['x-phone: 4,47701E+11'], ['2 warning csv-damage']],
  ['rounded, to a whole', { Phone: '4E+11' }, ['x-phone: 4E+11'], ['2 warning csv-damage']],
  ['a street that only looks so', { Street: '1e5' }, ['address: 1e5'], []],
  ['an error, French', { Phone: '#NOM?' }, ['x-phone: #NOM?'], ['2 warning csv-damage']],
  ['an error, Russian', { Phone: '#ЗНАЧ!' }, ['x-phone: #ЗНАЧ!'], ['2 warning csv-damage']],
  ['too narrow a column', { Phone: '########' }, ['x-phone: ########'], ['2 warning csv-damage']],
  ['kept from it as a formula', { Phone: '="0049 89"' }, ['phone: 0049 89'], []],
  ['kept from it by an apostrophe', { Phone: "'+49 89" }, ['phone: +49 89'], []],
  ['with decimals', { Phone: '447700900123.0' }, ['phone: 447700900123'], ['2 warning csv-damage']],
  [
    'a zero lost in Germany',
    { Zip: '1067', Country: 'Deutschland' },
    ['address: ; ; ; 01067; Deutschland'],
    ['2 warning csv-damage'],
  ],
  [
    'two zeros lost in the United States',
    { Zip: '501', Country: 'USA' },
    ['address: ; ; ; 00501; USA'],
    ['2 warning csv-damage'],
  ],
  ['four figures are whole in Austria', { Zip: '1067', Country: 'AT' }, ['address: ; ; ; 1067; AT'], []],
  ['nobody says where', { Zip: '1067' }, ['address: ; ; ; 1067;'], []],
  ['a day as a number', { Birthday: '30737' }, ['x-birthday: 30737'], ['2 warning csv-date']],
  [
    'a day without its year or a month with one',
    { Birthday: '14-Mar' },
    ['x-birthday: 14-Mar'],
    ['2 warning csv-date'],
  ],
] as [string, Record<string, string>, string[], string[]][])('%s', (_why, cells, values, said) => {
  const { records, diagnostics } = read(cells)
  expect(records.map(brief)).toEqual([['person Ada', ...values]])
  expect(told(diagnostics)).toEqual(said)
})

test('a day as a number is told as both days that it may be', () => {
  expect(read({ Birthday: '30737' }).diagnostics[0]?.message).toBe(
    '"30737" is a day as a spreadsheet counts it: 1984-02-25, or 1988-02-26 if it counts from 1904.',
  )
})
