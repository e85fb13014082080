// From a card to a contact, and the questions one asks of a contact.

import type { Card, Interaction } from '../card/index.ts'
import { addCadence, type Cadence, type CalendarDate, isDate, parseCadence } from '../text/index.ts'
import { type Config, type Contact, type Field, type FieldValue, KINDS, type Kind } from './types.ts'

const LABEL = /^(.*\S)\s+\(([^()]*)\)$/

/** The slug of a card's path: its file name without `.md`, NFC. */
export function slugOf(file: string): string {
  const name = (file.split('/').at(-1) ?? file).replace(/\.md$/i, '')
  return /^[\x20-\x7e]*$/.test(name) ? name : name.normalize('NFC')
}

/** Reads a card's meaning. Values are taken as they stand; whether they are right is the rules' business. */
export function readContact(card: Card, config: Config): Contact {
  const fields = fieldsByKey(config)
  const values = new Map<string, readonly FieldValue[]>()
  for (const entry of card.entries) {
    if (entry.values.length === 0) continue
    const labelled = fields.get(entry.key)?.labelled ?? false
    values.set(
      entry.key,
      entry.values.map(({ text, range }) => {
        const parts = labelled ? LABEL.exec(text) : null
        return parts === null
          ? { text, raw: text, range }
          : { text: parts[1] ?? '', label: parts[2] ?? '', raw: text, range }
      }),
    )
  }
  const kind = values.get('kind')?.[0]?.text as Kind | undefined
  const slug = slugOf(card.file)
  return {
    slug,
    file: card.file,
    kind: kind !== undefined && KINDS.includes(kind) ? kind : 'person',
    name: values.get('name')?.[0]?.text.trim() || slug,
    values,
    card,
  }
}

const cache = new WeakMap<Config, ReadonlyMap<string, Field>>()

/** The configuration's fields by key. */
export function fieldsByKey(config: Config): ReadonlyMap<string, Field> {
  let map = cache.get(config)
  if (map === undefined) {
    map = new Map(config.fields.map((field) => [field.key, field]))
    cache.set(config, map)
  }
  return map
}

/** The texts of a field, without labels; [] where the card does not have it. */
export function textsOf(contact: Contact, key: string): string[] {
  return contact.values.get(key)?.map((value) => value.text) ?? []
}

/** The first text of a field. */
export function textOf(contact: Contact, key: string): string | undefined {
  return contact.values.get(key)?.[0]?.text
}

/** A field's text where it is a day of the calendar. */
export function dateOf(contact: Contact, key: string): CalendarDate | undefined {
  const text = textOf(contact, key)
  return text !== undefined && isDate(text) ? text : undefined
}

/** The pipeline of a kind: organisations share the people's. */
export function pipelineOf(kind: Kind): 'contact' | 'deal' {
  return kind === 'deal' ? 'deal' : 'contact'
}

/** Interactions with a date that exists, in the card's order. */
export function interactionsOf(contact: Contact): readonly Interaction[] {
  return contact.card.log?.interactions.filter((one) => isDate(one.date)) ?? []
}

const NO_TOUCH = new Set(['note', 'stage', 'opt-in', 'opt-out'])

/** True for an interaction that counts for recency: not a note, a stage move or a consent. */
export function isTouch(interaction: Interaction): boolean {
  return !NO_TOUCH.has(interaction.kind)
}

/** The day of the last touch up to and including `today`. */
export function lastTouch(contact: Contact, today: CalendarDate): CalendarDate | undefined {
  let last: CalendarDate | undefined
  for (const one of interactionsOf(contact)) {
    if (isTouch(one) && one.date <= today && (last === undefined || one.date > last)) last = one.date
  }
  return last
}

/** The contact's own cadence, else that of its stage. */
export function cadenceOf(contact: Contact, config: Config): Cadence | undefined {
  const own = textOf(contact, 'every')
  if (own !== undefined) return parseCadence(own)
  const stage = textOf(contact, 'stage')
  return stage === undefined ? undefined : config.cadence.get(stage)
}

/**
 * The day by which the next touch should be, by the cadence since the last touch (or since `created`).
 * Undefined without a cadence, or with nothing to count from.
 */
export function quietAfter(contact: Contact, config: Config, today: CalendarDate): CalendarDate | undefined {
  const cadence = cadenceOf(contact, config)
  const since = lastTouch(contact, today) ?? dateOf(contact, 'created')
  return cadence === undefined || since === undefined ? undefined : addCadence(since, cadence)
}

/** What is neither yes nor no was meant as something: the check says so, and until then the card is handed to nobody. */
export function isPrivate(contact: Contact): boolean {
  return (textOf(contact, 'private') ?? 'no') !== 'no'
}
