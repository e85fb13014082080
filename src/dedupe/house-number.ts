// The number of a house, where it stands in the line of the street.

import type { DedupeRecord } from './types.ts'

/** The record with the numbers of its streets apart from their names. */
export function withHouseNumber(record: DedupeRecord): DedupeRecord {
  if (record.street === undefined || record.number !== undefined) return record
  const number: string[] = []
  const street = record.street.map((line) => {
    const match = /^\s*(\d+\s?[a-z]?)\b[\s,]+(?=.*\p{L})|[\s,]+(\d+\s?[a-z]?)\s*$/iu.exec(line)
    if (match === null) return line
    number.push((match[1] ?? match[2] ?? '').replace(/\s/g, ''))
    return line.slice(0, match.index) + line.slice(match.index + match[0].length)
  })
  return number.length === 0 ? record : { ...record, street, number }
}
