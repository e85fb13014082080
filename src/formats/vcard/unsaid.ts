// What a card's fields would not give back of a vCard's properties. The record is turned into a contact and written as an export
// would write it; a property that does not come out as it went in is kept as a line of its own. So nothing needs to be known
// here about what each field can hold.

import { parseCard } from '../../card/index.ts'
import { type Contact, DEFAULT_CONFIG, type FieldValue, fieldsByKey } from '../../contact/index.ts'
import { vcardProperties } from '../export/vcard-properties.ts'
import { prepare } from '../import/prepare.ts'
import { sameness } from '../import/working.ts'
import type { ImportRecord } from '../record.ts'
import { appleLabel, rankOf } from './labels.ts'
import type { Property } from './property.ts'
import { isSaidBy, type Said, saidOf } from './said.ts'
import { unescapeText } from './value.ts'

/** Said by the card's form, by its history, or beside the property that they name. */
const NOT_KEPT = new Set([
  'VERSION',
  'PROFILE',
  'X-ABLABEL',
  'X-ABSHOWAS',
  'X-ABADR',
  'LABEL',
  'KIND',
  'NOTE',
])
/** Lists of the card whose order is the preference. */
const RANKED = new Set(['TEL', 'EMAIL', 'ADR', 'URL', 'LANG'])
const NOTHING = parseCard('', '')
const FIELDS = fieldsByKey(DEFAULT_CONFIG)

/**
 * @param properties of the card that the record was made from, without those that are binary or told as lost
 * @returns those that the record does not give back whole, in their order; a group's label behind the last of its group
 */
export function unsaid(record: ImportRecord, properties: readonly Property[]): Property[] {
  const groups = Map.groupBy(properties, ({ group }) => group)
  const counts = Map.groupBy(properties, ({ name }) => name)
  const back = saidBack(record)
  const lost = properties.filter((property) => {
    const { name, group, value } = property
    if (/^[;,\s]*$/.test(value)) return false
    if (name === 'X-ABADR') return countryOf(record) !== value.trim()
    if (NOT_KEPT.has(name) && (name !== 'NOTE' || saidOf({ ...property, label: '' }).params.size === 0))
      return false
    const mates = group === '' ? [] : (groups.get(group) ?? [])
    if (mates.length > GROUP_LIMIT || mates.some((other) => other !== property && !NOT_KEPT.has(other.name)))
      return true
    if (rankOf(property) <= 100 && !RANKED.has(name) && (counts.get(name)?.length ?? 0) > 1) return true
    const label = mates.find((other) => other.name === 'X-ABLABEL')
    const said = saidOf({ ...property, label: label ? appleLabel(unescapeText(label.value)) : '' })
    return !back(said)
  })
  const labels = [...new Set(lost.map(({ group }) => group))].flatMap((group) =>
    group === ''
      ? []
      : (groups.get(group)?.filter(({ name }) => name === 'X-ABLABEL' || name === 'X-ABADR') ?? []),
  )
  return [...new Set([...lost, ...labels])]
}

/** Whether what an export writes of the record says all that a property does. */
function saidBack(record: ImportRecord): (wanted: Said) => boolean {
  const own = vcardProperties(asContact(record), { nameOf: () => undefined, uidOf: () => undefined })
  const all = own.map((one) => saidOf({ ...one, label: one.label ?? '' }))
  const byValue = Map.groupBy(all, idOf)
  // Tags that stand in two properties are tags as those in one.
  const items = new Map(
    LISTS.map((name) => [name, all.flatMap((one) => (one.name === name ? one.parts : []))]),
  )
  return (wanted) =>
    (byValue.get(idOf(wanted)) ?? []).some((one) => isSaidBy(wanted, one)) ||
    (items.has(wanted.name) &&
      isSaidBy(wanted, { ...PLAIN, name: wanted.name, parts: items.get(wanted.name) ?? [] }))
}

const LISTS = ['CATEGORIES', 'NICKNAME']
const PLAIN = { types: new Set<string>(), params: new Set<string>(), label: '' }
/** A group of more than this is kept as it is. */
const GROUP_LIMIT = 20

/** The same for all that may say the same. */
function idOf({ name, parts }: Said): string {
  return LISTS.includes(name) ? name : `${name} ${parts.join(';;')}`
}

/** The country whose form the addresses have, where it is one. */
function countryOf(record: ImportRecord): string | undefined {
  const all = record.values.filter(({ key }) => key === 'x-abadr')
  return new Set(all.map(({ text }) => text)).size === 1 ? all[0]?.text : undefined
}

/** The contact that an import into an empty book makes of a record; relations and organisations are named, not linked. */
function asContact(record: ImportRecord): Contact {
  const prepared = prepare(record, DEFAULT_CONFIG)
  const values = new Map<string, FieldValue[]>()
  const seen = new Set<string>()
  const add = (key: string, text: string, label: string) => {
    const id = `${key} ${sameAs(key, label === '' || !key.startsWith('x-') ? text : `${text} (${label})`)}`
    // What another field says already is not kept beside it.
    if (seen.has(id) || (key.startsWith('x-') && seen.has(id.slice(2)))) return
    seen.add(id)
    const isLabelled = label !== '' && (FIELDS.get(key)?.labelled ?? false)
    const raw = label === '' ? text : `${text} (${label})`
    const value = {
      text: isLabelled ? text : raw,
      raw,
      range: [0, 0] as const,
      ...(isLabelled ? { label } : {}),
    }
    const list = values.get(key)
    if (list) list.push(value)
    else values.set(key, [value])
  }
  seen.add(`name ${sameAs('name', prepared.name)}`)
  if (prepared.uid !== '') add('uid', prepared.uid, '')
  for (const { key, text, label } of [...prepared.values, ...prepared.orgs, ...prepared.related]) {
    const [first] = FIELDS.get(key)?.list === false ? (values.get(key) ?? []) : []
    if (first === undefined) add(key, text, FIELDS.get(key)?.list === false ? '' : label)
    else if (!isSaid(key, first.text, text)) add(`x-${key}`, text, label)
  }
  const { notes } = prepared
  const card = { ...NOTHING, text: notes, notes: [0, notes.length] as const }
  return { slug: '', file: '', kind: prepared.kind, name: prepared.name, values, card }
}

/** Numbers are one by their figures here: what they are in the book's country takes long to tell. */
function sameAs(key: string, text: string): string {
  return key === 'phone' ? text.replace(/[^\d+*#a-z]/gi, '') : sameness(key, DEFAULT_CONFIG)(text)
}

/** Whether the one value of a field says another: a birthday without its year. */
function isSaid(key: string, own: string, text: string): boolean {
  return own === text || (key === 'birthday' && text.startsWith('--') && own.endsWith(text.slice(1)))
}
