// Assignments as people type them: `stage=lead`, `tags+=uk`, `phone-=`, `due=fri`, `org=analytical`.

import { type Book, findByName, foldName, resolve } from '../book/index.ts'
import type { Change } from '../card/index.ts'
import { type Contact, type Field, fieldsByKey, isExtensionKey, parseMoney } from '../contact/index.ts'
import { type CalendarDate, nearest, parsePeopleDate } from '../text/index.ts'

/** What is wrong with an assignment, for the person who typed it. */
export interface AssignmentProblem {
  readonly message: string
  readonly hint: string
}

export interface Assignment {
  readonly key: string
  readonly operator: '=' | '+=' | '-='
  /** Values in the card format; [] for a key that is to go. */
  readonly values: readonly string[]
}

/** Words that people say for a key. */
const SYNONYMS: Readonly<Record<string, string>> = {
  tag: 'tags',
  mail: 'email',
  tel: 'phone',
  colour: 'color',
}

/**
 * Reads one assignment. Dates may be as people say them, money may leave the book's currency out, a link may be any
 * unambiguous part of a card's name, and tags and links may be several, with commas between them.
 */
export function parseAssignment(
  typed: string,
  book: Book,
  today: CalendarDate,
): Assignment | { problem: AssignmentProblem } {
  const parts = /^([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(\+=|-=|=)(.*)$/s.exec(typed)
  if (parts === null)
    return wrong(
      `"${typed}" is no assignment.`,
      'Write key=value, key+=value, key-=value, or key= to take it away.',
    )
  const typedKey = parts[1]?.toLowerCase() ?? ''
  const key = SYNONYMS[typedKey] ?? typedKey
  const operator = parts[2] as Assignment['operator']
  const value = parts[3]?.trim() ?? ''
  const field = fieldsByKey(book.config).get(key)
  if (field === undefined && !isExtensionKey(key)) {
    const known = book.config.fields.map((one) => one.key)
    const near = nearest(key, known)
    return wrong(
      `"${typedKey}" is no field.`,
      near ? `Did you mean "${near}"?` : `There are ${known.join(', ')}; a key of your own begins with x-.`,
    )
  }
  if (value === '') {
    if (operator === '+=') return wrong(`"${typed}" adds nothing.`, `Write ${key}+=value.`)
    return { key, operator: '=', values: [] }
  }
  if (operator !== '=' && field !== undefined && !field.list)
    return wrong(`"${key}" holds one value only.`, `Write ${key}=value, or ${key}= to take it away.`)
  const texts = isWordList(field) ? value.split(/[,\s]+/).filter((text) => text !== '') : [value]
  const values = operator === '-=' ? texts : texts.map((text) => asWritten(text, field, book, today))
  return { key, operator, values }
}

/** The changes that an assignment makes to a card. */
export function changesFor(assignment: Assignment, contact: Contact): Change[] {
  const { key, operator, values } = assignment
  if (operator === '+=') return values.map((value) => ({ op: 'add', key, value }))
  if (operator === '-=') return values.flatMap((typed) => removals(contact, key, typed))
  const [only] = values
  if (only === undefined) return [{ op: 'delete', key }]
  return [{ op: 'set', key, value: values.length === 1 ? only : values }]
}

/** A value is taken away by its text, with its label or without. */
function removals(contact: Contact, key: string, typed: string): Change[] {
  const wanted = foldName(typed)
  return (contact.values.get(key) ?? [])
    .filter(({ raw, text }) => raw === typed || text === typed || foldName(text) === wanted)
    .map(({ raw }) => ({ op: 'remove', key, value: raw }))
}

function isWordList(field: Field | undefined): boolean {
  return field?.list === true && ['tag', 'link', 'slug'].includes(field.type.name)
}

/** What the card should say for what a person typed; text that means nothing special stays as it is. */
export function asWritten(typed: string, field: Field | undefined, book: Book, today: CalendarDate): string {
  switch (field?.type.name) {
    case 'date':
      return parsePeopleDate(typed, today) ?? typed
    case 'birthday':
      return typed.startsWith('--') ? typed : (parsePeopleDate(typed, today) ?? typed)
    case 'money':
      return parseMoney(typed) === undefined && parseMoney(`${typed} ${book.config.currency}`) !== undefined
        ? `${typed} ${book.config.currency}`
        : typed
    case 'tag':
      return typed.replace(/^#/, '')
    case 'owner':
      return typed.replace(/^@/, '')
    case 'link':
      return slugMeant(typed, book, false) ?? typed
    case 'link-or-text':
      return slugMeant(typed, book, true) ?? typed
    default:
      return typed
  }
}

/** @param whole true: only the whole name of a card counts, since any other text is right as text */
function slugMeant(typed: string, book: Book, whole: boolean): string | undefined {
  const exact = resolve(book, typed)
  if (exact !== undefined) return exact.slug
  const { contacts } = findByName(book, typed)
  const [only] = contacts
  if (contacts.length !== 1 || only === undefined) return undefined
  return !whole || foldName(only.name) === foldName(typed) ? only.slug : undefined
}

function wrong(message: string, hint: string): { problem: AssignmentProblem } {
  return { problem: { message, hint } }
}
