// A card as the finder reads it.

import { type Config, type Contact, e164, textOf, textsOf } from '../contact/index.ts'
import type { DedupeRecord } from './types.ts'

/** What of a contact is compared. A link to an organisation is compared by the slug: two who link to one card agree. */
export function recordOf(contact: Contact, config: Config): DedupeRecord {
  const isOrg = contact.kind === 'org'
  const names = [contact.name, ...textsOf(contact, 'aka')]
  const places = textsOf(contact, 'address').map((text) => text.split(';').map((part) => part.trim()))
  const whole = places.filter((parts) => parts.length > 1)
  const column = (at: number) => whole.map((parts) => parts[at] ?? '').filter((text) => text !== '')
  const birthday = textOf(contact, 'birthday')
  return {
    ...(isOrg ? { org: names } : { name: names, org: textsOf(contact, 'org') }),
    email: textsOf(contact, 'email'),
    phone: textsOf(contact, 'phone').map((number) => e164(number, config.country)),
    ...(birthday === undefined ? {} : { birthday: [birthday] }),
    street: [...column(0), ...places.filter((parts) => parts.length === 1).map(([text = '']) => text)],
    city: column(1),
    region: [...column(2), ...column(4)],
    postcode: column(3),
  }
}
