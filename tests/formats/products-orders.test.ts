// Accounting programs, shops and sales systems, one invented row of each: what becomes an order, a stage, an owner.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf } from './brief.ts'

test.each([
  [
    'ClickFunnels (orders)',
    {
      'Order Number': '1001',
      'Contact Email': 'a@b.example',
      'Contact Name': 'Ada Lovelace',
      'Product Name': 'Pro Plan',
      'Total Amount': '99.00',
      Currency: 'USD',
      'Paid At': '2020-07-08T04:17:06+05:00',
    },
    ['person Ada Lovelace', 'email: a@b.example', 'log 2020-07-08 order 99 USD: Pro Plan, no. 1001'],
  ],
  [
    'Clevertim',
    {
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      Company: 'Acme',
      'Work Email': 'a@b.example',
      'Lead User': 'Sam',
      'Background Info': 'Met at the fair',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'email: a@b.example (work)',
      'owner: Sam',
      'notes "Met at the fair"',
    ],
  ],
  [
    'Xero',
    {
      '*ContactName': 'Acme',
      EmailAddress: 'a@b.example',
      FirstName: 'Ada',
      LastName: 'Lovelace',
      POAddressLine1: '1 St',
      POCity: 'London',
    },
    ['person Ada Lovelace', 'org: Acme', 'email: a@b.example', 'address: 1 St; London; ; ; (postal)'],
  ],
  [
    'Xero (invoices)',
    {
      ContactName: 'Acme',
      EmailAddress: 'a@b.example',
      InvoiceNumber: 'INV-7',
      InvoiceDate: '2/11/2025',
      Total: '1,200.50',
      Currency: 'GBP',
      Type: 'Sales invoice',
    },
    ['org Acme', 'email: a@b.example', 'log 2025-11-02 order 1200.50 GBP: no. INV-7'],
  ],
  [
    'QuickBooks (customers)',
    {
      Customer: 'Acme',
      'Phone Numbers': '+1 202',
      Email: 'a@b.example',
      'Full Name': 'Ada Lovelace',
      'Billing Address': '1 St, Reno NV 89501',
      'Shipping Address': '',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'phone: +1 202',
      'email: a@b.example',
      'address: 1 St, Reno NV 89501 (billing)',
    ],
  ],
  [
    'QuickBooks (invoices)',
    { Date: '11/02/2025', 'Transaction Type': 'Payment', Num: '8', Customer: 'Acme', Amount: '50.00' },
    ['org Acme', 'x-order: 2025-11-02; Payment; 8; 50.00'],
  ],
  [
    'QuickBooks (invoices)',
    { Date: '11/02/2025', 'Transaction Type': 'Invoice', Num: '8', Customer: 'Acme', Amount: '$50.00' },
    ['org Acme', 'log 2025-11-02 order 50: no. 8'],
  ],
  [
    'lexoffice',
    {
      Kundennummer: '10001',
      Firmenname: 'Beispiel GmbH',
      'Umsatzsteuer ID': 'DE1',
      Vorname: '',
      'E-Mail 1': 'a@b.example',
    },
    ['org Beispiel GmbH', 'x-umsatzsteuer-id: DE1', 'email: a@b.example', 'uid lexoffice:10001'],
  ],
  [
    'Invoices',
    {
      Customer: 'Acme',
      'Invoice Number': '7',
      'Invoice Date': '2025-11-02',
      Total: '-5',
      Currency: 'EUR',
    },
    ['org Acme', 'x-order: 7; 2025-11-02; -5; EUR'],
  ],
  [
    'Invoices (German)',
    {
      Kunde: 'Beispiel GmbH',
      Rechnungsnummer: 'R-1',
      Rechnungsdatum: '02.11.2025',
      Betrag: '1.234,50 €',
      Beschreibung: 'Beratung',
    },
    ['org Beispiel GmbH', 'log 2025-11-02 order 1234.50 EUR: Beratung, no. R-1'],
  ],
  [
    'HubSpot',
    {
      'Record ID': '1',
      'First Name': 'Ada',
      'Contact owner': 'Sam Rivers (sam@example.com)',
      'Lead Status': '',
      'Lifecycle Stage': 'Customer',
      'Unsubscribed from all email': 'No',
    },
    [
      'person Ada',
      'owner: Sam Rivers (sam@example.com)',
      'stage: Customer',
      'x-unsubscribed-from-all-email: No',
      'uid hubspot:1',
    ],
  ],
] as [string, Record<string, string>, string[]][])('%s', (product, cells, lines) => {
  const { records, mapping } = readFile(bytesOf(csvOf(Object.keys(cells), Object.values(cells))), 'a.csv')
  expect(mapping?.product).toBe(product)
  expect(records.map(brief)).toEqual([lines])
})
