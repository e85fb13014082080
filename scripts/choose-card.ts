// From what was typed to the card that was meant.

import { findByName } from '../src/book/index.ts'
import { type Contact, textOf } from '../src/contact/index.ts'
import { misused } from './refusal.ts'
import type { Session } from './session.ts'
import { canAsk } from './terminal.ts'

const MOST = 12

/**
 * The card that a slug or any unambiguous part of a name means. Several are a list to choose from on a terminal, and
 * elsewhere, as with none, the end: status 2.
 */
export async function chooseCard(session: Session, typed: string): Promise<Contact> {
  const { contacts, suggestion } = findByName(session.book, typed)
  const [first, second] = contacts
  if (first === undefined)
    return misused(
      `no card is called "${typed}".`,
      suggestion === undefined
        ? `Look for it: cardfile find "${typed}"; or make it: cardfile new "${typed}"`
        : `Did you mean "${suggestion}"?`,
    )
  if (second === undefined) return first
  if (!canAsk() || session.json)
    return misused(`"${typed}" can be any of ${contacts.length} cards.`, candidates(contacts))
  const { isCancel, select } = await import('@clack/prompts')
  const slug = await select({
    message: `Which "${typed}"?`,
    options: contacts.map((one) => ({ value: one.slug, label: one.name, hint: hintFor(one) })),
    maxItems: MOST,
  })
  if (isCancel(slug)) return misused('nothing was chosen.')
  return contacts.find((one) => one.slug === slug) ?? first
}

function candidates(contacts: readonly Contact[]): string {
  const lines = contacts.slice(0, MOST).map((one) => `  ${one.slug}  ${one.name}, ${hintFor(one)}`)
  const more = contacts.length > MOST ? [`  and ${contacts.length - MOST} more`] : []
  return ['Name one of them:', ...lines, ...more].join('\n')
}

function hintFor(contact: Contact): string {
  return [contact.kind, textOf(contact, 'org'), textOf(contact, 'title')].filter(Boolean).join(', ')
}
