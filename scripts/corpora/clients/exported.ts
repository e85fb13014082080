// A book as we export it, in every way by which a program takes it: collections of a Radicale, and single files.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Book } from '../../../src/book/index.ts'
import { keepCollections, readBook } from '../../../src/disk/index.ts'
import { type ExportContext, exportContacts } from '../../../src/formats/index.ts'
import { calendarIcs, RIGHTS, sharedBook, shelfOf } from '../../../src/reports/index.ts'

export interface Exported {
  /** Without its private cards. */
  readonly book: Book
  readonly today: string
  /** Radicale's `filesystem_folder`. */
  readonly storage: string
  readonly rights: string
  readonly vcf: string
  readonly ics: string
  readonly bytesOf: (picture: string) => number | undefined
}

/**
 * @param folder the cards
 * @param out    a folder to write to
 */
export async function exportAll(folder: string, out: string, today: string): Promise<Exported> {
  const whole = readBook(folder)
  const book = sharedBook(whole)
  const storage = path.join(out, 'storage')
  mkdirSync(storage, { recursive: true })
  const context: Omit<ExportContext, 'book'> = {
    picture: (name) => bytesIn(path.join(folder, name)),
    changed: () => '20261127T101500Z',
  }
  await keepCollections(storage, shelfOf(whole, context, { today, only: () => true, tasks: true }), false)
  const people = await exportContacts(book.contacts, 'vcard', { ...context, book })
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(path.join(out, name), content)
    return path.join(out, name)
  }
  return {
    book,
    today,
    storage,
    rights: file('rights', RIGHTS),
    vcf: file('contacts.vcf', people.content),
    ics: file('days.ics', calendarIcs(book, { today })),
    bytesOf: (picture) => (picture === '' ? undefined : bytesIn(path.join(folder, picture))?.length),
  }
}

function bytesIn(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
