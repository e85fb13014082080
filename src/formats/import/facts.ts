// What is known of a whole list and stands in none of its columns: where it comes from, whose it is, its country.

import { type Config, e164 } from '../../contact/index.ts'
import type { ImportRecord, RecordValue } from '../record.ts'
import { asBought } from './bought.ts'

export interface ListFacts {
  /** Of contacts that have none. */
  readonly source?: string | undefined
  /** The list was bought: its name is everybody's source, and nobody's consent is taken. */
  readonly bought?: string | undefined
  /** The handle of who looks after contacts that have no owner. */
  readonly owner?: string | undefined
  /** ISO 3166-1 alpha-2: of telephone numbers without a country code. */
  readonly country?: string | undefined
}

/** A record with what is known of its list. */
export function withFacts(record: ImportRecord, facts: ListFacts, config: Config): ImportRecord {
  const { line } = record.source
  const has = (key: string) => record.values.some((value) => value.key === key)
  const more: RecordValue[] = []
  if (facts.source !== undefined && facts.bought === undefined && !has('source'))
    more.push({ key: 'source', text: facts.source, line })
  if (facts.owner !== undefined && !has('owner') && record.kind === 'person')
    more.push({ key: 'owner', text: facts.owner, line })
  const { country } = facts
  const isAbroad = country !== undefined && country !== config.country
  const values = isAbroad ? record.values.map((value) => abroad(value, country)) : record.values
  const known = { ...record, values: [...values, ...more] }
  return facts.bought === undefined ? known : asBought(known, facts.bought)
}

/** The first telephone number that says no country; undefined where each does. */
export function nationalNumber(records: readonly ImportRecord[]): string | undefined {
  for (const { quarantine, values } of records) {
    const found = quarantine ? undefined : values.find(isNational)
    if (found) return found.text
  }
  return undefined
}

function isNational({ key, text }: RecordValue): boolean {
  if (key !== 'phone') return false
  const number = text.replace(/^(?:tel|callto):/i, '').trim()
  // Letters are no number to dial; short ones are extensions.
  return (
    /^\(?\d[\d\s()./-]*/.test(number) && !number.startsWith('00') && (number.match(/\d/g)?.length ?? 0) > 5
  )
}

/** A number of another country than the book's is written with its country code: without one it would be read as another. */
function abroad(value: RecordValue, country: string): RecordValue {
  if (!isNational(value)) return value
  const [number = '', extension] = e164(value.text, country).split(';ext=')
  if (!number.startsWith('+')) return value
  return { ...value, text: extension === undefined ? number : `${number} ext. ${extension}` }
}
