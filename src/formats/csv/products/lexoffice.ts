// lexoffice (Lexware Office): customers. The headers are those of its template, as its help describes the columns.
// Not yet compared with a real export of today.

import type { Product } from '../product.ts'

export const lexoffice: Product = {
  name: 'lexoffice',
  id: 'lexoffice',
  signs: ['Kundennummer', 'Firmenname', 'Umsatzsteuer ID'],
  columns: {
    Kundennummer: 'uid',
    Firmenname: 'org',
    Anrede: 'name.prefix',
    Vorname: 'name.given',
    Nachname: 'name.family',
    'Straße 1': 'address.street (billing)',
    'PLZ 1': 'address.postcode (billing)',
    'Ort 1': 'address.locality (billing)',
    'Land 1': 'address.country (billing)',
    'Straße 2': 'address.street (shipping)',
    'PLZ 2': 'address.postcode (shipping)',
    'Ort 2': 'address.locality (shipping)',
    'Land 2': 'address.country (shipping)',
    'Telefon {n}': 'phone',
    'E-Mail {n}': 'email',
    Notiz: 'notes',
  },
  dates: 'dmy',
}
