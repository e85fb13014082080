// Who a card is to other programs, for ever: through renames, which leave the first name in `alias`, and through merges,
// which write `uid` where it would be another's.

import { textOf, textsOf } from './contact.ts'
import type { Contact } from './types.ts'

/** The UID of vCard: the card's own, or one made of its first name. RFC 6350 section 6.7.6. */
export function uidOf(contact: Contact): string {
  return textOf(contact, 'uid') ?? `cardfile-${textsOf(contact, 'alias')[0] ?? contact.slug}`
}

/** The name that calendars know the card by: the first that it had. */
export function firstNameOf(contact: Contact): string {
  const [, kept] = /^cardfile-([a-z0-9-]+)$/.exec(textOf(contact, 'uid') ?? '') ?? []
  return kept ?? textsOf(contact, 'alias')[0] ?? contact.slug
}
