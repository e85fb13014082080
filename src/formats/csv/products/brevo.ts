// Brevo, formerly Sendinblue: contacts. The attributes are its default ones, in English, as its template for imports has them,
// and in French; that somebody left is in a column of their own where the office exports it.
// Sources: its help, "Format your contact import file", and its API's request for an export (EMAIL, ADDED_TIME, MODIFIED_TIME).

import type { Product } from '../product.ts'

const columns: Product['columns'] = {
  'CONTACT ID': 'uid',
  CONTACT_ID: 'uid',
  EMAIL: 'email',
  FIRSTNAME: 'name.given',
  LASTNAME: 'name.family',
  PRENOM: 'name.given',
  NOM: 'name.family',
  SMS: 'phone (mobile)',
  LANDLINE_NUMBER: 'phone (home)',
  WHATSAPP: 'phone (whatsapp)',
  COMPANY: 'org',
  JOB_TITLE: 'title',
  INTERESTS: 'tags',
  LINKEDIN: 'url (linkedin)',
  CONTACT_TIMEZONE: 'timezone',
  EMAIL_BLACKLISTED: 'opt-out (newsletter)',
  BLACKLIST: 'opt-out (newsletter)',
}

export const brevo: Product = {
  name: 'Brevo',
  id: 'brevo',
  signs: ['EMAIL', 'FIRSTNAME', 'LASTNAME', 'SMS'],
  columns,
  dates: 'dmy',
}

export const brevoFrench: Product = {
  name: 'Brevo (French)',
  id: 'brevo',
  signs: ['EMAIL', 'NOM', 'PRENOM', 'SMS'],
  columns,
  dates: 'dmy',
}
