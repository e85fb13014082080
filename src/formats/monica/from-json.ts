// Monica's JSON export (version 4) to people. What belongs to somebody is inside them; activities, types and genders are named by UUID.

import { fullName } from './from-sql.ts'
import type { Person } from './person.ts'
import type { Row } from './sql.ts'

type Plain = Readonly<Record<string, unknown>>

/** @returns undefined for JSON that is no export of Monica */
export function peopleOfJson(json: unknown): Person[] | undefined {
  const account = inside(json, 'account')
  if (account === undefined || !('data' in account)) return undefined
  const instance = inside(account, 'instance') ?? {}
  const named = (...kinds: string[]) =>
    new Map(
      kinds.flatMap((kind) =>
        listIn(instance[kind]).map((one) => [String(one['uuid']), rowOf(one)] as const),
      ),
    )
  const types = named('contact_field_types', 'activity_types', 'life_event_types', 'genders')
  const contacts = collection(account, 'contact')
  const byUuid = new Map(contacts.map((one) => [String(one['uuid']), rowOf(one)]))
  const activities = new Map(collection(account, 'activity').map((one) => [String(one['uuid']), rowOf(one)]))
  const relations = Map.groupBy(
    collection(account, 'relationship').map(rowOf),
    (row) => row['of_contact'] ?? '',
  )
  const nameOf = (uuid: string | undefined) => fullName(byUuid.get(uuid ?? ''))
  return contacts.map((contact, at): Person => {
    const row = rowOf(contact)
    const properties = inside(contact, 'properties') ?? {}
    const dateOf = (key: string) => {
      const date = inside(properties, key)
      return date === undefined ? undefined : rowOf(date)
    }
    return {
      row,
      line: at + 1,
      of: (kind) => rowsOf(contact, kind, activities).map((one) => typed(one, kind, types)),
      tags: Array.isArray(properties['tags']) ? properties['tags'].map(String) : [],
      gender: types.get(row['gender'] ?? '')?.['name'] ?? '',
      dates: { birth: dateOf('birthdate'), death: dateOf('deceased_date'), met: dateOf('first_met_date') },
      metThrough: nameOf(row['first_met_through']),
      relations: (relations.get(row['uuid'] ?? '') ?? []).flatMap((one) => {
        const name = nameOf(one['contact_is'])
        return name === '' ? [] : [{ name, type: one['type'] ?? '' }]
      }),
    }
  })
}

function rowsOf(contact: Plain, kind: string, activities: ReadonlyMap<string, Row>): Row[] {
  if (kind === 'activity')
    return valuesOf(contact, kind).flatMap((uuid): Row[] => {
      const found = activities.get(String(uuid))
      return found === undefined ? [] : [found]
    })
  if (kind === 'message')
    return collection(contact, 'conversation').flatMap((one) =>
      listIn(inside(one, 'properties')?.['messages']).map(rowOf),
    )
  return collection(contact, kind).map(rowOf)
}

/** A type's UUID becomes what it stands for. */
function typed(row: Row, kind: string, types: ReadonlyMap<string, Row>): Row {
  const type = types.get(row['type'] ?? '')
  if (kind === 'contact_field')
    return {
      ...row,
      name: type?.['name'] ?? '',
      type: type?.['type'] ?? '',
      protocol: type?.['protocol'] ?? '',
    }
  const name = type?.['name'] ?? type?.['translation_key'] ?? ''
  return row['type'] === undefined ? row : { ...row, type: name }
}

/** The entries of one kind: `data` is a list of `{ type, values }`. */
function valuesOf(owner: Plain, kind: string): unknown[] {
  return listIn(owner['data']).flatMap((group) =>
    group['type'] === kind && Array.isArray(group['values']) ? group['values'] : [],
  )
}

function collection(owner: Plain, kind: string): Plain[] {
  return listIn(valuesOf(owner, kind))
}

function listIn(value: unknown): Plain[] {
  return Array.isArray(value) ? value.filter((one): one is Plain => isPlain(one)) : []
}

function inside(value: unknown, key: string): Plain | undefined {
  const found = isPlain(value) ? value[key] : undefined
  return isPlain(found) ? found : undefined
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Its own columns and its `properties`, as text. */
function rowOf(value: Plain): Row {
  const row: Record<string, string> = Object.create(null)
  for (const [key, text] of Object.entries({ ...value, ...inside(value, 'properties') }))
    if (typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean')
      row[key] = String(text)
  return row
}
