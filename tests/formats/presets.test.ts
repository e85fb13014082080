// Columns that become entries of the log, by hand or by a product, and amounts.

import { expect, test } from 'vitest'
import { moneyOf } from '../../src/formats/csv/entry.ts'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf, told } from './brief.ts'

test('of two columns called "Titre" the second is the job', () => {
  const headers = ['Titre', 'Prénom', 'Nom', 'Titre', 'Rue (bureau)', 'Adresse de messagerie']
  const { records } = readFile(
    bytesOf(csvOf(headers, ['Mme', 'Ada', 'Lovelace', 'Directrice', '', 'a@b.example'])),
    'a.csv',
  )
  expect(records[0]?.parts?.prefix).toBe('Mme')
  expect(records.map(brief)).toEqual([['person Ada Lovelace', 'title: Directrice', 'email: a@b.example']])
})

test('a mapping by hand takes orders, notes with a date and consents, and keeps what is none', () => {
  const mapping = {
    Said: 'log.call',
    On: 'log.date',
    Paid: 'order',
    When: 'order.date',
    Mail: 'opt-in (events)',
    Left: 'opt-out (events)',
  }
  const headers = ['Name', 'Said', 'On', 'Paid', 'When', 'Mail', 'Left']
  const { records, diagnostics } = readFile(
    bytesOf(
      csvOf(
        headers,
        ['Ada', 'Wants a quote', '2025-01-02', '12 EUR', '2025-02-03', 'yes', ''],
        ['Bob', 'Was away', '1/2/2025', '12 EUR', '', 'maybe', '2025-03-04'],
      ),
    ),
    'a.csv',
    { mapping },
  )
  expect(records.map(brief)).toEqual([
    [
      'person Ada',
      'log 2025-01-02 call: Wants a quote',
      'log 2025-02-03 order 12 EUR: imported from a list',
      'log undated opt-in: events, imported from a list',
    ],
    [
      'person Bob',
      'x-on: 1/2/2025',
      'x-mail: maybe',
      'x-order: 12 EUR',
      'log undated call: Was away',
      'log 2025-03-04 opt-out: events, imported from a list',
    ],
  ])
  expect(told(diagnostics)).toEqual(['3 warning csv-date'])
})

test('a date of an entry that says nothing is kept', () => {
  const mapping = { Said: 'log.call', On: 'log.date' }
  const rows = [
    ['Ada', 'Wants a quote', '2025-01-02'],
    ['Bob', '', '3/4/2025'],
  ]
  const read = readFile(bytesOf(csvOf(['Name', 'Said', 'On'], ...rows)), 'a.csv', { mapping, dates: 'dmy' })
  expect(read.records.map(brief)).toEqual([
    ['person Ada', 'log 2025-01-02 call: Wants a quote'],
    ['person Bob', 'x-log-date: 3/4/2025'],
  ])
})

test.each([
  ['99.00', '', '99'],
  ['1,234.50', 'usd', '1234.50 USD'],
  ['1.234,50 €', '', '1234.50 EUR'],
  ["CHF 1'200", '', '1200 CHF'],
  ['1 234,5', 'PLN', '1234.5 PLN'],
  ['£12', '', '12 GBP'],
  ['1,234', '', '1234'],
  ['-5', 'EUR', undefined],
  ['none', 'EUR', undefined],
  ['', 'EUR', undefined],
] as const)('an amount %s %s is %s', (amount, currency, money) => {
  expect(moneyOf(amount, currency)).toBe(money)
})

test('of several dates of an order the first column counts, the others are kept', () => {
  const { records, diagnostics } = readFile(
    bytesOf(
      csvOf(
        ['Order Number', 'Contact Email', 'Contact Name', 'Total Amount', 'Created At', 'Paid At'],
        ['1', 'a@b.example', 'Ada', '5', '2025-01-01', '2025-01-02'],
      ),
    ),
    'a.csv',
  )
  expect(records.map(brief)).toEqual([
    ['person Ada', 'email: a@b.example', 'x-paid-at: 2025-01-02', 'log 2025-01-01 order 5: no. 1'],
  ])
  expect(told(diagnostics)).toEqual([])
})

test('who buys for themselves is a person, not an organisation of that name', () => {
  const headers = ['Customer', 'Phone Numbers', 'Billing Address', 'Full Name']
  const { records } = readFile(bytesOf(csvOf(headers, ['Ada Lovelace', '+1', '', 'Ada Lovelace'])), 'a.csv')
  expect(records.map(brief)).toEqual([['person Ada Lovelace', 'phone: +1']])
})
