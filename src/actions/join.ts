// Two cards of one contact become one: everything of both, links follow, the former file name is kept.

import { type Book, buildBook, foldSlug } from '../book/index.ts'
import { type Change, editCard, parseCard } from '../card/index.ts'
import {
  type Config,
  type Contact,
  e164,
  fieldsByKey,
  readContact,
  textsOf,
  uidOf,
} from '../contact/index.ts'
import { mergeCards } from '../merge/index.ts'
import type { CalendarDate, Diagnostic } from '../text/index.ts'
import { errorsOf } from './apply.ts'
import { relink } from './relink.ts'

/** What becomes of the book. Nothing is written. */
export interface Joined {
  readonly contact: Contact
  /** The book as it is then. */
  readonly book: Book
  /** By the path of each file that changes: its text, or undefined for the one that goes. */
  readonly files: ReadonlyMap<string, string | undefined>
  /** What both had of one thing and is to be decided now: lines of `conflicts` that neither had. */
  readonly clashes: readonly string[]
}

/**
 * Joins two cards by the rules of the merge, as two versions of a card that have no common beginning.
 * @param keep the card that stays, with its file name
 * @param gone the card that becomes a part of it
 * @returns diagnostics where the two can't be one: of two kinds, unreadable, or with an error that neither had
 */
export function joinCards(
  book: Book,
  keep: Contact,
  gone: Contact,
  today: CalendarDate,
): Joined | { diagnostics: readonly Diagnostic[] } {
  const { config } = book
  const broken = [keep, gone].flatMap(({ card }) =>
    card.frontMatter === undefined ? card.diagnostics.filter(({ severity }) => severity === 'error') : [],
  )
  if (broken.length > 0) return { diagnostics: broken }
  const merged = mergeCards('', keep.card.text, gone.card.text, config, keep.file)
  const order = config.fields.map(({ key }) => key)
  const settled = editCard(merged.text, settle(merged.text, keep, gone, config), order, keep.file)
  if ('diagnostics' in settled) return settled
  const files = new Map<string, string | undefined>([[gone.file, undefined]])
  for (const other of book.contacts) {
    const text = other === keep ? settled.text : other.card.text
    if (other === gone) continue
    const after = follow(text, other.file, keep, gone, config)
    if (after !== other.card.text) files.set(other.file, after)
  }
  const changed = (one: Contact) => {
    const text = files.get(one.file)
    return text === undefined ? one : readContact(parseCard(text, one.file), config)
  }
  const after = buildBook(book.contacts.filter((one) => one !== gone).map(changed), config, book.found)
  const contact = after.contacts.find(({ file }) => file === keep.file) ?? keep
  const known = new Set([keep, gone].flatMap((one) => errorsOf(one, book, today).map(({ rule }) => rule)))
  const brought = errorsOf(contact, after, today).filter(({ rule }) => !known.has(rule))
  if (brought.length > 0) return { diagnostics: brought }
  const open = new Set([keep, gone].flatMap((one) => textsOf(one, 'conflicts')))
  const clashes = textsOf(contact, 'conflicts').filter((record) => !open.has(record))
  return { contact, book: after, files, clashes }
}

/** What the rules of the merge can't know: that the two were two cards, under two names. */
function settle(text: string, keep: Contact, gone: Contact, config: Config): Change[] {
  const contact = readContact(parseCard(text, keep.file), config)
  const records = textsOf(contact, 'conflicts')
  const [uid] = records.filter((record) => record.startsWith('uid: '))
  const created = records.find((record) => record.startsWith('created: '))
  const both = [...textsOf(keep, 'created'), ...textsOf(gone, 'created')].sort()
  // The first of the former names is what calendars know the card by: that of the card that stays.
  const former = [...textsOf(keep, 'alias'), ...textsOf(gone, 'alias'), gone.slug]
  const alias = [...new Set(former)].filter((slug) => foldSlug(slug) !== foldSlug(keep.slug))
  const [own] = textsOf(keep, 'uid')
  const [other] = textsOf(gone, 'uid')
  // Telephones know the card that stays by its file name, or its first one, where it has no other identity: that stays, too.
  const isMistakable = own === undefined && (other !== undefined || textsOf(keep, 'alias').length === 0)
  return [
    ...respelt(contact, records, config),
    { op: 'set', key: 'alias', value: alias.length > 1 ? alias : (alias[0] ?? gone.slug) },
    // The one identity stays, the other is still found by the next import.
    ...(uid === undefined || own === undefined
      ? []
      : [
          { op: 'remove', key: 'conflicts', value: uid } as const,
          { op: 'set', key: 'uid', value: own } as const,
          { op: 'add', key: 'x-uid', value: other ?? '' } as const,
        ]),
    ...(isMistakable ? [{ op: 'set', key: 'uid', value: uidOf(keep) } as const] : []),
    ...(isMistakable && other !== undefined ? [{ op: 'add', key: 'x-uid', value: other } as const] : []),
    // The contact is as old as the older card.
    ...(created === undefined || both[0] === undefined
      ? []
      : [
          { op: 'remove', key: 'conflicts', value: created } as const,
          { op: 'set', key: 'created', value: both[0] } as const,
        ]),
  ]
}

/** One address or number that both cards have is no decision to take: the one with a label stands. */
function respelt(contact: Contact, records: readonly string[], config: Config): Change[] {
  return (['email', 'phone'] as const).flatMap((key) => {
    const same = (text: string) => (key === 'email' ? text.toLowerCase() : e164(text, config.country))
    const fold = (raw: string) => same(raw.replace(/\s+\([^()]*\)$/, ''))
    return records
      .filter((record) => record.startsWith(`${key}: `))
      .flatMap((record): Change[] => {
        const lost = record.slice(key.length + 2)
        const hasLabel = /\s\([^()]*\)$/.test(lost)
        const stands = contact.values.get(key)?.find((value) => fold(value.raw) === fold(lost))
        if (
          stands === undefined ||
          (hasLabel && stands.label !== undefined && !lost.endsWith(`(${stands.label})`))
        )
          return []
        const all = contact.values.get(key)?.map((value) => (value === stands ? lost : value.raw)) ?? []
        const isBetter = hasLabel && stands.label === undefined
        return [
          { op: 'remove', key: 'conflicts', value: record },
          ...(isBetter ? [{ op: 'set' as const, key, value: all.length === 1 ? lost : all }] : []),
        ]
      })
  })
}

/** Links to the card that goes lead to the one that stays; a link that is there twice then, or leads to itself, goes. */
function follow(text: string, file: string, keep: Contact, gone: Contact, config: Config): string {
  const before = readContact(parseCard(text, file), config)
  const changes: Change[] = []
  for (const [key, values] of before.values) {
    const type = fieldsByKey(config).get(key)?.type.name
    const isApart = key === 'distinct'
    if (type !== 'link' && type !== 'link-or-text' && !isApart) continue
    const isThere = values.some((value) => value.text === keep.slug)
    for (const value of values) {
      const isSelf = file === keep.file && (value.text === keep.slug || value.text === gone.slug)
      const isDouble = value.text === gone.slug && isThere
      if (isSelf || isDouble) changes.push({ op: 'remove', key, value: value.raw })
      else if (isApart && value.text === gone.slug)
        changes.push({ op: 'remove', key, value: value.raw }, { op: 'add', key, value: keep.slug })
    }
  }
  const edited = changes.length === 0 ? { text } : editCard(text, changes, [], file)
  return relink('text' in edited ? edited.text : text, gone.slug, keep.slug, config)
}
