// What is known of a whole list and stands in none of its columns: where it comes from, whose it is, its country.

import { type Config, e164, isNumberOf } from '../../contact/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import { problem } from '../problem.ts'
import type { ImportRecord, RecordValue } from '../record.ts'
import { asBought } from './bought.ts'
import { countryName, countryOfAddress } from './country.ts'

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
  const country = countryOfNumbers(record, facts, config)
  const isFit = (value: RecordValue) => facts.country !== undefined || isForeign(value, country, config)
  const values =
    country === config.country
      ? record.values
      : record.values.map((value) => (isFit(value) ? abroad(value, country) : value))
  const known = { ...record, values: [...values, ...more] }
  return facts.bought === undefined ? known : asBought(known, facts.bought)
}

/** Says of each number that is read by the country of its contact's address, not by the book's, that it is. */
export function foreignNumbers(record: ImportRecord, facts: ListFacts, config: Config): Diagnostic[] {
  const country = countryOfNumbers(record, facts, config)
  if (facts.country !== undefined || record.quarantine || country === config.country) return []
  const message = `Telephone numbers without a country code are read as numbers of ${countryName(country)}, the country of their address.`
  const hint = 'Where they are of one country, whatever the addresses say: --country DE.'
  const { file } = record.source
  return record.values
    .filter((value) => isForeign(value, country, config))
    .map(({ line }) => problem(file, line, 'import-country', 'info', message, hint))
}

/** What the list says; else the one country that all addresses of the contact name; else the book's. */
function countryOfNumbers({ values }: ImportRecord, facts: ListFacts, config: Config): string {
  if (facts.country !== undefined) return facts.country
  if (!values.some(isNational)) return config.country
  const addresses = values.filter(({ key }) => key === 'address')
  const [only, ...others] = new Set(addresses.map(({ text }) => countryOfAddress(text)))
  return only === undefined || others.length > 0 ? config.country : only
}

/** Whether that country has such a number, and the book would read it as another. */
function isForeign(value: RecordValue, country: string, { country: home }: Config): boolean {
  const { text } = value
  return isNational(value) && isNumberOf(text, country) && e164(text, country) !== e164(text, home)
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
