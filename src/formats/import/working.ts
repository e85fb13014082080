// A card in the making: one that the book has, or a new one, with what the import has added so far.

import { slugFor } from '../../book/index.ts'
import type { LogInput } from '../../card/index.ts'
import { type Config, type Contact, e164, fieldsByKey } from '../../contact/index.ts'
import { lineId } from '../vcard/line-id.ts'
import { folded } from './clean.ts'
import type { Prepared, Value } from './prepare.ts'

/** One addition to a card. */
export type Addition =
  | { readonly op: 'add' | 'set'; readonly key: string; readonly value: string }
  | { readonly op: 'note'; readonly text: string }
  | { readonly op: 'log'; readonly entry: LogInput }

export interface WorkingCard {
  readonly slug: string
  readonly kind: 'person' | 'org'
  readonly name: string
  /** The card as the book has it; undefined for a new one. */
  readonly known: Contact | undefined
  /** Raw texts by key, labels included. */
  readonly values: Map<string, string[]>
  notes: string
  /** What its log has, in the order of the file, and what was added. */
  log: LogInput[]
  /** `notes`, folded: for comparing. */
  foldedNotes: string
  /** The card's text with all that was added; '' for a new one on which nothing was tried yet. */
  text: string
  /** Related people and organisations that are looked up when all cards are known. */
  readonly related: Value[]
  /** The place of the record that made it; -1 for a card of the book. */
  readonly madeBy: number
}

export function openCard(contact: Contact): WorkingCard {
  const values = new Map<string, string[]>()
  for (const [key, list] of contact.values)
    values.set(
      key,
      list.map((value) => value.raw),
    )
  const notes = contact.card.text.slice(...contact.card.notes)
  const kind = contact.kind === 'org' ? 'org' : 'person'
  return {
    slug: contact.slug,
    kind,
    name: contact.name,
    known: contact,
    values,
    notes,
    log: [...(contact.card.log?.interactions ?? [])],
    foldedNotes: folded(notes),
    text: contact.card.text,
    related: [],
    madeBy: -1,
  }
}

export function startCard(slug: string, prepared: Prepared, madeBy: number, today: string): WorkingCard {
  const values = new Map([['name', [prepared.name]]])
  if (prepared.kind === 'org') values.set('kind', ['org'])
  values.set('created', [today])
  return {
    slug,
    kind: prepared.kind,
    name: prepared.name,
    known: undefined,
    values,
    notes: '',
    log: [],
    foldedNotes: '',
    text: '',
    related: [],
    madeBy,
  }
}

/** The UID that our own vCards give a card that has none (vcard-write.ts). */
export function ownUid(slug: string): string {
  return `cardfile-${slug}`
}

/** Says when and by what a file was written, not who somebody is: taken with a new card, never a reason to change one. */
const BOOKKEEPING = new Set([
  'x-rev',
  'x-prodid',
  'x-mailer',
  'x-modified',
  'x-edit-date',
  'x-last-modified-date',
])

/**
 * What of a prepared record a card does not have yet. Values of the card are never replaced: where it has another one already,
 * the new one is kept beside it, under `x-` and the key.
 * @param isNew the card was just made from this record
 */
export function additionsTo(
  card: WorkingCard,
  prepared: Prepared,
  config: Config,
  isNew = false,
): Addition[] {
  const found: Addition[] = []
  const fields = fieldsByKey(config)
  const known = new Map<string, Forms>()
  const has = (value: Value) => isThere(card, formsOf(card, value.key, known, config), value)
  const add = (value: Value) => {
    if (has(value)) return
    const text = withLabel(value)
    found.push({ op: 'add', key: value.key, value: text })
    formsOf(card, value.key, known, config).take(text)
  }
  const put = (value: Value) => {
    const pending = found.find((one) => one.op === 'set' && one.key === value.key)
    const own = card.values.get(value.key)?.[0] ?? (pending && 'value' in pending ? pending.value : undefined)
    const beside = { ...value, key: `x-${value.key}` }
    if (own !== undefined && !says(own, value)) add(beside)
    else if (own === undefined && !has(beside)) found.push({ op: 'set', key: value.key, value: value.text })
  }
  if (folded(prepared.name) !== folded(card.name)) add({ key: 'aka', text: prepared.name, label: '' })
  if (prepared.uid !== '' && prepared.uid !== ownUid(card.slug))
    put({ key: 'uid', text: prepared.uid, label: '' })
  for (const value of prepared.values) {
    if (BOOKKEEPING.has(value.key) && !isNew) continue
    if (fields.get(value.key)?.list === false) put(value)
    else add(value)
  }
  const notes = folded(prepared.notes)
  if (notes !== '' && !card.foldedNotes.includes(notes)) found.push({ op: 'note', text: prepared.notes })
  return found
}

