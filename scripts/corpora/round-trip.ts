// vCard -> card -> vCard: whether each property is there again, with its value, the parameters that RFC 6350 defines, the order
// of what is preferred, and its label. Compared here once more apart from what the import itself compares.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Book, buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import {
  exportContacts,
  type ImportRecord,
  type Property,
  planImport,
  readFile,
  readProperties,
} from '../../src/formats/index.ts'
import type { Measure, Shortfall } from './figure.ts'
import { labelOf, preferenceOf, saidBy, textOf } from './property-values.ts'

const EMPTY = buildBook([], DEFAULT_CONFIG)

/** How a card is written, by which program and when; labels are compared with what they name. */
const FORM = new Set(['VERSION', 'PROFILE', 'PRODID', 'REV', 'X-ABLABEL', 'X-ABSHOWAS', 'LABEL', 'XML'])

export const measureRoundTrip: Measure = async (folder) => {
  const files = globSync('vcard/**/*.{vcf,vcard}', { cwd: folder }).sort()
  if (files.length === 0) return []
  const short: Shortfall[] = []
  let [all, kept] = [0, 0]
  for (const file of files) {
    const found = await throughACard(file, readFileSync(join(folder, file)))
    all += found.all
    kept += found.all - found.lost.length
    if (found.lost.length > 0) short.push({ file, reason: `lost ${found.lost.slice(0, 3).join(', ')}` })
  }
  const what = `vCard -> card -> vCard: of ${all} property values, kept with parameters`
  return [{ id: 'vcard_round_trip', what, value: kept / Math.max(1, all), limit: 1, short }]
}

/** What is no value (damaged base64), or too large for a book, has a diagnostic at its line, and is not counted. */
async function throughACard(file: string, bytes: Uint8Array): Promise<{ all: number; lost: string[] }> {
  const { records, diagnostics } = readFile(bytes, file)
  const told = new Set(diagnostics.filter(({ rule }) => rule === 'vcard-binary').map(({ line }) => line))
  const cards = readProperties(bytes)
  const lost: string[] = []
  let all = 0
  for (const [i, record] of records.entries()) {
    if (record.quarantine !== undefined) continue
    const back = await exported(record)
    const card = cards[i] ?? []
    for (const property of card) {
      if (FORM.has(property.name) || told.has(property.line) || /^[;,\s]*$/.test(textOf(property))) continue
      all++
      const missing = whatIsMissing(property, card, back)
      if (missing !== '') lost.push(missing)
    }
  }
  return { all, lost }
}

/** What of a property is not in the card that came back, in words; '' for nothing. */
function whatIsMissing(property: Property, card: readonly Property[], back: readonly Property[]): string {
  const shown = `${property.name} "${textOf(property).slice(0, 60)}"`
  const wanted = saidBy(property, card)
  const found = back.map((one) => saidBy(one, back))
  const same = found.filter((one) => one.names.has(wanted.name) && one.says(wanted.value))
  if (same.length === 0) {
    // Tags that stand in two properties are tags as those in one.
    const all = found.flatMap((one) => (one.name === wanted.name ? one.items : []))
    const isThere = wanted.items.length > 0 && wanted.extras.size === 0
    return isThere && wanted.items.every((item) => all.includes(item)) ? '' : shown
  }
  const complete = same.filter((one) => [...wanted.extras].every((extra) => one.extras.has(extra)))
  if (complete.length === 0) {
    const had = same[0]?.extras
    return `${[...wanted.extras].filter((extra) => !had?.has(extra)).join(' and ')} of ${shown}`
  }
  const label = labelOf(property, card)
  if (label !== '' && !complete.some((one) => one.hasLabel(label))) return `label "${label}" of ${shown}`
  // Preference is an order: it means nothing where there is one.
  const rivals = card.filter(
    (one) => one.name === property.name && preferenceOf(one) > preferenceOf(property) && textOf(one) !== '',
  )
  const ranks = (one: Property) =>
    back.flatMap((other) => (saidBy(other, back).says(textOf(one)) ? [preferenceOf(other)] : []))
  const isBehind = rivals.some(
    (rival) => textOf(rival) !== textOf(property) && Math.min(...ranks(rival)) < Math.min(...ranks(property)),
  )
  return isBehind ? `preference of ${shown}` : ''
}

async function exported(record: ImportRecord): Promise<readonly Property[]> {
  const plan = planImport([record], EMPTY, { today: '2026-11-23', folder: 'contacts' })
  const contacts = plan.files.flatMap(({ path, text }) =>
    text === undefined ? [] : [readContact(parseCard(text, `contacts/${path}`), DEFAULT_CONFIG)],
  )
  const slug = plan.lines.find((line) => line.file !== '')?.slug
  const book: Book = buildBook(contacts, DEFAULT_CONFIG)
  const { content } = await exportContacts(
    contacts.filter((one) => one.slug === slug),
    'vcard4',
    {
      book,
      picture: (path) => plan.files.find((file) => file.path === path)?.bytes,
      changed: () => undefined,
    },
  )
  return readProperties(Buffer.from(content)).flat()
}
