// All formats of `cardfile export`, one door.

import { byName } from '../../book/index.ts'
import type { Contact } from '../../contact/index.ts'
import { orgText, todoText } from './agenda-text.ts'
import { type ExportContext, propertiesOf } from './context.ts'
import { csvText } from './csv-text.ts'
import { identitiesOf } from './identities.ts'
import { jcard } from './jcard.ts'
import { jsonOf } from './json.ts'
import { mailingLabels } from './labels.ts'
import { plainly } from './plainly.ts'
import { googleSheet, outlookSheet } from './products.ts'
import { escapeText } from './property.ts'
import { sheetOf } from './sheet.ts'
import { writable } from './tokens.ts'
import { vcardText } from './vcard-text.ts'

/** Calendars (`ics`) are a report's business. */
export const EXPORT_FORMATS = [
  'vcard',
  'vcard4',
  'jcard',
  'csv',
  'google-csv',
  'outlook-csv',
  'xlsx',
  'json',
  'org',
  'todo.txt',
  'mailing-labels',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface Exported {
  readonly content: string | Uint8Array
  /** How many contacts are in it. */
  readonly count: number
  /** What is not in it, and why, in words for people. */
  readonly left: readonly string[]
}

/** Formats that know no deals. */
const CONTACTS_ONLY = new Set<ExportFormat>([
  'vcard',
  'vcard4',
  'jcard',
  'google-csv',
  'outlook-csv',
  'mailing-labels',
])

/**
 * Writes contacts in a format that other programs read.
 * @param spreadsheet for CSV: nothing that a spreadsheet would compute or shorten; undone when it is imported again
 */
export async function exportContacts(
  contacts: readonly Contact[],
  format: ExportFormat,
  context: ExportContext,
  spreadsheet = false,
): Promise<Exported> {
  const sorted = [...contacts].sort(byName)
  const fit = CONTACTS_ONLY.has(format) ? sorted.filter(({ kind }) => kind !== 'deal') : sorted
  const deals = sorted.length - fit.length
  const left =
    deals === 0
      ? []
      : [`${deals} ${deals === 1 ? 'deal' : 'deals'}: this format has only people and organisations`]
  const { content, without = [] } = await write(fit, format, context, spreadsheet)
  const named = without.map(({ name }) => `${name}: no address`)
  return { content, count: fit.length - without.length, left: [...left, ...named] }
}

/**
 * One contact as a vCard: 3.0, which every telephone takes, or 4.0.
 * @param uid its identity, where that is not its own
 */
export function vcardOf(
  contact: Contact,
  context: ExportContext,
  uid?: string,
  version: '3.0' | '4.0' = '3.0',
): string {
  const all = writable(propertiesOf(contact, context))
  const own = all.findIndex(({ name }) => name === 'UID')
  const properties = all.map((one, at) =>
    at === own && uid !== undefined ? { ...one, value: escapeText(uid) } : one,
  )
  return vcardText(version === '3.0' ? plainly(properties) : properties, version)
}

async function write(
  contacts: readonly Contact[],
  format: ExportFormat,
  context: ExportContext,
  spreadsheet: boolean,
): Promise<{ content: string | Uint8Array; without?: readonly Contact[] }> {
  const { config } = context.book
  const names = { nameOf: (link: string) => context.book.bySlug.get(link)?.name }
  const text = (content: string) => ({ content })
  switch (format) {
    case 'vcard':
    case 'vcard4': {
      const version = format === 'vcard' ? '3.0' : '4.0'
      const identities = identitiesOf(contacts)
      return text(contacts.map((one) => vcardOf(one, context, identities.get(one), version)).join(''))
    }
    case 'jcard':
      return text(`${JSON.stringify(contacts.map((one) => jcard(propertiesOf(one, context))))}\n`)
    case 'csv':
      return text(csvText(sheetOf(contacts, config, names.nameOf), spreadsheet))
    case 'google-csv':
      return text(csvText(googleSheet(contacts, names), spreadsheet))
    case 'outlook-csv':
      return text(csvText(outlookSheet(contacts, names), spreadsheet))
    case 'xlsx':
      return { content: await (await import('./xlsx.ts')).xlsxBytes(sheetOf(contacts, config, names.nameOf)) }
    case 'json':
      return text(`${JSON.stringify(contacts.map(jsonOf), undefined, 2)}\n`)
    case 'org':
      return text(orgText(contacts, names.nameOf))
    case 'todo.txt':
      return text(todoText(contacts))
    case 'mailing-labels': {
      const { html, without } = mailingLabels(contacts, names.nameOf, config.country)
      return { content: html, without }
    }
  }
}
