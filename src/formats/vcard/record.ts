// One card's properties to a neutral record. Whatever no field takes stays: as an `x-` key, in the notes, or as the property's
// own line under `x-vcard`.

import type { Diagnostic } from '../../text/index.ts'
import { formattedAddress, saysNoMore } from '../address.ts'
import { readDate } from '../birthday.ts'
import { composeName } from '../name.ts'
import { problem, shown } from '../problem.ts'
import {
  extraKey,
  type ImportRecord,
  type NameParts,
  NO_NAME,
  oneLine,
  type RecordPhoto,
  type RecordValue,
} from '../record.ts'
import { type Binary, binaryOf, DATA_LIMIT, dataUri } from './binary.ts'
import type { RawCard } from './cards.ts'
import { PROPERTIES } from './fields.ts'
import { appleLabel, asLine, labelOf, rankOf } from './labels.ts'
import type { Property } from './property.ts'
import { unsaid } from './unsaid.ts'
import { structured, unescapeText } from './value.ts'

interface Draft {
  readonly file: string
  readonly problems: Diagnostic[]
  readonly values: RecordValue[]
  /** Text -> how much it is preferred. */
  readonly ranks: Map<string, number>
  /** Properties that are text. */
  readonly texts: Property[]
  readonly notes: string[]
  readonly names: string[]
  readonly parts: NameParts[]
  readonly labels: { text: string; line: number; label: string }[]
  /** Group name -> Apple's label. */
  readonly groups: Map<string, string>
  photo: RecordPhoto | undefined
  uid: string
  kind: string
}

/** Names that say how the file is written, not who the contact is. */
const SYNTAX = new Set(['VERSION', 'PROFILE', 'X-ABLABEL', 'X-ABSHOWAS'])

/** A record of a card, and what is wrong with it. `textOf` gives the physical lines of a card that is set aside. */
export function cardToRecord(
  card: RawCard,
  file: string,
  textOf: () => string,
): { record: ImportRecord; problems: Diagnostic[] } {
  const draft = emptyDraft(file)
  for (const property of card.properties) {
    if (property.name === 'X-ABLABEL' && property.group !== '')
      draft.groups.set(property.group, appleLabel(unescapeText(property.value)))
  }
  for (const property of card.properties) take(draft, property)
  keepAddressLabels(draft)
  const record = finish(draft, card)
  if (card.fault === '') return { record: withLines(record, draft.texts), problems: draft.problems }
  return { record: { ...record, quarantine: { reason: card.fault, text: textOf() } }, problems: [] }
}

/** With the line of each property that the record would not give back. */
function withLines(record: ImportRecord, texts: readonly Property[]): ImportRecord {
  const lines = unsaid(record, texts).map((property) => ({
    key: 'x-vcard',
    text: asLine(property),
    line: property.line,
  }))
  return lines.length === 0 ? record : { ...record, values: [...record.values, ...lines] }
}

function emptyDraft(file: string): Draft {
  const lists = { problems: [], values: [], texts: [], notes: [], names: [], parts: [], labels: [] }
  return { file, ...lists, ranks: new Map(), groups: new Map(), photo: undefined, uid: '', kind: '' }
}

function take(draft: Draft, property: Property): void {
  if (property.guessed !== '') {
    const message = `Letters of ${property.name} are not in the encoding that the file says; they were read as ${property.guessed}.`
    draft.problems.push(
      problem(draft.file, property.line, 'vcard-encoding', 'warning', message, 'Check its letters.'),
    )
  }
  if (property.broken > 0) {
    const message = `This line has no property name; it was read as more of the ${property.name} above.`
    draft.problems.push(
      problem(
        draft.file,
        property.broken,
        'vcard-fold',
        'warning',
        message,
        'A continued line begins with a blank.',
      ),
    )
  }
  const binary = binaryOf(property)
  if (!binary) draft.texts.push(property)
  if (binary) takeBinary(draft, property, binary)
  else if (!SYNTAX.has(property.name)) takeText(draft, property)
  else if (property.name === 'X-ABSHOWAS' && /^company$/i.test(property.value.trim()))
    draft.kind = draft.kind || 'org'
}

