// Xero: contacts, and sales invoices, which have a row per line of an invoice. The headers are those of its exports and of its
// templates for imports; an asterisk marks the ones that an import must have.
// Not yet compared with a real export of today.

import type { Product } from '../product.ts'

const columns: Product['columns'] = {
  ContactName: 'org',
  AccountNumber: 'x-account-number',
  EmailAddress: 'email',
  POAttentionTo: 'x-attention',
  POAddressLine1: 'address.street (postal)',
  POAddressLine2: 'address.street2 (postal)',
  POAddressLine3: 'address.street3 (postal)',
  POCity: 'address.locality (postal)',
  PORegion: 'address.region (postal)',
  POPostalCode: 'address.postcode (postal)',
  POZipCode: 'address.postcode (postal)',
  POCountry: 'address.country (postal)',
  SAAddressLine1: 'address.street (street)',
  SAAddressLine2: 'address.street2 (street)',
  SAAddressLine3: 'address.street3 (street)',
  SACity: 'address.locality (street)',
  SARegion: 'address.region (street)',
  SAPostalCode: 'address.postcode (street)',
  SACountry: 'address.country (street)',
}

export const xeroInvoices: Product = {
  name: 'Xero (invoices)',
  id: 'xero',
  signs: ['ContactName', 'InvoiceNumber', 'InvoiceDate', 'Total'],
  columns: {
    ...columns,
    InvoiceNumber: 'order.no',
    InvoiceDate: 'order.date',
    Total: 'order',
    Currency: 'order.currency',
    Type: 'order.type',
  },
  dates: 'dmy',
}

export const xero: Product = {
  name: 'Xero',
  id: 'xero',
  signs: ['ContactName', 'EmailAddress', 'POAddressLine1'],
  columns: {
    ...columns,
    FirstName: 'name.given',
    LastName: 'name.family',
    PhoneNumber: 'phone (work)',
    MobileNumber: 'phone (mobile)',
    DDINumber: 'phone (direct)',
    FaxNumber: 'phone (fax)',
    Website: 'url',
  },
  dates: 'dmy',
}
