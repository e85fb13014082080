// LinkedIn's list of connections, below a preamble of its own.

import type { Product } from '../product.ts'

export const linkedin: Product = {
  name: 'LinkedIn connections',
  id: 'linkedin',
  signs: ['First Name', 'Last Name', 'Connected On'],
  columns: {
    'First Name': 'name.given',
    'Last Name': 'name.family',
    URL: 'url (linkedin)',
    'Email Address': 'email',
    Company: 'org',
    Position: 'title',
    'Connected On': 'x-connected-on',
  },
}