const IS_DAY = /^(?:BDAY|DEATHDATE|.*ANNIVERSARY)$/

/** Apple writes a birthday without its year as one of 1604, and says so. */
function isNoDay({ name, params }: Property, text: string): boolean {
  const isWhole = IS_DAY.test(name) && /^\d{4}-?\d{2}-?\d{2}$/.test(text)
  return isWhole && !params.some(([param]) => param === 'X-APPLE-OMIT-YEAR') && !readDate(text)
}

function takeText(draft: Draft, property: Property): void {
  const text = unescapeText(property.value)
  switch (property.name) {
    case 'FN':
      if (text.trim() !== '') draft.names.push(oneLine(text))
      return
    case 'N':
      draft.parts.push(nameParts(property.value))
      return
    case 'NOTE':
      if (text.trim() !== '') draft.notes.push(text.trimEnd())
      return
    case 'UID':
      if (draft.uid === '') draft.uid = oneLine(text)
      else add(draft, property, { key: 'x-uid', text })
      return
    case 'LABEL':
      draft.labels.push({ text: formattedAddress(text), line: property.line, label: labelOf(property) })
      return
    case 'KIND':
    case 'X-ADDRESSBOOKSERVER-KIND':
      takeKind(draft, property, text.trim().toLowerCase())
      return
  }
  if (isNoDay(property, text.trim())) {
    const message = `${shown(text)} of ${property.name} is no day of the calendar; it is kept as text.`
    draft.problems.push(
      problem(draft.file, property.line, 'import-kept', 'warning', message, 'Correct the day.'),
    )
  }
  const reader = PROPERTIES[property.name]
  const given = reader?.(property) ?? [{ key: extraKey(property.name) ?? 'x-vcard', text }]
  for (const value of given) add(draft, property, value)
}

function takeKind(draft: Draft, property: Property, kind: string): void {
  draft.kind = ['org', 'organization', 'group', 'location', 'application', 'device', 'thing'].includes(kind)
    ? 'org'
    : 'person'
  if (!['org', 'organization', 'individual', ''].includes(kind))
    add(draft, property, { key: 'x-kind', text: kind, label: '' })
}

function nameParts(value: string): NameParts {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = structured(value, ' ').map(oneLine)
  return { family, given, middle, prefix, suffix }
}

function add(draft: Draft, property: Property, given: { key: string; text: string; label?: string }): void {
  const text = given.text.trim()
  if (text === '') return
  const own = given.label === '' ? '' : (draft.groups.get(property.group) ?? labelOf(property))
  const label = oneLine([...new Set([given.label ?? '', own])].join(' ')).replace(/[()]/g, '')
  const value: RecordValue = { key: given.key, text, ...(label === '' ? {} : { label }), line: property.line }
  draft.values.push(value)
  const rank = rankOf(property)
  if (rank < (draft.ranks.get(text) ?? 101)) draft.ranks.set(text, rank)
}

function takeBinary(draft: Draft, property: Property, binary: Binary): void {
  const isPicture = ['PHOTO', 'LOGO', 'X-MS-CARDPICTURE'].includes(property.name)
  if (binary.kind === 'nothing') return
  if (binary.kind === 'image' && isPicture && draft.photo === undefined) {
    draft.photo = binary.photo
    const said = property.params.filter(([name, value]) => isSaidOfPicture(name, value))
    const head = [property.name, ...said.map(([name, value]) => `${name}=${value}`)].join(';')
    if (head !== 'PHOTO') add(draft, property, { key: 'x-photo-property', text: head, label: '' })
    return
  }
  const small = binary.kind === 'image' && binary.photo.bytes.length <= DATA_LIMIT
  if (binary.kind === 'data' || small) {
    const value =
      binary.kind === 'data' ? binary.uri : dataUri(binary.photo.bytes, `image/${binary.photo.type}`)
    add(draft, property, { key: 'x-vcard', text: asLine({ ...property, value }), label: '' })
    return
  }
  const why = binary.kind === 'refused' ? binary.reason : 'It has another picture already.'
  const message = `The ${property.name} of this card is not imported. ${why}`
  draft.problems.push(
    problem(draft.file, property.line, 'vcard-binary', 'warning', message, 'Keep it in a file of its own.'),
  )
}

