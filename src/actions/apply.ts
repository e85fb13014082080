// A change of a card, checked before anybody writes it: what it would break stops it.

import type { Book } from '../book/index.ts'
import { type Change, editCard, parseCard } from '../card/index.ts'
import { type Contact, readContact } from '../contact/index.ts'
import { checkCard } from '../rules/index.ts'
import type { CalendarDate, Diagnostic } from '../text/index.ts'

/** A card as it was and as it would be. */
export interface Edited {
  readonly before: Contact
  readonly after: Contact
  /** False where the changes change nothing. */
  readonly isChanged: boolean
}

/** Why a change is not made: what can't be edited, or the errors that it would bring in. */
export interface Refused {
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The card after changes. Errors that it had before are no hindrance; new ones are.
 * @param book where the card's links lead
 */
export function applyChanges(
  book: Book,
  contact: Contact,
  changes: readonly Change[],
  today: CalendarDate,
): Edited | Refused {
  const order = book.config.fields.map((field) => field.key)
  const edited = editCard(contact.card.text, changes, order, contact.file)
  return 'diagnostics' in edited ? edited : checkEdit(book, contact, edited.text, today)
}

/** The card with another text; what that would newly break stops it. */
export function checkEdit(book: Book, contact: Contact, text: string, today: CalendarDate): Edited | Refused {
  const after = readContact(parseCard(text, contact.file), book.config)
  const known = new Set(errorsOf(contact, book, today).map(identity))
  const brought = errorsOf(after, book, today).filter((one) => !known.has(identity(one)))
  if (brought.length > 0) return { diagnostics: brought }
  return { before: contact, after, isChanged: text !== contact.card.text }
}

/** The errors of a card; a place is no part of what an error is, since lines move. */
export function errorsOf(contact: Contact, book: Book, today: CalendarDate): Diagnostic[] {
  return checkCard(contact, book, { today }).filter((one) => one.severity === 'error')
}

function identity(diagnostic: Diagnostic): string {
  return `${diagnostic.rule} ${diagnostic.message}`
}
