// Real clients: of the values that we export, the share that khard, khal, todoman, vdirsyncer and Radicale read.

import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Book, buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { planImport, readFile } from '../../src/formats/index.ts'
import { exportAll } from './clients/exported.ts'
import { nastyBook } from './clients/nasty-book.ts'
import { missing } from './clients/programs.ts'
import { readByAll } from './clients/read-all.ts'
import type { Measure, Shortfall } from './figure.ts'

const TODAY = '2026-11-23'

/** On a book of nasty values, and on the folder's vCards, imported as one book. */
export const measureClients: Measure = async (folder) => {
  if (globSync('vcard/**/*.{vcf,vcard}', { cwd: folder }).length === 0) return []
  const absent = missing('khard', 'khal', 'todoman', 'vdirsyncer', 'radicale', 'vobject')
  if (absent.length > 0) {
    process.stderr.write(`clients_read is left out: not installed here: ${absent.join(', ')}\n`)
    return []
  }
  const home = mkdtempSync(path.join(tmpdir(), 'cardfile-clients-'))
  try {
    const books = [['own', nastyBook()] as const, ['vcard', importedBook(folder)] as const]
    let [values, lost] = [0, 0]
    const short: Shortfall[] = []
    for (const [name, files] of books) {
      const place = path.join(home, name)
      writeBook(path.join(place, 'contacts'), files)
      for (const reading of await readByAll(
        place,
        await exportAll(path.join(place, 'contacts'), place, TODAY),
      )) {
        values += reading.values
        lost += Math.min(reading.values, reading.lost.length)
        for (const reason of reading.lost) short.push({ file: `${name}, ${reading.program}`, reason })
      }
    }
    const what = `Real clients: of ${values} values that we export, read`
    return [{ id: 'clients_read', what, value: (values - lost) / Math.max(1, values), limit: 1, short }]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Writes the files of a book below a folder. */
export function writeBook(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [name, content] of files) {
    const file = path.join(folder, ...name.split('/'))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** All vCards of the corpora as cards of one book, as an import of one after the other makes it. */
function importedBook(folder: string): ReadonlyMap<string, string | Uint8Array> {
  const made = new Map<string, string | Uint8Array>()
  let book: Book = buildBook([], DEFAULT_CONFIG)
  for (const file of globSync('vcard/**/*.{vcf,vcard}', { cwd: folder }).sort()) {
    const { records } = readFile(readFileSync(path.join(folder, file)), file)
    const plan = planImport(records, book, { today: TODAY, folder: 'contacts' })
    const changed = new Set<string>()
    for (const { path: name, text, bytes } of plan.files) {
      made.set(name, text ?? bytes ?? '')
      changed.add(`contacts/${name}`)
    }
    const fresh = plan.files.flatMap(({ path: name, text }) =>
      text === undefined ? [] : [readContact(parseCard(text, `contacts/${name}`), DEFAULT_CONFIG)],
    )
    book = buildBook([...book.contacts.filter((one) => !changed.has(one.file)), ...fresh], DEFAULT_CONFIG)
  }
  return made
}
