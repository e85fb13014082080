// The import plan: records and a book in, texts to write and a reason per record out. Pure: nothing is written here.

import { type Book, slugFor } from '../../book/index.ts'
import { problem, shown } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { asBought } from './bought.ts'
import { entriesToAdd } from './entries.ts'
import { canRevive, findGone, indexDeleted, revive, sayGone } from './gone.ts'
import { addCard, findCard, firstNamed, indexBook, isRelated, type Known, nameKey } from './known.ts'
import { makeOrgs, orgLinks } from './orgs.ts'
import { photoFile } from './picture.ts'
import { type Planning, pathOf, tryOn } from './planning.ts'
import { type Prepared, prepare, type Value } from './prepare.ts'
import { linkRelated } from './related.ts'
import type { Action, ImportPlan, ImportSettings, PlannedFile, PlannedRecord } from './types.ts'
import { type Addition, additionsTo, startCard, type WorkingCard } from './working.ts'

/** Notes longer than this are no notes on a contact; the whole card may have 128 KiB. */
const NOTES_LIMIT = 64 * 1024
/** Nobody's name: a row or a card that was read wrongly. */
const NAME_LIMIT = 1000

/**
 * Plans an import. Existing values are never replaced, records seen again only add what is new, and a second import of the
 * same records plans nothing.
 * @param given records of one or several files, as `readFile` gives them
 * @returns counts, a line per record, the files to write, and what was kept aside
 * Never throws: a record that cannot become a card is rejected with its reason.
 */
export function planImport(given: readonly ImportRecord[], book: Book, settings: ImportSettings): ImportPlan {
  const { bought } = settings
  const records = bought === undefined ? given : given.map((record) => asBought(record, bought))
  const folder = settings.folder ?? book.config.file.replace(/\/?[^/]*$/, '')
  const { deleted = [] } = settings
  const gone = deleted.length === 0 ? undefined : indexDeleted(deleted, book, settings.revive ?? false)
  const known = indexBook(book)
  // A new contact of the same name must not take the place of one that comes back.
  if (gone?.isRevived) for (const slug of gone.known.slugs) known.slugs.add(slug)
  const planning: Planning = {
    known,
    gone,
    revived: new Set(),
    today: settings.today,
    folder: folder.replaceAll('\\', '/').replace(/\/+$/, ''),
    touched: new Set(),
    lines: records.map(() => undefined),
    orgs: [],
    photos: new Map(),
    diagnostics: [],
  }
  // Organisations first, so that people find them whatever the order of the file.
  const rank = (at: number) => (records[at]?.kind === 'org' ? 0 : 1)
  const order = [...records.keys()].sort((a, b) => rank(a) - rank(b) || a - b)
  for (const [done, at] of order.entries()) {
    const record = records[at]
    if (record) planning.lines[at] = planRecord(planning, record, at)
    if (done % 500 === 499) settings.progress?.(done + 1)
  }
  for (const card of planning.touched) linkRelated(planning, card)
  return finish(planning)
}

/** `isSettled`: the record's kind is the one that its card has. */
function planRecord(planning: Planning, record: ImportRecord, at: number, isSettled = false): PlannedRecord {
  const { known } = planning
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
  const bare = prepare(record, known.config)
  const unfit = whyUnfit(record, bare)
  if (unfit !== '') return told('reject', '', unfit)
  const links = orgLinks(planning, bare.orgs)
  const prepared: Prepared = { ...bare, values: [...bare.values, ...links.map((link) => link.value)] }
  const found = findCard(known, prepared, isSettled)
  const lost = found ? undefined : findGone(planning, prepared)
  if (lost && !canRevive(planning, lost.card)) {
    makeOrgs(planning, links, [])
    const remedy = planning.gone?.isRevived ? 'commit that first: cardfile sync' : '--revive brings it back'
    return told('skip', '', `${sayGone(planning, lost.card)}; ${remedy}`)
  }
  const match = found ?? lost
  // One program calls a company what another calls a person: the card that is there decides.
  if (match && match.card.kind !== prepared.kind) {
    makeOrgs(planning, links, [])
    return planRecord(planning, { ...record, kind: match.card.kind }, at, true)
  }
  const twin = match ? undefined : firstNamed(known, prepared.kind, prepared.name)
  const card = match?.card ?? startCard(slugOf(known, prepared), prepared, at, planning.today)
  const own = match ? prepared : withOwnUid(planning, record, prepared)
  const photo = record.photo && photoFile(record.photo)
  const additions: Addition[] = [
    ...additionsTo(card, own, known.config, !match),
    ...pictureFor(card, photo?.name),
    ...entriesToAdd(own.log, card, known.config, planning.today).map((entry) => ({
      op: 'log' as const,
      entry,
    })),
  ]
  const related = prepared.related.filter((value) => !isRelated(known, card, value))
  const refused = tryOn(planning, card, additions)
  makeOrgs(planning, links, refused === '' ? additions : [])
  if (refused !== '') return told('reject', '', refused)
  planning.diagnostics.push(...bare.diagnostics)
  card.related.push(...related)
  if (photo && additions.some((one) => 'value' in one && one.value === photo.name))
    planning.photos.set(pathOf(planning, card).replace(/[^/]*$/, '') + photo.name, photo.bytes)
  const isChanged = additions.length > 0 || related.length > 0
  if (lost) {
    revive(planning, lost.card)
    const more = isChanged ? `, and ${keysOf(additions, related)} added` : ''
    return told('create', card.slug, `${sayGone(planning, card)}: brought back${more}`)
  }
  if (isChanged || !match) {
    planning.touched.add(card)
    addCard(known, card)
  }
  if (!match) return told('create', card.slug, twin ? `new; ${twin.slug} has the same name` : 'new')
  const how = `${match.by}${card.known ? '' : ' as another record of this import'}`
  if (!isChanged) return told('skip', card.slug, `${how}: nothing new`)
  return told('update', card.slug, `${how}: adds ${keysOf(additions, related)}`)
}

