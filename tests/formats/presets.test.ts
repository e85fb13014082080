// Products beyond the address books, one invented row of each: what becomes a stage, an owner, an order, a consent.

import { expect, test } from 'vitest'
import { moneyOf } from '../../src/formats/csv/entry.ts'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, told } from './brief.ts'

const csvOf = (headers: string[], ...rows: string[][]) =>
  [headers, ...rows]
    .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

test.each([
  [
    'Outlook (French)',
    {
      Titre: 'Mme',
      Prénom: 'Ada',
      Nom: 'Lovelace',
      'Société ': 'Acme',
      'Rue (bureau)': '12 rue X',
      'Code postal (bureau)': '75001',
      'Téléphone (bureau)': '+33 1',
      'Adresse de messagerie': 'a@b.example',
      Anniversaire: '10/12/1915',
      Priorité: 'Normale',
      'Conjoint(e)': 'William',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'phone: +33 1 (work)',
      'email: a@b.example',
      'birthday: 1915-12-10',
      'related: William (spouse)',
      'address: 12 rue X; ; ; 75001; (work)',
    ],
  ],
  [
    'Outlook (Polish)',
    {
      Imię: 'Ada',
      Nazwisko: 'Lovelace',
      Firma: 'Acme',
      'Adres służbowy - ulica': 'Długa 1',
      'Adres służbowy - miejscowość': 'Kraków',
      'Telefon komórkowy': '+48 1',
      'Adres e-mail': 'a@b.example',
      Prywatne: 'Fałsz',
      Urodziny: '10.12.1915',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'phone: +48 1 (mobile)',
      'email: a@b.example',
      'birthday: 1915-12-10',
      'address: Długa 1; Kraków; ; ; (work)',
    ],
  ],
  [
    'Outlook (Japanese)',
    {
      名: '太郎',
      姓: '山田',
      会社名: '株式会社例',
      役職: '部長',
      '番地 (会社)': '丸の内1-1',
      '市町村 (会社)': '千代田区',
      携帯電話: '+81 90',
      '電子メール アドレス': 'a@b.example',
      姓フリガナ: 'ヤマダ',
      優先度: '標準',
      誕生日: '1990/4/1',
    },
    [
      'person 太郎 山田',
      'org: 株式会社例',
      'title: 部長',
      'phone: +81 90 (mobile)',
      'email: a@b.example',
      'x-family-yomi: ヤマダ',
      'birthday: 1990-04-01',
      'address: 丸の内1-1; 千代田区; ; ; (work)',
    ],
  ],
  [
    'Mailchimp',
    {
      'Email Address': 'a@b.example',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      MEMBER_RATING: '2',
      OPTIN_TIME: '',
      CONFIRM_TIME: '2018-10-11 09:55:14',
      EUID: 'e1',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'x-member-rating: 2',
      'log 2018-10-11 opt-in: newsletter, imported from Mailchimp (2018-10-11 09:55:14)',
      'uid mailchimp:e1',
    ],
  ],
  [
    'Mailchimp (unsubscribed)',
    {
      'Email Address': 'a@b.example',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      CONFIRM_TIME: '2018-10-11',
      UNSUB_TIME: '2020-01-02 03:04:05',
      UNSUB_REASON: 'NORMAL',
      EUID: 'e1',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'x-unsub-reason: NORMAL',
      'log 2018-10-11 opt-in: newsletter, imported from Mailchimp',
      'log 2020-01-02 opt-out: newsletter, imported from Mailchimp (2020-01-02 03:04:05)',
      'uid mailchimp:e1',
    ],
  ],
  [
    'Mailchimp (cleaned)',
    { 'Email Address': 'a@b.example', 'First Name': 'Ada', CLEAN_TIME: '2021-02-03', EUID: 'e1' },
    [
      'person Ada',
      'email: a@b.example',
      'log 2021-02-03 opt-out: newsletter, imported from Mailchimp',
      'uid mailchimp:e1',
    ],
  ],
  [
    'Brevo',
    {
      'CONTACT ID': '5',
      EMAIL: 'a@b.example',
      FIRSTNAME: 'Ada',
      LASTNAME: 'Lovelace',
      SMS: '447700900123',
      EMAIL_BLACKLISTED: 'true',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'phone: 447700900123 (mobile)',
      'log undated opt-out: newsletter, imported from Brevo',
      'uid brevo:5',
    ],
  ],
  [
    'Brevo (French)',
    { EMAIL: 'a@b.example', NOM: 'Lovelace', PRENOM: 'Ada', SMS: '', BLACKLIST: '0' },
    ['person Ada Lovelace', 'email: a@b.example', 'x-blacklist: 0'],
  ],
  [
    'Ontraport',
    {
      'Contact ID': '9',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      Email: 'a@b.example',
      'SMS Number': '+44 1',
      'Bulk Email Status': 'Opted-in',
      'Lead Source': 'Fair',
      Owner: 'Sam Rivers',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'phone: +44 1 (mobile)',
      'source: Fair',
      'owner: Sam Rivers',
      'log undated opt-in: newsletter, imported from Ontraport (Opted-in)',
      'uid ontraport:9',
    ],
  ],
  [
    'Kartra',
    {
      email: 'a@b.example',
      first_name: 'Ada',
      last_name: 'Lovelace',
      phone_country_code: '44',
      phone: '7700 900123',
      tags: 'vip;press',
      gdpr_lead_communications: '1',
      gdpr_lead_status_date: '2025-08-14',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'x-phone-country-code: 44',
      'phone: 7700 900123',
      'tags: vip',
      'tags: press',
      'log 2025-08-14 opt-in: newsletter, imported from Kartra',
    ],
  ],
  [
    'Kartra',
    {
      email: 'a@b.example',
      first_name: 'Ada',
      phone_country_code: '',
      gdpr_lead_communications: '0',
      gdpr_lead_status_date: '2025-08-14',
    },
    ['person Ada', 'email: a@b.example', 'x-gdpr-lead-communications: 0', 'x-opt-in-date: 2025-08-14'],
  ],
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
    'Builderall (MailingBoss)',
    {
      subscriber_uid: 'ab1',
      EMAIL: 'a@b.example',
      FNAME: 'Ada',
      LNAME: 'Lovelace',
      status: 'unsubscribed',
      date_added: '2024-05-06',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'log 2024-05-06 opt-out: newsletter, imported from Builderall (unsubscribed)',
      'uid mailingboss:ab1',
    ],
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
    'Constant Contact',
    {
      'Email address': 'a@b.example',
      'First name': 'Ada',
      'Email status': 'Unsubscribed',
      'Email permission status': 'Unsubscribed',
      'Confirmed Opt-Out Date': '3/4/2024',
    },
    [
      'person Ada',
      'email: a@b.example',
      'x-email-status: Unsubscribed',
      'log 2024-03-04 opt-out: newsletter, imported from Constant Contact (3/4/2024)',
    ],
  ],
  [
    'ActiveCampaign',
    {
      Email: 'a@b.example',
      'First Name': 'Ada',
      Organization: '',
      'Date Created': '',
      IP: '',
      Status: 'Bounced',
    },
    [
      'person Ada',
      'email: a@b.example',
      'log undated opt-out: newsletter, imported from ActiveCampaign (Bounced)',
    ],
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