/** What is said of a picture besides its form. */
function isSaidOfPicture(name: string, value: string): boolean {
  const isForm = ['ENCODING', 'VALUE', 'MEDIATYPE', 'CHARSET'].includes(name) || /^X-(?:ABCROP|MS)/.test(name)
  const isType = name === 'TYPE' && !/^(?:pref|home|work)$/i.test(value)
  return !isForm && !isType && /^[\w.-]+$/.test(value)
}

/** LABEL repeats ADR for printing: it is kept where it says more. */
function keepAddressLabels(draft: Draft): void {
  const lines = draft.values.filter((value) => value.key === 'address').map((value) => value.text)
  for (const { text, line, label } of draft.labels) {
    if (text === '' || lines.some((address) => saysNoMore(text, address))) continue
    const key = lines.length === 0 ? 'address' : 'x-address-label'
    draft.values.push({ key, text, line, ...(label === '' ? {} : { label }) })
  }
}

function finish(draft: Draft, card: RawCard): ImportRecord {
  const [parts = NO_NAME, ...moreParts] = draft.parts
  const orgs = draft.values.filter((value) => value.key === 'org')
  const [fullName, ...moreNames] = [
    ...draft.names,
    ...(draft.names.length === 0 ? [composeName(parts)] : []),
  ].filter((name) => name !== '')
  const company =
    orgs[0] && composeName(parts) === '' && (fullName === undefined || fullName === oneLine(orgs[0].text))
  const kind = draft.kind === 'org' || (draft.kind === '' && company) ? 'org' : 'person'
  const name = fullName ?? nameFrom(draft)
  if (fullName === undefined && card.fault === '') {
    const message = `This card has no name; it is named "${shown(name)}".`
    draft.problems.push(
      problem(draft.file, card.line, 'import-name', 'warning', message, 'Give the contact its name.'),
    )
  }
  const values = draft.values.filter(
    (value) => !(kind === 'org' && value.key === 'org' && oneLine(value.text) === name),
  )
  const others = [...moreNames, ...moreParts.map(composeName)].filter(
    (other) => other !== name && other !== '',
  )
  const named = values.map((value) =>
    kind === 'org' && value.key === 'org' ? { ...value, key: 'aka' } : value,
  )
  for (const aka of new Set(others)) named.push({ key: 'aka', text: aka, line: card.line })
  const rank = (text: string) => draft.ranks.get(text) ?? 101
  return {
    kind,
    name,
    ...(draft.parts.length === 0 ? {} : { parts }),
    values: byRank(named, rank),
    notes: draft.notes.join('\n\n'),
    ...(draft.photo === undefined ? {} : { photo: draft.photo }),
    uid: draft.uid,
    source: { file: draft.file, line: card.line, column: 1 },
  }
}

/** The values of each key in the order of preference, at the places that the key has. */
function byRank(values: readonly RecordValue[], rank: (text: string) => number): RecordValue[] {
  const byKey = Map.groupBy(values, ({ key }) => key)
  for (const list of byKey.values()) list.sort((a, b) => rank(a.text) - rank(b.text)).reverse()
  return values.map((value) => byKey.get(value.key)?.pop() ?? value)
}

/** What a contact without a name is called: its nickname, organisation, e-mail, phone, or the first thing known of it. */
function nameFrom(draft: Draft): string {
  for (const key of ['aka', 'org', 'email', 'phone', 'x-impp', 'url', 'title']) {
    const value = draft.values.find((candidate) => candidate.key === key)
    if (value) return oneLine(value.text)
  }
  // Which program wrote it, and when, is nobody's name.
  const said = draft.values.find(({ key }) => !['x-prodid', 'x-rev', 'x-mailer', 'x-vcard'].includes(key))
  const first = said?.text ?? draft.notes[0] ?? ''
  return oneLine(first).slice(0, 60) || 'Unnamed'
}
