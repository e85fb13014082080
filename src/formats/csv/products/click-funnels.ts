// ClickFunnels: orders, one a row. The headers are the names of an order's fields in its API's reference (developers.myclickfunnels.com), in words; no export was at hand, so
// where an office's file has other ones, a mapping with `order`, `order.date` and `order.text` does the same.

import type { Product } from '../product.ts'

export const clickFunnels: Product = {
  name: 'ClickFunnels (orders)',
  id: 'clickfunnels',
  signs: ['Contact Email', 'Order Number', 'Total Amount'],
  columns: {
    'Contact ID': 'uid',
    'Contact Email': 'email',
    'Contact Name': 'name',
    'Contact First Name': 'name.given',
    'Contact Last Name': 'name.family',
    'Contact Phone': 'phone',
    'Phone Number': 'phone',
    'Billing Address Street One': 'address.street (billing)',
    'Billing Address Street Two': 'address.street2 (billing)',
    'Billing Address City': 'address.locality (billing)',
    'Billing Address Region': 'address.region (billing)',
    'Billing Address Postal Code': 'address.postcode (billing)',
    'Billing Address Country': 'address.country (billing)',
    'Order Number': 'order.no',
    'Total Amount': 'order',
    Currency: 'order.currency',
    'Product Name': 'order.text',
    'Activated At': 'order.date',
    'Created At': 'order.date',
    'Paid At': 'order.date',
    'Ordered At': 'order.date',
  },
  dates: 'mdy',
}
