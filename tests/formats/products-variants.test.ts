// Other exports of products that have several: by another tool, of another sort, in another format.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf } from './brief.ts'

test.each([
  [
    'Salesforce (data loader)',
    {
      ID: '003A',
      LASTNAME: 'Lovelace',
      FIRSTNAME: 'Ada',
      'ACCOUNT.NAME': 'Acme',
      EMAIL: 'a@b.example',
      'OWNER.NAME': 'Sam',
      HASOPTEDOUTOFEMAIL: 'false',
      MAILINGCITY: 'London',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'email: a@b.example',
      'owner: Sam',
      'address: ; London; ; ; (work)',
      'uid salesforce:003A',
    ],
  ],
  [
    'Salesforce (leads)',
    {
      ID: '00QA',
      LASTNAME: 'Lovelace',
      COMPANY: 'Acme',
      STATUS: 'Working',
      ISCONVERTED: 'false',
      CITY: 'London',
      EMAIL: 'a@b.example',
    },
    [
      'person Lovelace',
      'org: Acme',
      'stage: Working',
      'x-isconverted: false',
      'email: a@b.example',
      'address: ; London; ; ; (work)',
      'uid salesforce:00QA',
    ],
  ],
  [
    'Google Contacts (Outlook format)',
    {
      'First Name': 'Ada',
      'Last Name': 'Lovelace',
      'Internet Free Busy': '',
      Birthday: '1984-02-29',
      'E-mail Address': 'a@b.example',
      'Home Address': '12 St\nLondon\nUnited Kingdom',
      'Home Street': '12 St',
      'Home City': 'London',
      'Home Country': 'United Kingdom',
      'Business Address': '',
      'Organizational ID Number': '',
      Priority: 'Normal',
      Categories: 'My Contacts;vip',
    },
    [
      'person Ada Lovelace',
      'birthday: 1984-02-29',
      'email: a@b.example',
      'tags: vip',
      'address: 12 St; London; ; ; United Kingdom (home)',
    ],
  ],
  [
    'HubSpot',
    {
      'Record ID': '51',
      'First Name': 'Ada',
      Email: 'a@b.example',
      'Contact owner': 'Sam',
      'Lifecycle Stage': 'Lead',
    },
    ['person Ada', 'email: a@b.example', 'owner: Sam', 'stage: Lead', 'uid hubspot:51'],
  ],
] as [string, Record<string, string>, string[]][])('%s', (product, cells, lines) => {
  const { records, mapping } = readFile(bytesOf(csvOf(Object.keys(cells), Object.values(cells))), 'a.csv')
  expect(mapping?.product).toBe(product)
  expect(records.map(brief)).toEqual([lines])
})
