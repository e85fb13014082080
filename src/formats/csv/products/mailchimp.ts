// Mailchimp's audience, which it exports as up to three files: subscribed, unsubscribed and cleaned (addresses that bounced).
// The headers are those of public exports of it, old and new; times are UTC.

import type { Product } from '../product.ts'

const columns: Product['columns'] = {
  'Email Address': 'email',
  'First Name': 'name.given',
  'Last Name': 'name.family',
  Address: 'address',
  'Phone Number': 'phone',
  Birthday: 'birthday',
  Company: 'org',
  OPTIN_TIME: 'opt-in#1 (newsletter)',
  CONFIRM_TIME: 'opt-in#2 (newsletter)',
  TIMEZONE: 'timezone',
  EUID: 'uid',
  NOTES: 'notes',
  TAGS: 'tags',
}

export const mailchimpUnsubscribed: Product = {
  name: 'Mailchimp (unsubscribed)',
  id: 'mailchimp',
  signs: ['Email Address', 'UNSUB_TIME', 'EUID'],
  columns: { ...columns, UNSUB_TIME: 'opt-out (newsletter)' },
  consent: { kind: 'opt-out', list: 'newsletter' },
  dates: 'mdy',
}

export const mailchimpCleaned: Product = {
  name: 'Mailchimp (cleaned)',
  id: 'mailchimp',
  signs: ['Email Address', 'CLEAN_TIME', 'EUID'],
  columns: { ...columns, CLEAN_TIME: 'opt-out (newsletter)' },
  consent: { kind: 'opt-out', list: 'newsletter' },
  dates: 'mdy',
}

export const mailchimp: Product = {
  name: 'Mailchimp',
  id: 'mailchimp',
  signs: ['Email Address', 'MEMBER_RATING', 'EUID'],
  columns,
  consent: { kind: 'opt-in', list: 'newsletter' },
  dates: 'mdy',
}
