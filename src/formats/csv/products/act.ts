// ACT!, as text. What its fields User 1 to 15 are, each office has decided for itself: where somebody is there, they are asked
// once for a name and a type of each; else they keep their number.

import type { Product } from '../product.ts'

export const act: Product = {
  name: 'ACT!',
  id: 'act',
  signs: ['Contact', 'ID/Status', 'Record Manager'],
  columns: {
    Company: 'org',
    Contact: 'name',
    Title: 'title',
    Department: 'x-department',
    Phone: 'phone (work)',
    'Phone Ext.': 'phone.ext (work)',
    'Mobile Phone': 'phone (mobile)',
    'Home Phone': 'phone (home)',
    Fax: 'phone (fax)',
    'Alt Phone': 'phone (other)',
    'Address 1': 'address.street (work)',
    'Address 2': 'address.street2 (work)',
    'Address 3': 'address.street3 (work)',
    City: 'address.locality (work)',
    State: 'address.region (work)',
    'ZIP Code': 'address.postcode (work)',
    Country: 'address.country (work)',
    'Home Address 1': 'address.street (home)',
    'Home City': 'address.locality (home)',
    'Home State': 'address.region (home)',
    'Home Zip': 'address.postcode (home)',
    'E-mail': 'email',
    'Web Site': 'url',
    'ID/Status': 'tags',
    'Referred By': 'source',
    'Birth Date': 'birthday',
    Spouse: 'related (spouse)',
    Salutation: 'x-salutation',
    'Record Manager': 'owner',
    'User {n}': 'x-user-{n}',
  },
  dates: 'mdy',
}