/** Whether a scalar's own text says what a value does: a birthday with its year says the one without. */
function says(own: string, value: Value): boolean {
  if (value.key === 'birthday' && value.text.startsWith('--') && own.endsWith(value.text.slice(1)))
    return true
  return folded(own) === folded(value.text)
}

/** The values of a key in the forms by which they are compared. */
interface Forms {
  readonly all: ReadonlySet<string>
  readonly take: (raw: string) => void
  readonly formOf: (text: string) => string
}

/** Those that a card has of a key, gathered once: a card may be given thousands. */
function formsOf(card: WorkingCard, key: string, known: Map<string, Forms>, config: Config): Forms {
  const before = known.get(key)
  if (before !== undefined) return before
  const isExtra = key.startsWith('x-')
  const formOf = key === 'x-vcard' ? lineId : isExtra ? folded : sameness(key, config)
  const all = new Set<string>()
  const take = (raw: string) => {
    all.add(formOf(raw))
    if (!isExtra) all.add(formOf(raw.replace(/\s+\([^()]*\)$/, '')))
  }
  for (const raw of card.values.get(key) ?? []) take(raw)
  // What its field refused is beside it.
  if (isExtra) for (const raw of card.values.get(key.slice(2)) ?? []) take(raw)
  const made = { all, take, formOf }
  known.set(key, made)
  return made
}

function isThere(card: WorkingCard, { all, formOf }: Forms, value: Value): boolean {
  // An `x-` key keeps labels apart: it may be one of several sorts.
  const { key, text } = value
  if (!key.startsWith('x-')) return all.has(formOf(text))
  return all.has(formOf(withLabel(value))) || card.foldedNotes.includes(folded(`${key}: ${withLabel(value)}`))
}

const e164Cache = new WeakMap<Config, Map<string, string>>()

/** E.164, remembered: reading a number by the plans of all countries is slow. */
export function e164Of(text: string, config: Config): string {
  const known = e164Cache.get(config) ?? new Map<string, string>()
  e164Cache.set(config, known)
  const number = known.get(text) ?? e164(text, config.country)
  known.set(text, number)
  return number
}

/** How two texts of a key are told to be one value. */
export function sameness(key: string, config: Config): (text: string) => string {
  if (key === 'phone') return (text) => e164Of(text, config)
  if (key === 'tags') return (text) => folded(text).replace(/^#/, '')
  // A link and the name that its slug is made of are one organisation.
  if (key === 'org') return (text) => slugFor(text)
  if (key === 'address')
    return (text) =>
      folded(text)
        .split(/[;,]/)
        .map((part) => part.trim())
        .filter(Boolean)
        .join()
  if (key === 'url') return (text) => folded(text).replace(/\/$/, '')
  return folded
}

export function withLabel(value: Value): string {
  return value.label === '' ? value.text : `${value.text} (${value.label})`
}

/** Puts additions on a card, whose text is then the one given. */
export function apply(card: WorkingCard, additions: readonly Addition[], text: string): void {
  card.text = text
  card.notes = notesWith(card, additions)
  card.log = logWith(card, additions)
  card.foldedNotes = folded(card.notes)
  for (const [key, list] of valuesWith(card, additions)) card.values.set(key, list)
}

export function notesWith(card: WorkingCard, additions: readonly Addition[]): string {
  const more = additions.flatMap((one) => (one.op === 'note' ? [one.text] : []))
  return more.length === 0
    ? card.notes
    : [card.notes.trim(), ...more].filter((text) => text !== '').join('\n\n')
}

export function logWith(card: WorkingCard, additions: readonly Addition[]): LogInput[] {
  return [...card.log, ...additions.flatMap((one) => (one.op === 'log' ? [one.entry] : []))]
}

export function valuesWith(card: WorkingCard, additions: readonly Addition[]): Map<string, string[]> {
  const values = new Map(card.values)
  for (const one of additions) {
    if (one.op === 'set') values.set(one.key, [one.value])
    else if (one.op === 'add') values.set(one.key, [...(values.get(one.key) ?? []), one.value])
  }
  return values
}
