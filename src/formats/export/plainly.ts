// What programs that speak vCard 3.0 make of it, where they and RFC 2426 differ.

import { splitValue } from '../vcard/value.ts'
import type { OutProperty } from './property.ts'

/** Addresses in which a comma may stand. */
const ADDRESSES = new Set(['URL', 'IMPP', 'FBURL', 'CALURI', 'CALADRURI', 'SOURCE'])

/**
 * A nickname a line: of several in one, many take the first, and others all for one. Commas in addresses escaped, as if they
 * were texts: khard, Radicale and others that read by vobject cut a value there, and whoever reads 3.0 takes the escape away.
 */
export function plainly(property: OutProperty): OutProperty[] {
  const { name, value } = property
  if (name === 'NICKNAME') return splitValue(value, ',').map((one) => ({ ...property, value: one }))
  if (ADDRESSES.has(name)) return [{ ...property, value: value.replace(/\\?,/g, '\\,') }]
  return [property]
}
