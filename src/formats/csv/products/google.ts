// Google Contacts, before 2024 (`Given Name`, `E-mail 1 - Type`) and since (`First Name`, `E-mail 1 - Label`).

import type { Product } from '../product.ts'

const shared: Product['columns'] = {
  'E-mail {n} - Value': 'email#{n}',
  'Phone {n} - Value': 'phone#{n}',
  'Address {n} - Formatted': 'address#{n}',
  'Address {n} - Street': 'address#{n}.street',
  'Address {n} - City': 'address#{n}.locality',
  'Address {n} - PO Box': 'address#{n}.pobox',
  'Address {n} - Region': 'address#{n}.region',
  'Address {n} - Postal Code': 'address#{n}.postcode',
  'Address {n} - Country': 'address#{n}.country',
  'Address {n} - Extended Address': 'address#{n}.extended',
  'Website {n} - Value': 'url#{n}',
  'Relation {n} - Value': 'related#{n}',
  'IM {n} - Value': 'x-impp#{n}',
  'IM {n} - Service': 'x-impp#{n}.label',
  'Event {n} - Value': 'x-event#{n}',
  'Custom Field {n} - Value': 'x#{n}',
  Birthday: 'birthday',
  Notes: 'notes',
  Nickname: 'aka',
  Language: 'language',
  Photo: 'x-photo',
  'Name Prefix': 'name.prefix',
  'Name Suffix': 'name.suffix',
}

const noise = { '*': ['* ', '*', '* myContacts', '* My Contacts'] }

export const googleLegacy: Product = {
  name: 'Google Contacts (before 2024)',
  id: 'google',
  signs: ['Given Name', 'Family Name', 'Group Membership'],
  columns: {
    ...shared,
    Name: 'name',
    'Given Name': 'name.given',
    'Additional Name': 'name.middle',
    'Family Name': 'name.family',
    'Group Membership': 'tags',
    'E-mail {n} - Type': 'email#{n}.label',
    'Phone {n} - Type': 'phone#{n}.label',
    'Address {n} - Type': 'address#{n}.label',
    'Website {n} - Type': 'url#{n}.label',
    'Relation {n} - Type': 'related#{n}.label',
    'Event {n} - Type': 'x-event#{n}.label',
    'Custom Field {n} - Type': 'x#{n}.label',
    'IM {n} - Type': 'x-im-type#{n}',
    'Organization {n} - Name': 'org#{n}',
    'Organization {n} - Title': 'title#{n}',
    'Organization {n} - Department': 'x-department#{n}',
  },
  dates: 'ymd',
  noise,
}

export const google2024: Product = {
  name: 'Google Contacts',
  id: 'google',
  signs: ['First Name', 'Last Name', 'Organization Name', 'Labels'],
  columns: {
    ...shared,
    'First Name': 'name.given',
    'Middle Name': 'name.middle',
    'Last Name': 'name.family',
    'Organization Name': 'org',
    'Organization Title': 'title',
    'Organization Department': 'x-department',
    Labels: 'tags',
    'E-mail {n} - Label': 'email#{n}.label',
    'Phone {n} - Label': 'phone#{n}.label',
    'Address {n} - Label': 'address#{n}.label',
    'Website {n} - Label': 'url#{n}.label',
    'Relation {n} - Label': 'related#{n}.label',
    'Event {n} - Label': 'x-event#{n}.label',
    'Custom Field {n} - Label': 'x#{n}.label',
    'IM {n} - Label': 'x-impp#{n}.label',
  },
  dates: 'ymd',
  noise,
}
