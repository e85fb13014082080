// vCard files: whether a word of any property is lost between the file and the cards that it becomes. The file is read
// here once more in the plainest way, so that one mistake is not made twice.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildBook } from '../../src/book/index.ts'
import { DEFAULT_CONFIG } from '../../src/contact/index.ts'
import { planImport, readFile } from '../../src/formats/index.ts'
import type { Measure, Shortfall } from './figure.ts'

const EMPTY = buildBook([], DEFAULT_CONFIG)

/** How a card is written, and dates, which are written in one form. */
const FORM =
  /^(?:BEGIN|END|VERSION|PROFILE|(?:[^;:]*\.)?(?:X-AB|KIND|PHOTO|LOGO|SOUND|KEY|AGENT|X-ADDRESSBOOKSERVER-KIND|BDAY|ANNIVERSARY|DEATHDATE|X-[\w-]*ANNIVERSARY|REV))/i

export const measureVcard: Measure = (folder) => {
  const files = globSync('vcard/**/*.{vcf,vcard}', { cwd: folder }).sort()
  if (files.length === 0) return []
  const short: Shortfall[] = files.flatMap((file) => {
    const reason = lossOf(file, readFileSync(join(folder, file)))
    return reason === undefined ? [] : [{ file, reason }]
  })
  const value = (files.length - short.length) / files.length
  return [
    {
      id: 'vcard_files',
      what: `vCard: of ${files.length} files, read without a loss`,
      value,
      limit: 0.99,
      short,
    },
  ]
}

/** What of a file is lost, in words; undefined for nothing. What can't be read has a diagnostic. */
export function lossOf(file: string, bytes: Uint8Array): string | undefined {
  try {
    const { records, diagnostics } = readFile(bytes, file)
    if (records.length === 0 && diagnostics.length === 0) return 'neither a record nor a diagnostic'
    const plan = planImport(records, EMPTY, { today: '2026-11-23', folder: 'contacts' })
    const kept = [
      ...plan.files.map(({ text }) => text ?? ''),
      ...diagnostics.map(({ message }) => message),
      ...records.flatMap(({ quarantine }) =>
        quarantine ? [quarantine.text, unquoted(quarantine.text)] : [],
      ),
    ]
    const flat = kept.join('\n').toLowerCase().normalize('NFC')
    const losses = SOFT_BREAKS.map((soft) => lostOf(propertiesOf(bytes, soft), flat))
    const lost = losses.sort((a, b) => a.length - b.length)[0] ?? []
    return lost.length === 0
      ? undefined
      : `lost ${lost.slice(0, 3).join(', ')}${lost.length > 3 ? ` and ${lost.length - 3} more` : ''}`
  } catch (error) {
    return `crashed: ${(error as Error).message}`
  }
}

/** What was set aside is kept as it stands in the file, quoted-printable included. */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function lostOf(properties: readonly Property[], flat: string): string[] {
  return properties.flatMap(({ key, readings }) => {
    const missing = readings.map((value) => wordsOf(value).filter((word) => !flat.includes(word)))
    const least = missing.sort((a, b) => a.length - b.length)[0] ?? []
    return least.map((word) => `${key} "${word}"`)
  })
}

function wordsOf(text: string): string[] {
  const bare = text
    .replace(/\\[nN]/g, ' ')
    .replace(/^(?:tel:|mailto:|vnd\.android\.cursor\.item\/(?:nickname|relation);)/i, '')
  return (
    bare
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

interface Property {
  readonly key: string
  /** Its value in every encoding that it may be in. */
  readonly readings: readonly string[]
}

/** Soft line breaks of quoted-printable: as they should be, with an empty line, or folded besides. */
const SOFT_BREAKS = [/=\n/g, /=\n+/g, /=\n\s*/g]

/** Encodings of old telephones and programs, tried where the bytes are no UTF-8 and the property does not say. */
const LEGACY = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'shift_jis',
  'gb18030',
  'euc-kr',
]

/** The properties of a file, without those that say only how it is written, and without what is no text. */
function propertiesOf(bytes: Uint8Array, soft: RegExp): Property[] {
  const lines = latin(bytes)
    .replace(/\r\n?/g, '\n')
    // A soft line break of quoted-printable joins lines before folding does.
    .replace(/^[^\n:]*QUOTED-PRINTABLE[^\n:]*:(?:.*=\n+)*.*/gim, (property) => property.replace(soft, ''))
    .replace(/\n[ \t]/g, '')
    .split('\n')
  return lines.flatMap((line) => {
    const [, key = '', value = ''] = /^((?:[^:"]|"[^"]*")*):(.*)$/.exec(line) ?? []
    if (key === '' || FORM.test(key) || /ENCODING=B\b|;B(?:;|$)|BASE64/i.test(key) || /^data:/i.test(value))
      return []
    const unquoted = /QUOTED-PRINTABLE/i.test(key)
      ? value.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : value
    const charset = /CHARSET="?([\w-]+)/i.exec(key)?.[1]
    return [{ key: key.split(';')[0] ?? '', readings: readingsOf(unquoted, charset) }]
  })
}

/** The bytes as letters of one byte each; UTF-16 as the bytes of UTF-8. */
function latin(bytes: Uint8Array): string {
  const isWide = (at: number) => bytes[at] === 0 && bytes[at + 2] === 0
  const wide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || isWide(1)
      ? 'utf-16le'
      : (bytes[0] === 0xfe && bytes[1] === 0xff) || isWide(0)
        ? 'utf-16be'
        : undefined
  const plain = wide === undefined ? bytes : new TextEncoder().encode(new TextDecoder(wide).decode(bytes))
  return Buffer.from(plain)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
}

function readingsOf(value: string, charset: string | undefined): string[] {
  if (/^[\u0000-\u007f]*$/.test(value)) return [value]
  const raw = Uint8Array.from(value, (letter) => letter.charCodeAt(0))
  const read = (encoding: string): string[] => {
    try {
      return [new TextDecoder(encoding, { fatal: true }).decode(raw)]
    } catch {
      return []
    }
  }
  const said = charset === undefined ? [] : read(charset)
  const utf8 = said.length > 0 ? said : read('utf-8')
  // A program that cuts a text by bytes leaves half a letter at its end.
  const cut = new TextDecoder().decode(raw).replace(/\ufffd+$/, '')
  if (utf8.length === 0 && !cut.includes('\ufffd')) return [cut]
  return utf8.length > 0 ? utf8 : LEGACY.flatMap(read)
}
