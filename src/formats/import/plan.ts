// The import plan: records and a book in, texts to write and a reason per record out. Pure: nothing is written here.

import { type Book, pathFor, slugFor } from '../../book/index.ts'
import { parseCard } from '../../card/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import { problem, shown } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { addCard, findCard, indexBook, isRelated, type Known, nameKey, relatives } from './known.ts'
import { photoFile } from './picture.ts'
import { type Prepared, prepare, type Value } from './prepare.ts'
import type { Action, ImportPlan, ImportSettings, PlannedFile, PlannedRecord } from './types.ts'
import {
  type Addition,
  additionsTo,
  apply,
  startCard,
  textOf,
  type WorkingCard,
  withLabel,
} from './working.ts'

/** Notes longer than this are no notes on a contact; the whole card may have 128 KiB. */
const NOTES_LIMIT = 64 * 1024
/** Nobody's name: a row or a card that was read wrongly. */
const NAME_LIMIT = 1000

interface Planning {
  readonly known: Known
  readonly today: string
  readonly folder: string
  /** Every card that is new or changed, in the order of its first change. */
  readonly touched: Set<WorkingCard>
  readonly lines: (PlannedRecord | undefined)[]
  readonly orgs: WorkingCard[]
  readonly photos: Map<string, Uint8Array>
  readonly diagnostics: Diagnostic[]
}

/**
 * Plans an import. Existing values are never replaced, records seen again only add what is new, and a second import of the
 * same records plans nothing.
 * @param records of one or several files, as `readFile` gives them
 * @returns counts, a line per record, the files to write, and what was kept aside
 * Never throws: a record that cannot become a card is rejected with its reason.
 */
export function planImport(
  records: readonly ImportRecord[],
  book: Book,
  settings: ImportSettings,
): ImportPlan {
  const planning: Planning = {
    known: indexBook(book),
    today: settings.today,
    folder: (settings.folder ?? book.config.file.replace(/\/?[^/]*$/, ''))
      .replaceAll('\\', '/')
      .replace(/\/+$/, ''),
    touched: new Set(),
    lines: records.map(() => undefined),
    orgs: [],
    photos: new Map(),
    diagnostics: [],
  }
  // Organisations first, so that people find them whatever the order of the file.
  const order = [...records.keys()].sort((a, b) => rankOf(records[a]) - rankOf(records[b]) || a - b)
  for (const at of order) {
    const record = records[at]
    if (record) planning.lines[at] = planRecord(planning, record, at)
  }
  for (const card of planning.touched) linkRelated(planning, card)
  return finish(planning)
}

function rankOf(record: ImportRecord | undefined): number {
  return record?.kind === 'org' ? 0 : 1
}

function planRecord(planning: Planning, record: ImportRecord, at: number): PlannedRecord {
  const { file, line } = record.source
  const told = (action: Action, slug: string, reason: string) => ({
    action,
    name: shown(record.name),
    slug,
    reason,
    file,
    line,
  })
  if (record.quarantine) return told('reject', '', record.quarantine.reason)
  if (record.name.length > NAME_LIMIT)
    return told('reject', '', `Its name has ${record.name.length} characters.`)
  const { known } = planning
  const bare = prepare(record, known.config)
  if (bare.notes.length > NOTES_LIMIT)
    return told(
      'reject',
      '',
      `Its notes have ${Math.round(bare.notes.length / 1024)} KB; the limit is ${NOTES_LIMIT / 1024} KB.`,
    )
  if (isEmpty(bare, record)) return told('reject', '', 'It says nothing.')
  const photo = record.photo && photoFile(record.photo)
  const prepared: Prepared = {
    ...bare,
    values: [...bare.values, ...bare.orgs.map((org) => orgLink(planning, org))],
  }
  const match = findCard(known, prepared)
  const twin = match ? undefined : known.byName.get(nameKey(prepared.kind, prepared.name))?.[0]
  const card = match?.card ?? startCard(slugFor(prepared.name, known.slugs), prepared, at, planning.today)
  const uidTaken = !match && prepared.uid !== '' && known.byUid.has(prepared.uid)
  const whole = uidTaken
    ? { ...prepared, uid: '', values: [...prepared.values, { key: 'x-uid', text: prepared.uid, label: '' }] }
    : prepared
  const additions: Addition[] = [
    ...additionsTo(card, whole, known.config, !match),
    ...pictureFor(card, photo?.name),
  ]
  const related = prepared.related.filter((value) => !isRelated(known, card, value))
  const before = planning.touched.has(card)
  const refused = tryOn(planning, card, additions)
  if (refused !== '') return told('reject', '', refused)
  planning.diagnostics.push(...bare.diagnostics)
  if (uidTaken) planning.diagnostics.push(sharedUid(record, prepared))
  card.related.push(...related)
  if (photo && additions.some((one) => 'value' in one && one.value === photo.name))
    planning.photos.set(besides(planning, card, photo.name), photo.bytes)
  if (additions.length > 0 || related.length > 0 || !match) {
    planning.touched.add(card)
    addCard(known, card)
  }
  if (!match) return told('create', card.slug, twin ? `new; ${twin.slug} has the same name` : 'new')
  if (card.madeBy < 0 && !card.known && !before) return told('create', card.slug, 'new')
  const how = `${match.by}${card.known ? '' : ' as another record of this import'}`
  if (additions.length === 0 && related.length === 0) return told('skip', card.slug, `${how}: nothing new`)
  return told('update', card.slug, `${how}: adds ${keysOf(additions, related)}`)
}

