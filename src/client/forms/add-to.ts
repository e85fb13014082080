// *Add to it*: what was typed for a new card goes on the one that is there already; nothing that it says is replaced.

import { applyChanges } from '../../actions/index.ts'
import type { Book } from '../../book/index.ts'
import type { Change } from '../../card/index.ts'
import { type Contact, type Field, fieldsByKey } from '../../contact/index.ts'
import { saidOf } from './edit-form.ts'
import { type FormValue, fieldChanges } from './field-changes.ts'
import { fieldsMessage } from './message.ts'
import type { Office } from './office.ts'
import { saveEdit } from './save-edit.ts'
import { showToast } from './toast.ts'

/** A new card has them from who makes it; a card that is there has its own. */
const NOT_ADDED = new Set(['owner', 'stage'])

/** What would be added, and the names of fields that the card has otherwise. */
export interface Addition {
  readonly changes: readonly Change[]
  readonly keys: readonly string[]
  readonly left: readonly string[]
}

/** @param typed by key, what the form says */
export function additionOf(
  contact: Contact,
  typed: ReadonlyMap<string, readonly FormValue[]>,
  by: Parameters<typeof fieldChanges>[4],
): Addition {
  const fields = fieldsByKey(by.book.config)
  const [changes, keys, left]: [Change[], string[], string[]] = [[], [], []]
  for (const [key, values] of typed) {
    const field = fields.get(key)
    const said = values.filter(({ text }) => text.trim() !== '')
    if (field === undefined || NOT_ADDED.has(key) || said.length === 0) continue
    const has = (contact.values.get(key) ?? []).map(
      ({ text, label }): FormValue => (label === undefined ? { text } : { text, label }),
    )
    const more = said.filter((value) => !has.some((one) => plain(one, field) === plain(value, field)))
    if (more.length === 0) continue
    if (!field.list && has.length > 0) {
      left.push(field.label)
      continue
    }
    changes.push(...fieldChanges(contact, field, has, [...has, ...more], by))
    keys.push(key)
  }
  return { changes, keys, left }
}

/**
 * Adds it to the card as it is now.
 * @returns what is wrong, in words; [] where it is done
 * @throws DeskError where the browser could not store it
 */
export async function addTo(
  office: Office,
  card: { readonly slug: string; readonly href: string; readonly name: string },
  typed: ReadonlyMap<string, readonly FormValue[]>,
  bookWith: (contact: Contact) => Book,
): Promise<string[]> {
  const contact = await office.card(card.slug, card.href).catch(() => undefined)
  if (contact === undefined) return [`${card.name} can't be read just now. Try again when you are online.`]
  const by = { book: bookWith(contact), today: office.today, owner: office.owner() }
  const { changes, keys, left } = additionOf(contact, typed, by)
  if (changes.length === 0) {
    showToast(`${contact.name} has it all already.`, leftWords(left))
    return []
  }
  const edited = applyChanges(by.book, contact, changes, office.today)
  if ('diagnostics' in edited) return saidOf(edited.diagnostics)
  const said = [`Added to ${contact.name}.`, leftWords(left)].filter(Boolean).join(' ')
  await saveEdit(office, edited, fieldsMessage(contact, keys, office.config()), said)
  return []
}

function leftWords(left: readonly string[]): string {
  return left.length === 0 ? '' : `As it was: ${left.join(', ').toLowerCase()}.`
}

/** Case aside; of telephone numbers their last digits. */
function plain({ text }: FormValue, { type }: Field): string {
  if (type.name === 'phone') return text.replace(/\D+/g, '').replace(/^0+/, '').slice(-8)
  return text.trim().replace(/^#/, '').toLowerCase()
}
