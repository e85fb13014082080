// Clevertim: contacts. The headers are the names of a contact's fields in its forms; no export was at hand.

import type { Product } from '../product.ts'

export const clevertim: Product = {
  name: 'Clevertim',
  id: 'clevertim',
  signs: ['First Name', 'Last Name', 'Work Email', 'Background Info'],
  columns: {
    Id: 'uid',
    Title: 'name.prefix',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    Company: 'org',
    'Job Title': 'title',
    'Work Email': 'email (work)',
    'Personal Email': 'email (home)',
    'Work Phone': 'phone (work)',
    'Mobile Phone': 'phone (mobile)',
    'Home Phone': 'phone (home)',
    Fax: 'phone (fax)',
    Website: 'url',
    Address: 'address.street',
    City: 'address.locality',
    Region: 'address.region',
    Postcode: 'address.postcode',
    Country: 'address.country',
    Tags: 'tags',
    'Lead User': 'owner',
    'Background Info': 'notes',
  },
  dates: 'dmy',
}
