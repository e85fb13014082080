// Checks a book, or one card of it.

import type { Book } from '../book/index.ts'
import type { Contact } from '../contact/index.ts'
import { type CalendarDate, compareDiagnostics, type Diagnostic, diagnose } from '../text/index.ts'
import { contextOf } from './context.ts'
import { RULES } from './registry.ts'
import type { Context, Finding, Rule } from './types.ts'

/**
 * All that is wrong with a book, by file and place: what its reading found, and what the rules find.
 * @param when today: the book's date, against which due dates and the log are held
 */
export function checkBook(book: Book, when: { today: CalendarDate }): Diagnostic[] {
  const context = contextOf(book, when.today)
  const found = [...book.found]
  for (const contact of book.contacts) found.push(...diagnosticsOf(contact, context))
  return found.sort(compareDiagnostics)
}

/** What is wrong with one card; `book` is where its links lead, and need not hold this very version of the card. */
export function checkCard(contact: Contact, book: Book, when: { today: CalendarDate }): Diagnostic[] {
  return diagnosticsOf(contact, contextOf(book, when.today)).sort(compareDiagnostics)
}

const CHECKED = RULES.filter((rule) => rule.check !== undefined)
const OF_ALL = CHECKED.filter((rule) => rule.type === undefined)
const OF_TYPE = Map.groupBy(CHECKED, (rule) => rule.type ?? '')

function diagnosticsOf(contact: Contact, context: Context): Diagnostic[] {
  const found = [...contact.card.diagnostics]
  for (const rule of OF_ALL) run(rule, contact, context, found)
  for (const type of context.typesOf(contact))
    for (const rule of OF_TYPE.get(type) ?? []) run(rule, contact, context, found)
  return found
}

function run(rule: Rule, contact: Contact, context: Context, found: Diagnostic[]): void {
  const { card } = contact
  // Front matter that could not be read would be called incomplete.
  if (rule.reads === 'front-matter' && card.frontMatter === undefined) return
  if (rule.reads === 'log' && card.log === undefined) return
  for (const finding of rule.check?.(contact, context) ?? []) found.push(toDiagnostic(rule, contact, finding))
}

function toDiagnostic(rule: Rule, { card }: Contact, { range, severity, ...what }: Finding): Diagnostic {
  const at = { file: card.file, text: card.text, range }
  return diagnose(at, { rule: rule.id, severity: severity ?? rule.severity, ...what })
}
