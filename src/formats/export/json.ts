// Contacts as JSON: every value as the card has it, notes and log included.

import { type Contact, interactionsOf, uidOf } from '../../contact/index.ts'

/** One contact as plain data. A field is a list of values where the card has several. */
export function jsonOf(contact: Contact): Record<string, unknown> {
  const fields = [...contact.values].map(([key, values]) => {
    const texts = values.map(({ raw }) => raw)
    return [key, texts.length === 1 ? texts[0] : texts] as const
  })
  return {
    slug: contact.slug,
    kind: contact.kind,
    name: contact.name,
    uid: uidOf(contact),
    fields: Object.fromEntries(fields),
    notes: contact.card.text
      .slice(...contact.card.notes)
      .replace(/\r\n?/g, '\n')
      .trim(),
    log: interactionsOf(contact).map(({ date, time, kind, owner, money, text }) => ({
      date,
      time,
      kind,
      owner,
      money,
      text,
    })),
  }
}
