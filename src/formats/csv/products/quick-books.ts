// QuickBooks Online: its report of customers' contacts, and its list of invoices (a report, too: lines above and below the
// table are left out). The headers are those of the reports with their usual columns.

import type { Product } from '../product.ts'

export const quickBooks: Product = {
  name: 'QuickBooks (customers)',
  id: 'quickbooks',
  signs: ['Customer', 'Phone Numbers', 'Billing Address'],
  columns: {
    Customer: 'org',
    'Full Name': 'name',
    'Phone Numbers': 'phone',
    Email: 'email',
    'Billing Address': 'address (billing)',
    'Shipping Address': 'address (shipping)',
  },
  ownNames: true,
}

export const quickBooksInvoices: Product = {
  name: 'QuickBooks (invoices)',
  id: 'quickbooks',
  signs: ['Transaction Type', 'Num', 'Amount'],
  columns: {
    Customer: 'org',
    Name: 'org',
    Date: 'order.date',
    'Transaction Type': 'order.type',
    Num: 'order.no',
    'Memo/Description': 'order.text',
    Amount: 'order',
    Currency: 'order.currency',
  },
  dates: 'mdy',
}
