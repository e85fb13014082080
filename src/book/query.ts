// Queries over a book: `stage=lead owner=sam due<=today tag:uk name~ada -tag:old`.

import {
  type Config,
  type Contact,
  fieldsByKey,
  lastTouch,
  parseMoney,
  quietAfter,
} from '../contact/index.ts'
import { type CalendarDate, nearest, parsePeopleDate } from '../text/index.ts'
import { resolve } from './build.ts'
import { foldName } from './find.ts'
import type { Book } from './types.ts'

export type Query = (contact: Contact) => boolean

/** What is wrong with a query, for the person who typed it. */
export interface QueryProblem {
  readonly message: string
  readonly hint: string
}

const TERM = /^(-?)([a-z][a-z0-9-]*)(<=|>=|!=|=|<|>|:|~)(.*)$/s
/** Words people say for a key. */
const SYNONYMS: Readonly<Record<string, string>> = {
  tag: 'tags',
  mail: 'email',
  tel: 'phone',
  colour: 'color',
}
/** What is computed, not written on the card. */
const COMPUTED = ['slug', 'file', 'folder', 'last', 'quiet', 'text']

/**
 * Reads a query: terms joined by blanks, all of which must hold. `key=value` is one of the key's values; `key:value`
 * too, and for text a part of it; `key~value` a part; `<`, `<=`, `>`, `>=` compare dates, numbers and money;
 * `key=` or `key:none` is without a value, `key:any` with one; a `-` in front, or `!=`, says not; a value with blanks
 * stands in quotes; a bare word is a part of the name. `last` is the day of the last touch, `quiet` the day after
 * which the cadence is over, `slug` the file name.
 */
export function parseQuery(
  text: string,
  book: Book,
  today: CalendarDate,
): { query: Query } | { problem: QueryProblem } {
  const terms: Query[] = []
  for (const term of split(text)) {
    const read = readTerm(term, book, today)
    if ('problem' in read) return read
    terms.push(read.query)
  }
  return { query: (contact) => terms.every((term) => term(contact)) }
}

function split(text: string): string[] {
  const terms: string[] = []
  for (const match of text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)) {
    terms.push(match[0].replace(/"([^"]*)"|'([^']*)'/g, (_all, double, single) => double ?? single ?? ''))
  }
  return terms
}

function readTerm(
  term: string,
  book: Book,
  today: CalendarDate,
): { query: Query } | { problem: QueryProblem } {
  const parts = TERM.exec(term)
  if (parts === null) {
    const word = foldName(term.replace(/^-/, ''))
    const has = (contact: Contact) => foldName(`${contact.name} ${contact.slug}`).includes(word)
    return { query: term.startsWith('-') ? (contact) => !has(contact) : has }
  }
  const [, minus, typedKey = '', operator = '', value = ''] = parts
  const key = SYNONYMS[typedKey] ?? typedKey
  const field = fieldsByKey(book.config).get(key)
  if (field === undefined && !COMPUTED.includes(key) && !key.startsWith('x-')) {
    const known = [...book.config.fields.map((one) => one.key), ...COMPUTED]
    const near = nearest(key, known)
    return {
      problem: {
        message: `"${typedKey}" is no field to ask for.`,
        hint: near ? `Did you mean "${near}"?` : `There are ${known.join(', ')}.`,
      },
    }
  }
  const not = (minus === '-') !== (operator === '!=')
  const test = tester(
    key,
    field?.type.name ?? (key === 'last' || key === 'quiet' ? 'date' : 'text'),
    operator,
    value,
    book,
    today,
  )
  if ('problem' in test) return test
  return { query: not ? (contact) => !test.query(contact) : test.query }
}

type Tested = { query: Query } | { problem: QueryProblem }

