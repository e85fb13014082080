// Every vCard and CSV file of the shared corpus, when it is beside the repository: no crash, no card lost, nothing lost.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, fieldsByKey, readContact } from '../../src/contact/index.ts'
import { type ImportRecord, planImport, readFile } from '../../src/formats/index.ts'

const root = join(import.meta.dirname, '../../../shared/corpora')
const isThere = existsSync(root)
if (!isThere) console.warn('skipped: the corpus ../shared/corpora is not beside this repository')

const files = isThere
  ? globSync('{vcard,csv}/**/*.{vcf,vcard,csv,txt}', { cwd: root })
      .filter((name) => !name.includes('expected'))
      .sort()
  : []
const load = (name: string) => readFileSync(join(root, name))
const settings = { today: '2026-11-23', folder: 'contacts' }
const empty = buildBook([], DEFAULT_CONFIG)

/** Counted by nothing but the bytes: UTF-16 has a NUL between its letters. */
const beginsIn = (bytes: Buffer) =>
  bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .match(/BEGIN:VCARD/gi)?.length ?? 0

describe.skipIf(!isThere)('the corpus', () => {
  test.each(files)('%s ends with a plan or a diagnostic', (name) => {
    const bytes = load(name)
    const { records, diagnostics } = readFile(bytes, name)
    expect(records.length + diagnostics.length).toBeGreaterThan(0)
    if (/\.v(?:cf|card)$/.test(name)) {
      const unbegun = records.filter((record) =>
        /no BEGIN|neither BEGIN/.test(record.quarantine?.reason ?? ''),
      )
      expect(records.length - unbegun.length).toBe(beginsIn(bytes))
    }
    const plan = planImport(records, empty, settings)
    const named = plan.lines.filter((line) => line.file !== '')
    expect(named.map((line) => line.line)).toEqual(records.map((record) => record.source.line))
    const created = plan.lines.filter((line) => line.action === 'create')
    expect(new Set(created.map((line) => line.slug)).size).toBe(
      plan.files.filter((file) => file.text !== undefined).length,
    )
  })

  test('one book of it all is right, and a second import changes nothing', () => {
    const records: ImportRecord[] = files.flatMap((name) => [...readFile(load(name), name).records])
    const plan = planImport(records, empty, settings)
    const { counts } = plan
    const orgs = plan.lines.filter((line) => line.file === '').length
    expect(counts.create - orgs + counts.update + counts.skip + counts.reject).toBe(records.length)
    expect(counts.create).toBeGreaterThan(400)
    const contacts = plan.files.flatMap(({ path, text }) =>
      text === undefined ? [] : [readContact(parseCard(text, `contacts/${path}`), DEFAULT_CONFIG)],
    )
    const fields = fieldsByKey(DEFAULT_CONFIG)
    const wrong = contacts.flatMap((contact) => [
      ...contact.card.diagnostics
        .filter((found) => found.severity === 'error')
        .map((found) => `${contact.slug} ${found.message}`),
      ...[...contact.values].flatMap(([key, values]) => {
        const field = fields.get(key)
        if (!field) return key.startsWith('x-') ? [] : [`${contact.slug} ${key}`]
        const odd = field.kinds.includes(contact.kind) ? [] : [`${contact.slug} ${key} on ${contact.kind}`]
        return [
          ...odd,
          ...values.flatMap((value) => field.type.check(value.text, DEFAULT_CONFIG, field)?.message ?? []),
        ]
      }),
    ])
    expect(wrong).toEqual([])
    const book = buildBook(contacts, DEFAULT_CONFIG)
    expect(book.clashes.size).toBe(0)
    const links = contacts.flatMap((contact) => contact.values.get('org') ?? [])
    expect(links.filter((link) => !book.bySlug.has(link.text))).toEqual([])
    const again = planImport(records, book, settings)
    expect(again.files.map((file) => file.path)).toEqual([])
    expect(again.counts).toEqual({ ...counts, create: 0, update: 0, skip: records.length - counts.reject })
  })

  const words = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

  // The properties of UTF-8 cards without encodings of their own, read in the plainest way.
  const plain = files.filter(
    (name) =>
      /\.v(?:cf|card)$/.test(name) &&
      !/QUOTED-PRINTABLE|BASE64|ENCODING|;B:|CHARSET|\0|data:|SOUND/i.test(load(name).toString('latin1')),
  )

  test.each(plain)('%s: no word of a property is lost', (name) => {
    const text = load(name)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\n[ \t]/g, '')
    const { records, diagnostics } = readFile(load(name), name)
    const plan = planImport(records, empty, settings)
    const kept = [
      ...plan.files.map((file) => file.text ?? ''),
      ...diagnostics.map((found) => found.message),
      ...records.map((record) => record.quarantine?.text ?? ''),
    ].join('\n')
    const flat = kept.toLowerCase().normalize('NFC')
    const lost = text.split('\n').flatMap((line) => {
      const [, key = '', content = ''] = /^([^:]*):(.*)$/.exec(line) ?? []
      // How the card is written, dates (written in one form), and words that became a label's form.
      if (
        /^(?:BEGIN|END|VERSION|PROFILE|(?:.*\.)?(?:X-AB|KIND|PHOTO|LOGO|AGENT|X-ADDRESSBOOKSERVER-KIND|BDAY|ANNIVERSARY|DEATHDATE|X-ANNIVERSARY|REV))/i.test(
          key,
        )
      )
        return []
      const bare = content
        .replace(/\\[nN]/g, ' ')
        .replace(/^(?:tel:|mailto:|vnd\.android\.cursor\.item\/(?:nickname|relation);)/i, '')
      return words(bare)
        .filter((word) => !flat.includes(word))
        .map((word) => `${key}: ${word}`)
    })
    expect(lost).toEqual([])
  })
})
