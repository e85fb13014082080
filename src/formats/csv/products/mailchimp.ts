// Mailchimp's audience, subscribed or not.

import type { Product } from '../product.ts'

export const mailchimp: Product = {
  name: 'Mailchimp',
  id: 'mailchimp',
  signs: ['Email Address', 'MEMBER_RATING', 'EUID'],
  columns: {
    'Email Address': 'email',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    Address: 'address',
    'Phone Number': 'phone',
    Birthday: 'birthday',
    Company: 'org',
    TIMEZONE: 'timezone',
    EUID: 'uid',
    NOTES: 'notes',
    TAGS: 'tags',
  },
  dates: 'mdy',
}