/** A free slug; where many have the name, by their number: trying all of the taken ones would take its time. */
function slugOf(known: Known, { kind, name }: Prepared): string {
  const twins = known.byName.get(nameKey(kind, name))?.size ?? 0
  return slugFor(twins > 9 ? `${name} ${twins + 1}` : name, known.slugs)
}

/** Why a record cannot become a card; '' where it can. */
function whyUnfit(record: ImportRecord, prepared: Prepared): string {
  const { name, values, orgs, related, notes, uid, log } = prepared
  if (record.name.length > NAME_LIMIT) return `Its name has ${record.name.length} characters.`
  if (notes.length > NOTES_LIMIT)
    return `Its notes have ${Math.round(notes.length / 1024)} KB; the limit is ${NOTES_LIMIT / 1024} KB.`
  const says =
    values.length + orgs.length + related.length + log.length > 0 || notes + uid !== '' || record.photo
  return says || name !== 'Unnamed' ? '' : 'It says nothing.'
}

/** One UID on two contacts: the second keeps it as x-uid, so that neither passes for the other. */
function withOwnUid(planning: Planning, record: ImportRecord, prepared: Prepared): Prepared {
  const { uid, values } = prepared
  if (uid === '' || !planning.known.byUid.has(uid)) return prepared
  const { file, line } = record.source
  const message = `${shown(record.name)} has the UID "${shown(uid)}" of another contact; both are kept, this one with it as x-uid.`
  const hint = 'Two contacts need two UIDs: see whether they are one person.'
  planning.diagnostics.push(problem(file, line, 'import-uid', 'warning', message, hint))
  return { ...prepared, uid: '', values: [...values, { key: 'x-uid', text: uid, label: '' }] }
}

function pictureFor(card: WorkingCard, name: string | undefined): Addition[] {
  const has = (key: string) => name !== undefined && card.values.get(key)?.includes(name)
  if (name === undefined || has('photo') || has('x-photo')) return []
  if (card.values.has('photo')) return [{ op: 'add', key: 'x-photo', value: name }]
  return [{ op: 'set', key: 'photo', value: name }]
}

function keysOf(additions: readonly Addition[], related: readonly Value[]): string {
  const keys = additions.map((one) => (one.op === 'note' ? 'notes' : one.op === 'log' ? 'log' : one.key))
  return [...new Set([...keys, ...(related.length > 0 ? ['related'] : [])])].join(', ')
}

function finish(planning: Planning): ImportPlan {
  const files: PlannedFile[] = []
  for (const card of planning.touched) {
    const isThere = card.known !== undefined && !planning.revived.has(card)
    if (isThere && card.text === card.known?.card.text) continue
    files.push({ path: pathOf(planning, card), text: card.text, change: isThere ? 'update' : 'create' })
  }
  for (const [path, bytes] of planning.photos) files.push({ path, bytes, change: 'create' })
  const lines = planning.lines.filter((line) => line !== undefined)
  const made = planning.orgs.map(({ name, slug }): PlannedRecord => {
    const reason = 'an organisation that a record names'
    return { action: 'create', name: shown(name), slug, reason, file: '', line: 0 }
  })
  const counts = { create: 0, update: 0, skip: 0, reject: 0 }
  for (const line of [...lines, ...made]) counts[line.action]++
  return { counts, lines: [...lines, ...made], files, diagnostics: planning.diagnostics }
}
