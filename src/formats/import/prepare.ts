// A record's values as a card takes them: each checked by its own field; what the field refuses is kept under an `x-` key.

import { type Config, type Field, fieldsByKey, type Problem } from '../../contact/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import { partsToKeep } from '../name.ts'
import { problem, shown } from '../problem.ts'
import { extraKey, type ImportRecord, type RecordEntry, type RecordValue } from '../record.ts'
import { hides, lineOf, notesOf } from './clean.ts'
import { corrected } from './corrected.ts'

/** A value ready to be written: one line, fit for its key. */
export interface Value {
  readonly key: string
  /** Without label. */
  readonly text: string
  readonly label: string
}

export interface Prepared {
  readonly kind: 'person' | 'org'
  readonly name: string
  readonly uid: string
  /** All but name, kind, uid, org, related and photo. */
  readonly values: readonly Value[]
  readonly orgs: readonly Value[]
  readonly related: readonly Value[]
  readonly notes: string
  readonly log: readonly RecordEntry[]
  readonly diagnostics: readonly Diagnostic[]
}

const LABEL = /^(.*\S)\s+\(([^()]*)\)$/
const NAME_LIMIT = 200
/** Keys that say what a card is or was: no import sets them. */
const RESERVED = new Set(['kind', 'name', 'alias', 'conflicts', 'photo'])
/** Longer than this is text to read, not a value to see in a list: it goes into the notes. */
const VALUE_LIMIT = 600
/** A line of a vCard is kept for programs, which want it whole: a public key. */
const LINE_LIMIT = 5000

/** Prepares a record. Never throws; every value ends as a field's, an `x-` key's or in the notes. */
export function prepare(record: ImportRecord, config: Config): Prepared {
  const diagnostics: Diagnostic[] = []
  const fields = fieldsByKey(config)
  const name = lineOf(record.name)
  const short = [...name].slice(0, NAME_LIMIT).join('').trim()
  const values: Value[] = []
  const long: string[] = []
  const given: RecordValue[] = [...record.values]
  if (short !== name) given.push({ key: 'x-name', text: name, line: record.source.line })
  for (const part of record.parts ? partsToKeep(name, record.parts, record.kind) : [])
    given.push({ ...part, line: record.source.line })
  for (const value of given) {
    const made = fitted(value, record, config, fields, diagnostics)
    if (made.text === '') continue
    const twin = values.findIndex((other) => other.key === made.key && other.text === made.text)
    const other = values[twin]
    if (made.key.startsWith('x-') && made.text.length > (made.key === 'x-vcard' ? LINE_LIMIT : VALUE_LIMIT))
      long.push(`${made.key}: ${value.text.trim()}`)
    else if (other) values[twin] = { ...other, label: bothLabels(other.label, made.label) }
    else values.push(made)
  }
  if (
    hides(record.name) ||
    hides(record.notes) ||
    given.some(({ key, text }) => key !== 'phone' && hides(text))
  ) {
    const message = `Characters of ${shown(record.name)} that nobody sees were left out: controls, or marks that turn text round.`
    diagnostics.push(problem(record.source.file, record.source.line, 'import-hidden', 'warning', message))
  }
  const special = (key: string) => values.filter((value) => value.key === key)
  return {
    kind: record.kind,
    name: short === '' ? 'Unnamed' : short,
    uid: lineOf(record.uid).slice(0, VALUE_LIMIT),
    values: values.filter((value) => value.key !== 'org' && value.key !== 'related'),
    orgs: special('org'),
    related: special('related'),
    notes: notesOf([record.notes, ...long].filter((text) => text.trim() !== '').join('\n\n')),
    log: record.log ?? [],
    diagnostics,
  }
}

/** One number that is there twice, at work and at home, is one number with both labels. */
function bothLabels(one: string, other: string): string {
  return [...new Set([one, other].filter((label) => label !== ''))].join(', ')
}

function fitted(
  value: RecordValue,
  record: ImportRecord,
  config: Config,
  fields: ReadonlyMap<string, Field>,
  diagnostics: Diagnostic[],
): Value {
  const label = lineOf(value.label ?? '').replace(/[()]/g, '')
  const text = lineOf(value.text)
  if (value.key.startsWith('x-')) {
    if (disarmed(text) !== text) {
      const message = `"${shown(text)}" is an address that would run a program; it is kept as words.`
      diagnostics.push(problem(record.source.file, value.line, 'import-kept', 'warning', message))
    }
    return ownField(value.key, text, label, record, config)
  }
  const field = RESERVED.has(value.key) ? undefined : fields.get(value.key)
  const aside = { key: `x-${value.key}`, text: disarmed(text), label }
  if (text === '' || !field || !field.kinds.includes(record.kind)) return aside
  // Links to cards are made by the plan: a name is enough here.
  if (value.key === 'org') return { key: 'org', text, label }
  if (value.key === 'related') {
    const [, name = text, kin = ''] = label === '' ? (LABEL.exec(text) ?? []) : []
    return { key: 'related', text: name, label: label === '' ? kin : label }
  }
  const split = label === '' && field.labelled ? LABEL.exec(text) : null
  const right = corrected(value.key, split?.[1] ?? text, config)
  const problemFound = field.type.check(right, config, field) ?? notOfTheBook(value.key, right, config)
  if (!problemFound) return { key: value.key, text: right, label: split?.[2] ?? label }
  const message = `"${shown(text)}" does not fit "${value.key}"; it is kept as ${aside.key}. ${problemFound.message}`
  diagnostics.push(
    problem(record.source.file, value.line, 'import-kept', 'warning', message, problemFound.hint),
  )
  return aside
}

/** Where a book has no team and no stages yet, any word would do; another program's words are no handle and no stage. */
function notOfTheBook(key: string, text: string, config: Config): Problem | undefined {
  const { contact } = config.stages
  if (key === 'stage' && contact.length > 0 && !contact.includes(text))
    return {
      message: `${text} is no stage of this book.`,
      hint: 'Add it to cardfile.yaml under "stages", and import again.',
    }
  if (key === 'owner' && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text))
    return {
      message: 'An owner is a handle of the team.',
      hint: 'Add the team to cardfile.yaml, and import again.',
    }
  return undefined
}

/** What an `x-` key holds goes into the office's own field of that key or name, where it fits. */
function ownField(key: string, text: string, label: string, record: ImportRecord, config: Config): Value {
  const field = ownFields(config).get(key)
  const isRight = (own: Field) =>
    own.kinds.includes(record.kind) && !own.labelled && own.type.check(text, config, own) === undefined
  return field && isRight(field) ? { key: field.key, text, label: '' } : { key, text: disarmed(text), label }
}

const ownFieldsOf = new WeakMap<Config, ReadonlyMap<string, Field>>()

/** The office's own fields by the `x-` keys that a column of their key or label gets. */
function ownFields(config: Config): ReadonlyMap<string, Field> {
  const known = ownFieldsOf.get(config)
  if (known) return known
  const own = config.fields.filter((field) => field.custom)
  const made = new Map(
    own.flatMap((field) => [field.label, field.key].map((name) => [extraKey(name) ?? '', field] as const)),
  )
  ownFieldsOf.set(config, made)
  return made
}

/** An address that would run a program is kept as words that are none. */
function disarmed(text: string): string {
  return /^(?:javascript|vbscript|livescript|data)\s*:/i.test(text) ? `not a link: ${text}` : text
}