function isEmpty(prepared: Prepared, record: ImportRecord): boolean {
  const nothing =
    prepared.values.length + prepared.orgs.length + prepared.related.length === 0 && prepared.notes === ''
  return (
    nothing && prepared.uid === '' && !record.photo && (prepared.name === 'Unnamed' || prepared.name === '')
  )
}

function keysOf(additions: readonly Addition[], related: readonly Value[]): string {
  const keys = additions.map((one) => (one.op === 'note' ? 'notes' : one.key))
  return [...new Set([...keys, ...(related.length > 0 ? ['related'] : [])])].join(', ')
}

function sharedUid(record: ImportRecord, prepared: Prepared): Diagnostic {
  const { file, line } = record.source
  const message = `${shown(record.name)} has the UID "${shown(prepared.uid)}" of another contact; both are kept, this one with it as x-uid.`
  return problem(
    file,
    line,
    'import-uid',
    'warning',
    message,
    'Two contacts need two UIDs: see whether they are one person.',
  )
}

/** Puts additions on a card if its text can then be read; else says why not, and the card stays as it was. */
function tryOn(planning: Planning, card: WorkingCard, additions: readonly Addition[]): string {
  if (additions.length === 0 && card.madeBy < 0) return ''
  const before = {
    values: new Map([...card.values].map(([key, list]) => [key, [...list]])),
    notes: card.notes,
    foldedNotes: card.foldedNotes,
    changes: card.changes.length,
  }
  apply(card, additions)
  const text = textOf(card, planning.known.config)
  const wrong =
    text === undefined
      ? undefined
      : parseCard(text, card.slug).diagnostics.find((found) => found.severity === 'error')
  if (text !== undefined && !wrong) return ''
  card.values.clear()
  for (const [key, list] of before.values) card.values.set(key, list)
  Object.assign(card, { notes: before.notes, foldedNotes: before.foldedNotes })
  card.changes.length = before.changes
  return wrong?.message ?? `The layout of ${card.slug} does not let a program change it.`
}

function pictureFor(card: WorkingCard, name: string | undefined): Addition[] {
  if (
    name === undefined ||
    card.values.get('photo')?.includes(name) ||
    card.values.get('x-photo')?.includes(name)
  )
    return []
  return card.values.has('photo')
    ? [{ op: 'add', key: 'x-photo', value: name }]
    : [{ op: 'set', key: 'photo', value: name }]
}

/** The link to an organisation's card, which is made where there is none. */
function orgLink(planning: Planning, org: Value): Value {
  const { known } = planning
  const found = known.byName.get(nameKey('org', org.text))?.[0]
  if (found) return { ...org, text: found.slug }
  const prepared: Prepared = {
    kind: 'org',
    name: org.text,
    uid: '',
    values: [],
    orgs: [],
    related: [],
    notes: '',
    diagnostics: [],
  }
  const card = startCard(slugFor(org.text, known.slugs), prepared, planning.lines.length, planning.today)
  planning.orgs.push(card)
  planning.touched.add(card)
  addCard(known, card)
  return { ...org, text: card.slug }
}

/** Relations become links where exactly one card is meant, else text. */
function linkRelated(planning: Planning, card: WorkingCard): void {
  const { known } = planning
  for (const value of card.related.splice(0)) {
    if (isRelated(known, card, value)) continue
    const [one, ...more] = relatives(known, value.text).filter((other) => other !== card)
    const link = one && more.length === 0 ? { ...value, text: one.slug } : undefined
    const addition: Addition = link
      ? { op: 'add', key: 'related', value: withLabel(link) }
      : { op: 'add', key: 'x-related', value: withLabel(value) }
    if (!card.values.get(addition.key)?.includes(addition.value)) tryOn(planning, card, [addition])
  }
}

/** A path beside a card: in its folder. */
function besides(planning: Planning, card: WorkingCard, name: string): string {
  return pathOf(planning, card).replace(/[^/]*$/, '') + name
}

function pathOf(planning: Planning, card: WorkingCard): string {
  if (!card.known) return pathFor(card.slug, planning.known.config.layout)
  const { file } = card.known
  return planning.folder !== '' && file.startsWith(`${planning.folder}/`)
    ? file.slice(planning.folder.length + 1)
    : file
}

function finish(planning: Planning): ImportPlan {
  const files: PlannedFile[] = []
  for (const card of planning.touched) {
    const text = textOf(card, planning.known.config)
    if (text === undefined || text === card.known?.card.text) continue
    files.push({ path: pathOf(planning, card), text, change: card.known ? 'update' : 'create' })
  }
  for (const [path, bytes] of planning.photos) files.push({ path, bytes, change: 'create' })
  const lines = planning.lines.filter((line) => line !== undefined)
  for (const card of planning.orgs) {
    const named = lines.find((line) => line.slug === card.slug)
    if (named) continue
    lines.push({
      action: 'create',
      name: shown(card.name),
      slug: card.slug,
      reason: 'an organisation that a record names',
      file: '',
      line: 0,
    })
  }
  const counts = { create: 0, update: 0, skip: 0, reject: 0 }
  for (const line of lines) counts[line.action]++
  return { counts, lines, files, diagnostics: planning.diagnostics }
}
