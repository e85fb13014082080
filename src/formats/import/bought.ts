// Lists that were bought: they name themselves, and nobody on them has agreed to anything.

import type { ImportRecord } from '../record.ts'

/** The record with the list as its source, before any that it has, and without opt-ins, whatever the list says. */
export function asBought(record: ImportRecord, list: string): ImportRecord {
  const source = { key: 'source', text: list, line: record.source.line }
  return {
    ...record,
    values: [source, ...record.values],
    ...(record.log ? { log: record.log.filter((entry) => entry.kind !== 'opt-in') } : {}),
  }
}
