// A new card, from the book's template of its kind where there is one.

import { type Book, foldName, foldSlug, pathFor, slugFor } from '../book/index.ts'
import { type Change, editCard, escapeNotes, newCard, parseCard } from '../card/index.ts'
import { type Contact, type Kind, readContact, textsOf } from '../contact/index.ts'
import type { CalendarDate, Diagnostic } from '../text/index.ts'
import { errorsOf } from './apply.ts'
import { type Assignment, changesFor } from './assign.ts'

export interface NewCard {
  readonly name: string
  readonly kind: Kind
  /** A handle, or '' for nobody. */
  readonly owner: string
  readonly assignments: readonly Assignment[]
  readonly today: CalendarDate
}

/** The card's contact; its `file` is the path below the book's folder. */
export interface Created {
  readonly contact: Contact
  /** Cards that may be the same person: same name, or an e-mail address in common. */
  readonly alike: readonly Contact[]
}

/**
 * Makes the text of a new card. Nothing is written.
 * @param template text of `_templates/<kind>.md`: `{{name}}`, `{{slug}}`, `{{today}}` and `{{owner}}` are filled in;
 *   keys that it leaves empty stay, as a form to fill in
 * @param folder   the book's folder, put before the path in what is found wrong
 */
export function createCard(
  book: Book,
  wanted: NewCard,
  template: string | undefined,
  folder: string,
): Created | { diagnostics: readonly Diagnostic[] } {
  const slug = slugFor(wanted.name, {
    has: (one) => book.bySlug.has(foldSlug(one)) || book.clashes.has(foldSlug(one)),
  })
  const file = `${folder}/${pathFor(slug, book.config.layout)}`
  const text = template === undefined ? plainCard(wanted) : fillIn(template, wanted, slug)
  const order = book.config.fields.map((field) => field.key)
  const empty = readContact(parseCard(text, file), book.config)
  const changes: Change[] = [
    { op: 'set', key: 'name', value: wanted.name },
    ...(wanted.kind === 'person' || empty.kind === wanted.kind
      ? []
      : [{ op: 'set' as const, key: 'kind', value: wanted.kind }]),
    ...wanted.assignments.flatMap((one) => changesFor(one, empty)),
  ]
  const edited = editCard(text, changes, order, file)
  if ('diagnostics' in edited) return edited
  const contact = readContact(parseCard(edited.text, file), book.config)
  const errors = errorsOf(contact, book, wanted.today)
  return errors.length > 0 ? { diagnostics: errors } : { contact, alike: alike(book, contact) }
}

/** Cards with the same name, case, accents and punctuation aside, or with one of the e-mail addresses. */
export function alike(book: Book, contact: Contact): Contact[] {
  const name = foldName(contact.name)
  const addresses = new Set(textsOf(contact, 'email').map((one) => one.toLowerCase()))
  return book.contacts.filter(
    (one) =>
      (one.kind === contact.kind && foldName(one.name) === name && name !== '') ||
      textsOf(one, 'email').some((address) => addresses.has(address.toLowerCase())),
  )
}

function plainCard({ name, kind, owner, today }: NewCard): string {
  return newCard([
    ['name', name],
    ['kind', kind === 'person' ? '' : kind],
    ['owner', owner],
    ['created', today],
  ])
}

/** The name comes into the front matter by an edit, which quotes what must be quoted; here a letter holds its place. */
function fillIn(template: string, { name, owner, today }: NewCard, slug: string): string {
  const held = template
    .replace(/\{\{\s*slug\s*\}\}/g, slug)
    .replace(/\{\{\s*today\s*\}\}/g, today)
    .replace(/\{\{\s*owner\s*\}\}/g, owner)
    .replace(/\{\{\s*name\s*\}\}/g, PLACE)
  const body = parseCard(held, '').notes[0]
  const shown = escapeNotes(name).replace(/\s+/g, ' ')
  return held.slice(0, body).replaceAll(PLACE, 'name') + held.slice(body).replaceAll(PLACE, () => shown)
}

/** A letter of the private use area. */
const PLACE = '\ue000'
