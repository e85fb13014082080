// From what a form of fields says to the changes of a card: only fields that the person changed, and of these only what
// differs. Values are texts; how they are written is the card's business.

import { asWritten, stageChanges } from '../../actions/index.ts'
import type { Book } from '../../book/index.ts'
import type { Change } from '../../card/index.ts'
import { type Contact, type Field, pipelineOf } from '../../contact/index.ts'
import type { CalendarDate } from '../../text/index.ts'

/** One value as the form has it; `label` stands in parentheses behind it on the card. */
export interface FormValue {
  readonly text: string
  readonly label?: string
}

/** What the form says, by key; [] for an empty field. */
export type FormValues = ReadonlyMap<string, readonly FormValue[]>

/** Fields that are written by something else, or that belong to programs. */
const NOT_HERE = new Set(['kind', 'conflicts', 'uid', 'alias', 'created'])
/** Fields that few cards have: behind "More fields" unless the card has them. */
const RARE = new Set([
  'aka',
  'language',
  'timezone',
  'photo',
  'related',
  'source',
  'every',
  'private',
  'url',
  'birthday',
])

export interface FormField {
  readonly field: Field
  readonly values: readonly FormValue[]
  /** True: shown behind "More fields". */
  readonly rare: boolean
}

/** The fields of a form for a card, in the order of the registry, the office's own among them. */
export function formFields(contact: Contact, fields: readonly Field[]): FormField[] {
  return fields
    .filter((field) => field.kinds.includes(contact.kind) && !NOT_HERE.has(field.key))
    .map((field) => {
      const values = (contact.values.get(field.key) ?? []).map(({ text, label }) =>
        label === undefined ? { text } : { text, label },
      )
      return { field, values, rare: RARE.has(field.key) && values.length === 0 }
    })
}

/** The keys whose values the form has otherwise than it began with. */
export function changedKeys(began: FormValues, now: FormValues): string[] {
  const said = (values: readonly FormValue[] | undefined) =>
    JSON.stringify((values ?? []).map(({ text, label }) => [text.trim(), (label ?? '').trim()]))
  return [...now.keys()].filter((key) => said(began.get(key)) !== said(now.get(key)))
}

/**
 * The changes that give a field its new values. A list keeps the items that stay, and whatever somebody else added to it
 * since the form was opened; a move along the pipeline is logged.
 */
export function fieldChanges(
  contact: Contact,
  field: Field,
  began: readonly FormValue[],
  now: readonly FormValue[],
  by: { readonly book: Book; readonly today: CalendarDate; readonly owner?: string | undefined },
): Change[] {
  const { key } = field
  const wanted = now.map((value) => rawOf(value, field, by.book, by.today)).filter((raw) => raw !== '')
  const old = (contact.values.get(key) ?? []).map(({ raw }) => raw)
  if (!field.list) {
    const [only] = wanted
    if (only === undefined) return old.length === 0 ? [] : [{ op: 'delete', key }]
    if (key === 'stage') return stageChanges(contact, only, { date: by.today, owner: by.owner })
    return [{ op: 'set', key, value: only }]
  }
  const known = new Set(began.map(plainRaw))
  const others = old.filter((raw) => !known.has(raw))
  const all = [...new Set([...wanted, ...others])]
  if (all.length === 0) return old.length === 0 ? [] : [{ op: 'delete', key }]
  if (JSON.stringify(all) === JSON.stringify(old)) return []
  const style = contact.card.entries.find((entry) => entry.key === key)?.style
  const [only] = all
  const isList = style === 'flow' || style === 'block' || all.length > 1
  return [{ op: 'set', key, value: isList || only === undefined ? all : only }]
}

function plainRaw({ text, label }: FormValue): string {
  return label === undefined || label.trim() === '' ? text.trim() : `${text.trim()} (${label.trim()})`
}

/** The value in the card's words: a date as people say it becomes one, money gets its currency. */
function rawOf(value: FormValue, field: Field, book: Book, today: CalendarDate): string {
  const text = value.text.trim()
  if (text === '') return ''
  return plainRaw({ ...value, text: asWritten(text, field, book, today) })
}

/** The stages that a card of this kind can have. */
export function stagesFor(contact: Contact, book: Book): readonly string[] {
  return book.config.stages[pipelineOf(contact.kind)]
}
