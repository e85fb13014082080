// ActiveCampaign; an asterisk marks the custom fields.

import type { Product } from '../product.ts'

export const activeCampaign: Product = {
  name: 'ActiveCampaign',
  id: 'activecampaign',
  signs: ['Email', 'First Name', 'Date Created', 'IP', 'Organization'],
  columns: {
    Email: 'email',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    Phone: 'phone',
    Organization: 'org',
    Tags: 'tags',
    'Job Title': 'title',
    City: 'address.locality',
    Birthday: 'birthday',
    Status: 'consent (newsletter)',
  },
  dates: 'ymd',
}