function tester(
  key: string,
  type: string,
  operator: string,
  value: string,
  book: Book,
  today: CalendarDate,
): Tested {
  const read = reader(key, book.config, today)
  if ((operator === '=' && value === '') || value === 'none')
    return { query: (contact) => read(contact).length === 0 }
  if (value === 'any' && operator === ':') return { query: (contact) => read(contact).length > 0 }

  if (type === 'date' || type === 'birthday') {
    const date = parsePeopleDate(value, today)
    const part = /^\d{4}(-\d{2})?$/.test(value) ? value : undefined
    const bound = part ?? date
    if (bound === undefined) {
      return {
        problem: {
          message: `"${value}" is no date.`,
          hint: 'Write such as 2026-12-01, 2026-12, today, fri or +2w.',
        },
      }
    }
    const cut = (text: string) => (part === undefined ? text : text.slice(0, part.length))
    return {
      query: (contact) =>
        read(contact).some((text) => compares(cut(text) < bound ? -1 : cut(text) > bound ? 1 : 0, operator)),
    }
  }
  if (type === 'number' || type === 'money') {
    const bound =
      type === 'money' ? (parseMoney(value) ?? parseMoney(`${value} ${book.config.currency}`)) : undefined
    const limit = bound?.amount ?? Number(value)
    if (Number.isNaN(limit))
      return {
        problem: {
          message: `"${value}" is no ${type === 'money' ? 'amount' : 'number'}.`,
          hint: 'Write such as 12000.',
        },
      }
    const withCurrency = /[A-Z]{3}$/.test(value)
    return {
      query: (contact) =>
        read(contact).some((text) => {
          const money = type === 'money' ? parseMoney(text) : { amount: Number(text), currency: '' }
          if (money === undefined || (withCurrency && money.currency !== bound?.currency)) return false
          return compares(money.amount - limit, operator)
        }),
    }
  }
  if (/[<>]/.test(operator)) {
    return {
      problem: {
        message: `"${key}" can't be compared by ${operator}.`,
        hint: 'Dates, numbers and amounts can; use = or ~ here.',
      },
    }
  }
  const wanted = foldName(value.replace(/^[@#]/, ''))
  const target = type === 'link' || type === 'link-or-text' ? linked(book, value, wanted) : undefined
  const isPart =
    operator === '~' ||
    (operator === ':' && (type === 'text' || type === 'address' || type === 'link-or-text'))
  const digits = value.replace(/\D/g, '')
  return {
    query: (contact) =>
      read(contact).some((text) => {
        if (target !== undefined && resolve(book, text)?.slug === target) return true
        if (type === 'phone')
          return digits !== '' && text.replace(/\D/g, '').includes(digits.replace(/^0/, ''))
        const have = foldName(text)
        return isPart ? have.includes(wanted) : text === value || (have === wanted && wanted !== '')
      }),
  }
}

/** The slug of the card that a link, or its whole name, means: a table shows the name, and people ask for what they see. */
function linked(book: Book, value: string, folded: string): string | undefined {
  const bySlug = resolve(book, value)
  if (bySlug !== undefined) return bySlug.slug
  const named = folded === '' ? [] : book.contacts.filter(({ name }) => foldName(name) === folded)
  return named.length === 1 ? named[0]?.slug : undefined
}

function reader(key: string, config: Config, today: CalendarDate): (contact: Contact) => readonly string[] {
  switch (key) {
    case 'name':
      return (contact) => [contact.name]
    case 'kind':
      return (contact) => [contact.kind]
    case 'slug':
      return (contact) => [contact.slug]
    case 'file':
      return (contact) => [contact.file]
    case 'folder':
      return (contact) => [contact.file.split('/').slice(0, -1).join('/')]
    case 'last':
      return (contact) => one(lastTouch(contact, today))
    case 'quiet':
      return (contact) => one(quietAfter(contact, config, today))
    case 'text':
      return (contact) => [contact.card.text]
    default:
      return (contact) => contact.values.get(key)?.map((value) => value.text) ?? []
  }
}

function one(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}

function compares(difference: number, operator: string): boolean {
  switch (operator) {
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
    default:
      return difference === 0
  }
}
