// Constant Contact.

import type { Product } from '../product.ts'

export const constantContact: Product = {
  name: 'Constant Contact',
  id: 'constantcontact',
  signs: ['Email address', 'Email status', 'Email permission status'],
  columns: {
    'Email address': 'email',
    'First name': 'name.given',
    'Last name': 'name.family',
    Company: 'org',
    'Job title': 'title',
    Salutation: 'name.prefix',
    'Phone - home': 'phone (home)',
    'Phone - mobile': 'phone (mobile)',
    'Phone - work': 'phone (work)',
    'Phone - other': 'phone (other)',
    'Phone - fax': 'phone (fax)',
    'Street address line 1 - Home': 'address.street (home)',
    'City - Home': 'address.locality (home)',
    'State/Province - Home': 'address.region (home)',
    'Zip/Postal Code - Home': 'address.postcode (home)',
    'Country - Home': 'address.country (home)',
    'Street address line 1 - Work': 'address.street (work)',
    'City - Work': 'address.locality (work)',
    'State/Province - Work': 'address.region (work)',
    'Zip/Postal Code - Work': 'address.postcode (work)',
    'Country - Work': 'address.country (work)',
    Website: 'url',
    Birthday: 'birthday',
    Tags: 'tags',
    'Source Name': 'source',
    'Email permission status': 'consent (newsletter)',
    'Confirmed Opt-Out Date': 'opt-out (newsletter)',
  },
  dates: 'mdy',
}
