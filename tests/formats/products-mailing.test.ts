// Mailing services, one invented row of each: what becomes a consent, and what does not.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf } from './brief.ts'

test.each([
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
    'Ontraport',
    {
      'First Name': 'Ada',
      Email: 'a@b.example',
      'Contact Tags': '*/*vip*/*press, London*/*',
      'Bulk Email Status': 'Transactional Only',
    },
    [
      'person Ada',
      'email: a@b.example',
      'tags: vip',
      'tags: press, London',
      'log undated opt-out: newsletter, imported from Ontraport (Transactional Only)',
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
] as [string, Record<string, string>, string[]][])('%s', (product, cells, lines) => {
  const { records, mapping } = readFile(bytesOf(csvOf(Object.keys(cells), Object.values(cells))), 'a.csv')
  expect(mapping?.product).toBe(product)
  expect(records.map(brief)).toEqual([lines])
})
