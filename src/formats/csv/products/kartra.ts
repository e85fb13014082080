// Kartra: contacts, formerly called leads. The headers are the names of its fields, which its API documents and its export uses.
// Not yet compared with a real export of today.

import type { Product } from '../product.ts'

export const kartra: Product = {
  name: 'Kartra',
  id: 'kartra',
  signs: ['email', 'first_name', 'phone_country_code'],
  columns: {
    id: 'uid',
    first_name: 'name.given',
    middle_name: 'name.middle',
    last_name: 'name.family',
    last_name2: 'name.suffix',
    email: 'email',
    phone: 'phone',
    company: 'org',
    address: 'address.street',
    city: 'address.locality',
    state: 'address.region',
    zip: 'address.postcode',
    country: 'address.country',
    website: 'url',
    facebook: 'url (facebook)',
    twitter: 'url (twitter)',
    linkedin: 'url (linkedin)',
    source: 'source',
    leadowner: 'owner',
    lead_preferred_time_zone: 'timezone',
    notes: 'notes',
    tags: 'tags',
    gdpr_lead_communications: 'opt-in (newsletter)',
    gdpr_lead_status_date: 'opt-in.date (newsletter)',
  },
  dates: 'mdy',
}
