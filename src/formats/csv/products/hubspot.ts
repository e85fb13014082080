// HubSpot: all contacts, or a view of them with the columns that somebody chose. Headers are the labels of its default properties,
// as its knowledge base lists them.

import type { Product } from '../product.ts'

export const hubspot: Product = {
  name: 'HubSpot',
  id: 'hubspot',
  signs: ['Record ID', 'Contact owner', 'Lead Status'],
  columns: {
    'Record ID': 'uid',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    Salutation: 'name.prefix',
    Email: 'email',
    'Work email': 'email (work)',
    'Private e-mail address': 'email (home)',
    'Phone Number': 'phone (work)',
    'Mobile Phone Number': 'phone (mobile)',
    'WhatsApp Phone Number': 'phone (whatsapp)',
    'Fax Number': 'phone (fax)',
    'Street Address': 'address.street',
    City: 'address.locality',
    'State/Region': 'address.region',
    'Postal Code': 'address.postcode',
    'Country/Region': 'address.country',
    'Company Name': 'org',
    'Associated Company': 'org',
    'Job Title': 'title',
    'Website URL': 'url',
    'Date of birth': 'birthday',
    'Preferred language': 'language',
    'Time Zone': 'timezone',
    Message: 'notes',
    'Original Source': 'source',
    'Contact owner': 'owner',
    'Lifecycle Stage': 'stage',
    'Unsubscribed from all email': 'opt-out (newsletter)',
  },
  dates: 'ymd',
}

export const hubspotView: Product = { ...hubspot, signs: ['Record ID', 'Contact owner', 'Email'] }
