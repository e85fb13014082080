// Ontraport: contacts. The headers are the names of its default fields, which its API documents; an export has those that its
// group shows.
// Sources: its help, "Importing contacts": default fields, tags parted by */*, and what each bulk e-mail status means (Transactional
// Only has opted out; Unconfirmed, Pending Review have not said anything).

import type { Product } from '../product.ts'

export const ontraport: Product = {
  name: 'Ontraport',
  id: 'ontraport',
  signs: ['First Name', 'Email', 'Bulk Email Status'],
  columns: {
    'Contact ID': 'uid',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    Email: 'email',
    Title: 'title',
    Company: 'org',
    Address: 'address.street',
    'Address 2': 'address.street2',
    City: 'address.locality',
    State: 'address.region',
    'Zip Code': 'address.postcode',
    Country: 'address.country',
    Birthday: 'birthday',
    'Home Phone': 'phone (home)',
    'Office Phone': 'phone (work)',
    'Cell Phone': 'phone (mobile)',
    'SMS Number': 'phone (mobile)',
    Fax: 'phone (fax)',
    Website: 'url',
    Notes: 'notes',
    Owner: 'owner',
    'Referring Page': 'x-referring-page',
    'Contact Tags': 'tags',
    Tags: 'tags',
    'Lead Source': 'source',
    'Bulk Email Status': 'consent (newsletter)',
  },
  dates: 'mdy',
}
