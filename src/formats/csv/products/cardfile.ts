// Our own tables: `cardfile export --format csv` and `xlsx`.

import { FIELDS } from '../../../contact/index.ts'
import type { Product } from '../product.ts'

const NOT_READ = new Set(['conflicts', 'alias', 'photo'])
const keys = FIELDS.map((field) => field.key).filter((key) => !NOT_READ.has(key))

export const cardfile: Product = {
  name: 'cardfile',
  id: '',
  signs: ['uid', 'name', 'kind', 'notes'],
  columns: {
    ...Object.fromEntries(keys.map((key) => [key, key])),
    ...Object.fromEntries(keys.filter((key) => key !== 'address').map((key) => [`${key} {n}`, key])),
    'address {n}': 'address#{n}',
    notes: 'notes',
  },
  dates: 'ymd',
}
