// Customers' invoices of any accounting program or shop: the words that most of them use.

import type { Product } from '../product.ts'

export const invoices: Product = {
  name: 'Invoices',
  id: '',
  signs: ['Customer', 'Invoice Number', 'Invoice Date', 'Total'],
  columns: {
    Customer: 'org',
    'Customer Email': 'email',
    Email: 'email',
    Contact: 'name',
    'Invoice Number': 'order.no',
    'Invoice Date': 'order.date',
    Total: 'order',
    Currency: 'order.currency',
    Description: 'order.text',
  },
}

export const invoicesGerman: Product = {
  name: 'Invoices (German)',
  id: '',
  signs: ['Kunde', 'Rechnungsnummer', 'Rechnungsdatum', 'Betrag'],
  columns: {
    Kunde: 'org',
    'E-Mail': 'email',
    Ansprechpartner: 'name',
    Rechnungsnummer: 'order.no',
    Rechnungsdatum: 'order.date',
    Betrag: 'order',
    Währung: 'order.currency',
    Beschreibung: 'order.text',
  },
  dates: 'dmy',
}
