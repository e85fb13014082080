// Sales systems and mailing services, one small export of each: the headers as the product writes them, one invented person.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf } from './brief.ts'

test.each([
  [
    'Salesforce (data export)',
    {
      Id: '003A',
      LastName: 'Lovelace',
      FirstName: 'Ada',
      AccountId: '001B',
      MailingStreet: '12 St',
      MailingCity: 'London',
      Email: 'a@b.example',
      LeadSource: 'Web',
    },
    [
      'person Ada Lovelace',
      'x-account-id: 001B',
      'email: a@b.example',
      'source: Web',
      'address: 12 St; London; ; ; (work)',
      'uid salesforce:003A',
    ],
  ],
  [
    'Salesforce (report)',
    {
      'First Name': '',
      'Last Name': '-',
      'Account Name': 'Acme',
      'Mailing Street': '12 St',
      'Account Owner': 'Sam',
    },
    ['org Acme', 'owner: Sam', 'address: 12 St (work)'],
  ],
  [
    'HubSpot',
    {
      'Record ID': '51',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      'Contact owner': 'Sam',
      'Lead Status': 'New',
      Email: 'a@b.example',
      'Associated Company': 'Acme',
      'Company Name': 'Acme',
    },
    [
      'person Ada Lovelace',
      'owner: Sam',
      'x-lead-status: New',
      'email: a@b.example',
      'org: Acme',
      'uid hubspot:51',
    ],
  ],
  [
    'Zoho CRM',
    {
      'Record Id': 'zcrm_1',
      'Contact Owner': 'Sam',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      'Account Name': 'Acme',
      Description: 'Hello',
    },
    ['person Ada Lovelace', 'owner: Sam', 'org: Acme', 'notes "Hello"', 'uid zoho:zcrm_1'],
  ],
  [
    'Keap (Infusionsoft)',
    {
      Id: '7',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      'Phone 1': '+44 1',
      'Phone 1 Ext': '22',
      'Phone 1 Type': 'Work',
      'Spouse Name': 'William',
      'Tag Ids': '1',
      Tags: 'VIP,R&D',
      'Postal Code': '12345',
      'Zip Four': '6789',
    },
    [
      'person Ada Lovelace',
      'related: William (spouse)',
      'x-tag-ids: 1',
      'tags: VIP',
      'tags: R&D',
      'phone: +44 1 ext. 22 (work)',
      'address: ; ; ; 12345-6789; (billing)',
      'uid keap:7',
    ],
  ],
  [
    'ACT!',
    {
      Company: 'Acme',
      Contact: 'Ada Lovelace',
      Phone: '+44 1',
      'ID/Status': 'Customer;VIP',
      'Record Manager': 'Sam',
      'User 1': 'x',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'phone: +44 1 (work)',
      'tags: Customer',
      'tags: VIP',
      'owner: Sam',
      'x-user-1: x',
    ],
  ],
  [
    'Mailchimp',
    {
      'Email Address': 'a@b.example',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      Birthday: '12/10',
      MEMBER_RATING: '2',
      EUID: 'e1',
      TAGS: '"VIP","R&D"',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'birthday: --12-10',
      'x-member-rating: 2',
      'tags: VIP',
      'tags: R&D',
      'log undated opt-in: newsletter, imported from Mailchimp',
      'uid mailchimp:e1',
    ],
  ],
  [
    'Constant Contact',
    {
      'Email address': 'a@b.example',
      'First name': 'Ada',
      'Last name': 'Lovelace',
      'Email status': 'Active',
      'Email permission status': 'Implicit',
      'Phone - mobile': '+44 1',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'x-email-status: Active',
      'x-email-permission-status: Implicit',
      'phone: +44 1 (mobile)',
    ],
  ],
  [
    'ActiveCampaign',
    {
      Email: 'a@b.example',
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      Organization: 'Acme',
      'Date Created': '2021-07-08',
      IP: '192.0.2.1',
      '*Job Title': 'Head',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'org: Acme',
      'x-date-created: 2021-07-08',
      'x-ip: 192.0.2.1',
      'title: Head',
    ],
  ],
  [
    'LinkedIn connections',
    {
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      URL: 'https://l.example/ada',
      Company: 'Acme',
      Position: 'Head',
      'Connected On': '29 Dec 2021',
    },
    [
      'person Ada Lovelace',
      'url: https://l.example/ada (linkedin)',
      'org: Acme',
      'title: Head',
      'x-connected-on: 29 Dec 2021',
    ],
  ],
  [
    'Yahoo',
    {
      First: 'Ada',
      Last: 'Lovelace',
      Email: 'a@b.example',
      'Distribution Lists': 'x',
      'Yahoo! Phone': '',
      Work: '+44 1',
      'Skype ID': 'ada',
    },
    [
      'person Ada Lovelace',
      'email: a@b.example',
      'x-distribution-lists: x',
      'phone: +44 1 (work)',
      'x-impp: ada (skype)',
    ],
  ],
] as [string, Record<string, string>, string[]][])('%s', (product, cells, lines) => {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const row = (texts: string[]) => texts.map(quote).join(',')
  const { records, mapping } = readFile(
    bytesOf(`${row(Object.keys(cells))}\r\n${row(Object.values(cells))}\r\n`),
    'a.csv',
  )
  expect(mapping?.product).toBe(product)
  expect(records.map(brief)).toEqual([lines])
})
