// CSV files that say what must come out of them: row by row, whether the people of the expectation are the records read.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ImportRecord, readFile } from '../../src/formats/index.ts'
import type { Measure, Shortfall } from './figure.ts'

export interface Person {
  id: string
  prefix?: string
  given?: string
  middle?: string
  family?: string
  suffix?: string
  org?: string
  title?: string
  emails?: [string, string][]
  phones?: [string, string][]
  street?: string
  city?: string
  region?: string
  postal?: string
  country?: string
  bday?: string
  notes?: string
  tags?: string[]
}

const texts = (record: ImportRecord, key: string) =>
  record.values.filter((value) => value.key === key).map((value) => value.text)
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What is wrong with a record, as `field: expected | got`. What no record of the file has, the product does not export. */
function faults(person: Person, record: ImportRecord, carried: ReadonlySet<string>): string[] {
  const found: string[] = []
  const same = (field: string, wanted: string | undefined, got: string) => {
    // Salesforce has no contact without a last name: it takes the company's.
    if (field === 'family' && wanted === '' && person.given === '' && got === record.name) return
    if (wanted !== undefined && carried.has(field) && squeeze(wanted) !== squeeze(got))
      found.push(`${field}: ${wanted} | ${got}`)
  }
  for (const part of ['prefix', 'given', 'middle', 'family', 'suffix'] as const)
    same(part, person[part], record.parts?.[part] ?? '')
  same('org', person.org, record.kind === 'org' ? record.name : (texts(record, 'org')[0] ?? ''))
  same('title', person.title, texts(record, 'title')[0] ?? '')
  same('notes', person.notes, record.notes)
  if (texts(record, 'birthday').length > 0) same('bday', person.bday, texts(record, 'birthday')[0] ?? '')
  if (carried.has('tags')) same('tags', person.tags?.join('|'), texts(record, 'tags').join('|'))
  const address = texts(record, 'address')[0] ?? ''
  for (const part of ['street', 'city', 'region', 'postal', 'country'] as const) {
    const wanted = person[part]?.replace(/\n/g, ', ') ?? ''
    if (carried.has(part) && !squeeze(address).includes(squeeze(wanted)))
      found.push(`${part}: ${wanted} | ${address}`)
  }
  const mails = texts(record, 'email').map((text) => text.toLowerCase())
  const known = person.emails?.map(([, text]) => text.toLowerCase()) ?? []
  if (person.emails && mails.some((mail) => !known.includes(mail))) found.push(`emails: ${known} | ${mails}`)
  const numbers = texts(record, 'phone').map((text) => text.replace(' ext. ', ' x'))
  const right = person.phones?.map(([, text]) => text) ?? []
  if (
    person.phones &&
    numbers.some((number) => !right.some((one) => one === number || one.startsWith(`${number} `)))
  )
    found.push(`phones: ${right} | ${numbers}`)
  return found
}

/** The fields that at least one record of the file has. */
export function carriedBy(records: readonly ImportRecord[], people: readonly Person[]): Set<string> {
  const carried = new Set<string>()
  for (const [at, record] of records.entries()) {
    for (const [part, text] of Object.entries(record.parts ?? {})) if (text !== '') carried.add(part)
    for (const [field, key] of [
      ['title', 'title'],
      ['tags', 'tags'],
      ['org', 'org'],
    ] as const)
      if (texts(record, key).length > 0) carried.add(field)
    if (record.notes !== '') carried.add('notes')
    if (texts(record, 'birthday').length > 0) carried.add('bday')
    const address = squeeze(texts(record, 'address').join(' '))
    for (const part of ['street', 'city', 'region', 'postal', 'country'] as const) {
      const wanted = squeeze(people[at]?.[part]?.replace(/\n/g, ', ') ?? '')
      if (wanted.length > 3 && address.includes(wanted)) carried.add(part)
    }
  }
  return carried
}

/** What is wrong with each row of a file that the expectation has; [] for a row that comes out equal. */
export function faultsByRow(people: readonly Person[], records: readonly ImportRecord[]): string[][] {
  const carried = carriedBy(records, people)
  return people.map((person, at) => {
    const record = records[at]
    if (record === undefined) return [`${person.id} missing`]
    return faults(person, record, carried).map((fault) => `${person.id} ${fault}`)
  })
}

export const measureCsv: Measure = (folder) => {
  const expected = join(folder, 'csv/expected')
  const names = existsSync(expected)
    ? readdirSync(expected)
        .filter((name) => name.endsWith('.json') && !name.startsWith('_'))
        .sort()
    : []
  let [rows, equal] = [0, 0]
  const short: Shortfall[] = []
  for (const name of names) {
    const file = name.replace(/\.json$/, '')
    const people: Person[] = JSON.parse(readFileSync(join(expected, name), 'utf8'))
    const { records } = readFile(readFileSync(join(folder, 'csv', file)), file)
    const found = faultsByRow(people, records)
    rows += people.length
    equal += found.filter((row) => row.length === 0).length
    const wrong = [
      ...found.flat(),
      ...(records.length > people.length ? [`${records.length - people.length} records too many`] : []),
    ]
    if (wrong.length > 0) short.push({ file: `csv/${file}`, reason: wrong.slice(0, 3).join('; ') })
  }
  if (rows === 0) return []
  return [
    { id: 'csv_rows', what: `CSV: of ${rows} rows, come out equal`, value: equal / rows, limit: 0.99, short },
  ]
}
