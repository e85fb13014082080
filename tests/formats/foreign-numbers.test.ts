// Telephone numbers without a country code, whose contact's own address says the country.

import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/contact/index.ts'
import { countryOfAddress } from '../../src/formats/import/country.ts'
import { countryFrom, foreignNumbers, type ListFacts, withFacts } from '../../src/formats/index.ts'
import type { ImportRecord, RecordValue } from '../../src/formats/record.ts'

const config = { ...DEFAULT_CONFIG, country: 'DE' }

function record(phone: string, ...addresses: string[]): ImportRecord {
  const value = (key: string, text: string, at: number): RecordValue => ({ key, text, line: at + 2 })
  const values = [value('phone', phone, 0), ...addresses.map((text, at) => value('address', text, at))]
  return {
    kind: 'person',
    name: 'Ann',
    values,
    notes: '',
    uid: '',
    source: { file: 'a.csv', line: 2, column: 1 },
  }
}

const LONDON = '1 High St; London; ; N1 1AA; United Kingdom'
const BERLIN = 'Weg 1; Berlin; ; 10115; Deutschland'

test.each<[why: string, phone: string, addresses: string[], facts: ListFacts, wanted: string]>([
  ['its address', '020 7946 0011', [LONDON], {}, '+442079460011'],
  ['in German', '020 7946 0011', ['1 High St; London; ; ; Vereinigtes Königreich'], {}, '+442079460011'],
  ['by its code', '020 7946 0011', ['; ; ; ; GB'], {}, '+442079460011'],
  ['two addresses of one country', '020 7946 0011', [LONDON, '; Leeds; ; ; UK'], {}, '+442079460011'],
  ['lines as they were written', '020 7946 0011', ['1 High St; London; England'], {}, '+442079460011'],
  ['an extension', '020 7946 0011 ext. 12', [LONDON], {}, '+442079460011 ext. 12'],
  ['no address', '020 7946 0011', [], {}, '020 7946 0011'],
  ["the book's own country", '030 1234567', [BERLIN], {}, '030 1234567'],
  ['two countries', '020 7946 0011', [LONDON, BERLIN], {}, '020 7946 0011'],
  ['an address that names none', '020 7946 0011', [LONDON, 'Weg 1'], {}, '020 7946 0011'],
  ['no number there', '030 12345', [LONDON], {}, '030 12345'],
  ['a country code', '+49 30 1234567', [LONDON], {}, '+49 30 1234567'],
  ['an extension alone', '4711', [LONDON], {}, '4711'],
  ['the list says the country', '030 1234567', [LONDON], { country: 'DE' }, '030 1234567'],
  ['the list says another', '01 5123456', [LONDON], { country: 'AT' }, '+4315123456'],
])('%s: %s', (_why, phone, addresses, facts, wanted) => {
  const given = record(phone, ...addresses)
  const isTold = facts.country === undefined && wanted !== phone
  expect(withFacts(given, facts, config).values[0]?.text).toBe(wanted)
  expect(foreignNumbers(given, facts, config).map(({ line, message }) => `${line} ${message}`)).toEqual(
    isTold
      ? [
          '2 Telephone numbers without a country code are read as numbers of United Kingdom, the country of their address.',
        ]
      : [],
  )
})

test('a number that is the same one in both countries stays as it is, without a word', () => {
  const given = record('(416) 555-0123', '1 King St; Toronto; ON; M5V; Canada')
  const us = { ...config, country: 'US' }
  expect(withFacts(given, {}, us).values[0]?.text).toBe('(416) 555-0123')
  expect(foreignNumbers(given, {}, us)).toEqual([])
})

test.each<[string, string | undefined]>([
  ['Royaume-Uni', 'GB'],
  ['Wielka Brytania', 'GB'],
  ['Великобритания', 'GB'],
  ['ドイツ', 'DE'],
  ['Österreich', 'AT'],
  ['Sverige', 'SE'],
  ['usa', 'US'],
  ['uk', 'GB'],
  ['ZZ', undefined],
  ['Atlantis', undefined],
  ['', undefined],
])('the country "%s"', (typed, code) => expect(countryFrom(typed)).toBe(code))

test.each<[string, string | undefined]>([
  ['1 Peach St; Atlanta; Georgia', undefined],
  ['1 Main St, Los Angeles, CA', undefined],
  ['1 Main St; Los Angeles; CA; 90001; US', 'US'],
  ['1 Main St, Los Angeles, USA', 'US'],
  ['; Tbilisi; ; ; Georgia', 'GE'],
  ['', undefined],
])('the country of "%s"', (address, code) => expect(countryOfAddress(address)).toBe(code))
