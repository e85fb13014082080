// vCard -> card -> vCard: whether each value of a property that RFC 6350 defines is there again, in its own property.

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

const EMPTY = buildBook([], DEFAULT_CONFIG)

/** RFC 6350 section 6, without what says how a card is written, by whom and when. */
const DEFINED = new Set(
  `FN N NICKNAME PHOTO BDAY ANNIVERSARY GENDER ADR TEL EMAIL IMPP LANG TZ GEO TITLE ROLE LOGO ORG MEMBER RELATED
  CATEGORIES NOTE SOUND UID CLIENTPIDMAP URL KEY FBURL CALADRURI CALURI SOURCE`.split(/\s+/),
)

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
  const what = `vCard -> card -> vCard: of ${all} property values, kept`
  return [{ id: 'vcard_round_trip', what, value: kept / Math.max(1, all), limit: 1, short }]
}

/** What cannot be read has a diagnostic at its line, and is not counted. */
async function throughACard(file: string, bytes: Uint8Array): Promise<{ all: number; lost: string[] }> {
  const { records, diagnostics } = readFile(bytes, file)
  const told = new Set(diagnostics.filter(({ rule }) => rule === 'vcard-binary').map(({ line }) => line))
  const cards = readProperties(bytes)
  const lost: string[] = []
  let all = 0
  for (const [i, record] of records.entries()) {
    if (record.quarantine !== undefined) continue
    const back = new Map<string, string[]>()
    for (const property of await exported(record)) {
      const list = back.get(property.name) ?? []
      list.push(...valuesOf(property))
      back.set(property.name, list)
    }
    for (const property of cards[i] ?? []) {
      if (!DEFINED.has(property.name) || told.has(property.line)) continue
      for (const value of valuesOf(property)) {
        if (/^;*$/.test(value)) continue
        all++
        const there = back.get(property.name) ?? []
        if (!there.some((one) => one === value || isContained(property.name, value, one)))
          lost.push(`${property.name} "${value.slice(0, 60)}"`)
      }
    }
  }
  return { all, lost }
}

/** Several notes are one text in a card; an address without its scheme gets one. */
function isContained(name: string, value: string, one: string): boolean {
  return (name === 'NOTE' && one.includes(value)) || (name === 'URL' && one === `http://${value}`)
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

/** Values as compared: unescaped, with single blanks; structures by their parts; numbers by their figures. */
function valuesOf({ name, value, bytes }: Property): string[] {
  if (bytes !== undefined) return [`${bytes.length} bytes`]
  const data = /^data:[^,]*;base64,(.*)$/s.exec(value)
  if (data) return [`${Buffer.from(data[1] ?? '', 'base64').length} bytes`]
  switch (name) {
    case 'N':
    case 'ADR':
    case 'ORG':
    case 'GENDER':
      return [
        cut(value, ';')
          .map((part) => cut(part, ',').map(plain).join(', '))
          .join(';')
          .replace(/[;, ]+$/, ''),
      ]
    case 'NICKNAME':
    case 'CATEGORIES':
      return cut(value, ',').map((one) => plain(one).replace(/^#+/, ''))
    case 'TEL':
      return [plain(value).replace(/[^\d+*#]/g, '') || plain(value)]
    case 'BDAY':
    case 'ANNIVERSARY':
      return [
        plain(value)
          .replace(/^1604-/, '--')
          .replace(/T[0:.Z]*$/, '')
          .replace(/-/g, ''),
      ]
    default:
      return [plain(value)]
  }
}

function cut(value: string, separator: string): string[] {
  return (
    value
      .match(new RegExp(`(?:\\\\.|[^${separator}\\\\])*(?:${separator}|$)`, 'gs'))
      ?.map((part) => part.replace(new RegExp(`${separator}$`), ''))
      .slice(0, -1) ?? []
  )
}

function plain(value: string): string {
  return value
    .replace(/\\([nN,;:\\"])/g, (_all, char: string) => (/n/i.test(char) ? ' ' : char))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^(?:mailto|tel):/i, '')
    .trim()
}
