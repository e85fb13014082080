// The tables of Monica's SQL export (versions 2 to 4) to people. What belongs together is found by ids.

import type { Person } from './person.ts'
import type { Dump, Row } from './sql.ts'

/** Monica's word for one row -> its table, where the rows have a `contact_id`. */
const OWNED: Readonly<Record<string, string>> = {
  note: 'notes',
  call: 'calls',
  pet: 'pets',
  gift: 'gifts',
  debt: 'debts',
  reminder: 'reminders',
  task: 'tasks',
  life_event: 'life_events',
  message: 'messages',
  contact_field: 'contact_fields',
  address: 'addresses',
}
/** Columns of ids -> the table whose name they stand for, and the column that it becomes. */
const NAMED: readonly [id: string, table: string, column: string][] = [
  ['activity_type_id', 'activity_types', 'type'],
  ['life_event_type_id', 'life_event_types', 'type'],
  ['pet_category_id', 'pet_categories', 'category'],
  ['currency_id', 'currencies', 'currency'],
]

export function peopleOfSql({ tables, lines }: Dump): Person[] {
  const all = (table: string) => tables.get(table) ?? []
  const byId = (table: string) => new Map(all(table).map((row) => [row['id'] ?? '', row]))
  const grouped = (table: string, by = 'contact_id') => Map.groupBy(all(table), (row) => row[by] ?? '')
  const names = NAMED.map(([id, table, column]) => [id, byId(table), column] as const)
  const [places, types, dates, genders, tags, activities, kinds] = [
    'places',
    'contact_field_types',
    'special_dates',
    'genders',
    'tags',
    'activities',
    'relationship_types',
  ].map(byId)
  const owned = new Map(Object.entries(OWNED).map(([kind, table]) => [kind, grouped(table)]))
  const [tagged, taken, related] = [
    grouped('contact_tag'),
    grouped('activity_contact'),
    grouped('relationships', 'of_contact'),
  ]
  const contacts = byId('contacts')
  const nameOf = (id: string | undefined) => fullName(contacts.get(id ?? ''))
  const complete = (row: Row): Row => {
    const more: Record<string, string> = {}
    for (const [id, table, column] of names) {
      const named = table.get(row[id] ?? '')
      const name =
        named?.['name'] ??
        named?.['iso'] ??
        named?.['translation_key'] ??
        named?.['default_life_event_type_key']
      if (name !== undefined) more[column] = name
    }
    const type = types?.get(row['contact_field_type_id'] ?? '')
    return {
      ...places?.get(row['place_id'] ?? ''),
      ...row,
      ...more,
      ...(type === undefined || row['data'] === undefined
        ? {}
        : { name: type['name'] ?? '', type: type['type'] ?? '', protocol: type['protocol'] ?? '' }),
    }
  }
  return all('contacts').map((row): Person => {
    const id = row['id'] ?? ''
    const dateOf = (column: string) => dates?.get(row[column] ?? '')
    return {
      row,
      line: lines.get(row) ?? 1,
      of: (kind) =>
        kind === 'activity'
          ? (taken.get(id) ?? [])
              .map((one) => activities?.get(one['activity_id'] ?? ''))
              .filter((one) => one !== undefined)
              .map(complete)
          : (owned.get(kind)?.get(id) ?? []).map(complete),
      tags: (tagged.get(id) ?? []).flatMap((one) => tags?.get(one['tag_id'] ?? '')?.['name'] ?? []),
      gender: genders?.get(row['gender_id'] ?? '')?.['name'] ?? '',
      dates: {
        birth: dateOf('birthday_special_date_id'),
        death: dateOf('deceased_special_date_id'),
        met: dateOf('first_met_special_date_id'),
      },
      metThrough: nameOf(row['first_met_through_contact_id']),
      relations: (related.get(id) ?? []).flatMap((one) => {
        const name = nameOf(one['contact_is'])
        const type = kinds?.get(one['relationship_type_id'] ?? '')?.['name'] ?? ''
        return name === '' ? [] : [{ name, type }]
      }),
    }
  })
}

export function fullName(row: Row | undefined): string {
  return ['first_name', 'middle_name', 'last_name'].flatMap((part) => row?.[part]?.trim() || []).join(' ')
}
