// Zoho CRM.

import type { Product } from '../product.ts'

export const zoho: Product = {
  name: 'Zoho CRM',
  id: 'zoho',
  signs: ['Record Id', 'Contact Owner', 'Account Name'],
  columns: {
    'Record Id': 'uid',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    'Account Name': 'org',
    Email: 'email',
    Phone: 'phone (work)',
    Mobile: 'phone (mobile)',
    'Mailing Street': 'address.street (work)',
    'Mailing City': 'address.locality (work)',
    'Mailing State': 'address.region (work)',
    'Mailing Zip': 'address.postcode (work)',
    'Mailing Country': 'address.country (work)',
    Description: 'notes',
    'Date of Birth': 'birthday',
    'Contact Owner': 'owner',
    'Lead Source': 'source',
    'Email Opt Out': 'opt-out (newsletter)',
  },
  noise: { 'Last Name': ['-'] },
}
