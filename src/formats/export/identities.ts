// The identity of each contact in one file or folder. No two have one: a program that keeps two places alike stops there.

import { type Contact, textOf, uidOf } from '../../contact/index.ts'

/**
 * Each contact's own UID; of several with one (a card that was copied, a former name that is somebody's name now) the one
 * that it was given first has it, and the others have one made of their file names.
 */
export function identitiesOf(contacts: readonly Contact[]): ReadonlyMap<Contact, string> {
  const taken = new Map<string, Contact>()
  const found = new Map<Contact, string>()
  const hasOwn = (one: Contact) => textOf(one, 'uid') !== undefined || uidOf(one) === `cardfile-${one.slug}`
  const inOrder = [...contacts].sort((a, b) => Number(hasOwn(b)) - Number(hasOwn(a)))
  for (const contact of inOrder) {
    let uid = uidOf(contact)
    for (let twin = 1; taken.has(uid); twin++)
      uid = `cardfile-${contact.slug}${twin === 1 ? '' : `-twin-${twin}`}`
    taken.set(uid, contact)
    found.set(contact, uid)
  }
  return found
}
