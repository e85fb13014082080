// Contacts as a table, a column per field and value: what goes into CSV and spreadsheets, and comes back from them.

import type { Config, Contact } from '../../contact/index.ts'
import { fieldsByKey, uidOf } from '../../contact/index.ts'

export interface Sheet {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Several values of these keys stand in one cell: an import parts them again. */
const JOINED = new Set(['tags'])

/**
 * Every field that one of the contacts has, in the order of the registry, then what imports kept; `email`, `email 2`, ...
 * where somebody has several. The first columns are `uid`, `name` and `kind`, by which an import knows the table and its cards.
 */
export function sheetOf(
  contacts: readonly Contact[],
  config: Config,
  nameOf: (link: string) => string | undefined,
): Sheet {
  const counts = new Map<string, number>([
    ['uid', 1],
    ['name', 1],
    ['kind', 1],
  ])
  const rank = new Map(config.fields.map((field, at) => [field.key, at]))
  const keys = new Set(contacts.flatMap((contact) => [...contact.values.keys()]))
  const sorted = [...keys].sort((a, b) => (rank.get(a) ?? 1e6) - (rank.get(b) ?? 1e6) || (a < b ? -1 : 1))
  for (const key of sorted) if (!counts.has(key)) counts.set(key, 0)
  for (const { values } of contacts)
    for (const [key, list] of values)
      counts.set(key, Math.max(counts.get(key) ?? 0, JOINED.has(key) ? 1 : list.length))
  const columns = [...counts].flatMap(([key, count]) =>
    Array.from({ length: count }, (_, at) => (at === 0 ? key : `${key} ${at + 1}`)),
  )
  const fields = fieldsByKey(config)
  const rows = contacts.map((contact) => [
    ...[...counts].flatMap(([key, count]) => {
      const texts = textsFor(contact, key, nameOf)
      const cells = JOINED.has(key) && fields.get(key)?.list ? [joined(texts)] : texts
      return Array.from({ length: count }, (_, at) => cells[at] ?? '')
    }),
    contact.card.text
      .slice(...contact.card.notes)
      .replace(/\r\n?/g, '\n')
      .trim(),
  ])
  return { columns: [...columns, 'notes'], rows }
}

/** Links are written as names, which people know and an import finds the cards by. */
function textsFor(contact: Contact, key: string, nameOf: (link: string) => string | undefined): string[] {
  if (key === 'uid') return [uidOf(contact)]
  if (key === 'name') return [contact.name]
  if (key === 'kind') return [contact.kind]
  const isLink = key === 'org' || key === 'related' || key === 'for'
  return (contact.values.get(key) ?? []).map(({ raw, text, label }) => {
    const name = isLink ? nameOf(text) : undefined
    return name === undefined ? raw : label === undefined ? name : `${name} (${label})`
  })
}

function joined(texts: readonly string[]): string {
  return texts.join(texts.some((text) => /[,;]/.test(text)) ? ' ::: ' : ', ')
}
