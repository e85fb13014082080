// A card on one screen: who, how to reach them, what is next, what was last, and what hangs together with it.

import { type Book, resolve } from '../book/index.ts'
import { type Contact, interactionsOf, lastTouch, quietAfter, textOf } from '../contact/index.ts'
import { type CalendarDate, type Diagnostic, daysBetween } from '../text/index.ts'

export interface Brief {
  readonly slug: string
  readonly file: string
  readonly name: string
  readonly kind: string
  /** Title and organisation; for a deal, whose it is. */
  readonly about: readonly string[]
  readonly next?: string
  readonly due?: CalendarDate
  /** Days from today; negative when overdue. */
  readonly days?: number
  readonly last?: CalendarDate
  readonly quiet?: CalendarDate
  /** The other fields in the order of the page, values with their labels. */
  readonly fields: readonly {
    readonly key: string
    readonly label: string
    readonly values: readonly string[]
  }[]
  /** The newest first. */
  readonly log: readonly {
    readonly date: CalendarDate
    readonly time?: string
    readonly kind: string
    readonly owner?: string
    readonly money?: string
    readonly text: string
  }[]
  /** Cards that link here. */
  readonly links: readonly {
    readonly slug: string
    readonly name: string
    readonly kind: string
    readonly key: string
    readonly label?: string
    readonly stage?: string
    readonly value?: string
  }[]
  readonly problems: readonly Diagnostic[]
}

const SAID = new Set(['name', 'kind', 'title', 'org', 'for', 'next', 'due', 'created', 'uid', 'alias'])

/** @param problems what checking the card found */
export function briefOf(
  book: Book,
  contact: Contact,
  today: CalendarDate,
  problems: readonly Diagnostic[],
): Brief {
  const named = (text: string) => resolve(book, text)?.name ?? text
  const whose = contact.values.get(contact.kind === 'deal' ? 'for' : 'org') ?? []
  const next = textOf(contact, 'next')
  const due = textOf(contact, 'due')
  const last = lastTouch(contact, today)
  const quiet = quietAfter(contact, book.config, today)
  const title = textOf(contact, 'title')
  return {
    slug: contact.slug,
    file: contact.file,
    name: contact.name,
    kind: contact.kind,
    about: [
      ...(title === undefined ? [] : [title]),
      ...whose.map(({ text, label }) => `${named(text)}${label === undefined ? '' : ` (${label})`}`),
    ],
    ...(next === undefined ? {} : { next }),
    ...(due === undefined ? {} : { due, days: daysBetween(today, due) }),
    ...(last === undefined ? {} : { last }),
    ...(quiet === undefined ? {} : { quiet }),
    fields: fieldsOf(book, contact, named),
    log: interactionsOf(contact)
      .map(({ range: _range, ...entry }) => entry)
      .reverse(),
    links: (book.backlinks.get(contact.slug) ?? []).map(({ from, key, label }) => ({
      slug: from.slug,
      name: from.name,
      kind: from.kind,
      key,
      ...(label === undefined ? {} : { label }),
      ...optional('stage', textOf(from, 'stage')),
      ...optional('value', textOf(from, 'value')),
    })),
    problems,
  }
}

function fieldsOf(book: Book, contact: Contact, named: (text: string) => string): Brief['fields'] {
  const known = book.config.fields
    .filter(({ key }) => contact.values.has(key) && !SAID.has(key))
    .map(({ key, label, type }) => {
      const values = contact.values.get(key) ?? []
      const isLink = type.name === 'link' || type.name === 'link-or-text'
      const say = ({ text, label: of, raw }: (typeof values)[number]) => {
        const shown = isLink ? named(text) : type.name === 'address' ? addressLine(text) : undefined
        return shown === undefined ? raw : `${shown}${of === undefined ? '' : ` (${of})`}`
      }
      return { key, label, values: values.map(say) }
    })
  const keys = new Set(book.config.fields.map(({ key }) => key))
  const own = [...contact.values]
    .filter(([key]) => !keys.has(key))
    .map(([key, values]) => ({ key, label: key, values: values.map(({ raw }) => raw) }))
  return [...known, ...own]
}

/** `street; locality; region; postcode; country` as one line, without the empty parts. */
function addressLine(text: string): string {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
}

function optional<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return text === undefined ? {} : ({ [key]: text } as { readonly [P in K]: string })
}
