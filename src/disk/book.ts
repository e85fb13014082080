// A book on disk: reads a folder of cards.

import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Book, buildBook } from '../book/index.ts'
import { decodeCard, parseCard } from '../card/index.ts'
import { type Config, type Contact, DEFAULT_CONFIG, parseConfig, readContact } from '../contact/index.ts'
import type { Diagnostic } from '../text/index.ts'

/** The folder of the cards: `dir` itself, or `dir/contacts` where that exists and `dir` has no configuration. */
export async function findBook(dir: string): Promise<string | undefined> {
  const isFolder = async (name: string) => (await stat(name).catch(() => undefined))?.isDirectory() ?? false
  const isFile = async (name: string) => (await stat(name).catch(() => undefined))?.isFile() ?? false
  const inner = path.join(dir, 'contacts')
  if (!(await isFile(path.join(dir, 'cardfile.yaml'))) && (await isFolder(inner))) return inner
  return (await isFolder(dir)) ? dir : undefined
}

/**
 * Reads a book. What can't be read is in `book.found`; the rest of the book is there.
 * @param folder the folder of the cards; diagnostics name files by `folder`, as given, and the path below it
 * @throws where the folder itself can't be read
 */
export async function readBook(folder: string): Promise<Book> {
  const found: Diagnostic[] = []
  const config = await readConfig(folder, found)
  const contacts: Contact[] = []
  for (const name of await cardFiles(folder, found)) {
    const file = join(folder, name)
    const decoded = decodeCard(await readFile(path.join(folder, name)), file)
    if ('diagnostic' in decoded) found.push(decoded.diagnostic)
    else contacts.push(readContact(parseCard(decoded.text, file), config))
  }
  return buildBook(contacts, config, found)
}

async function readConfig(folder: string, found: Diagnostic[]): Promise<Config> {
  const file = join(folder, 'cardfile.yaml')
  const bytes = await readFile(path.join(folder, 'cardfile.yaml')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (bytes === undefined) return DEFAULT_CONFIG
  const decoded = decodeCard(bytes, file)
  if ('diagnostic' in decoded) {
    found.push(decoded.diagnostic)
    return DEFAULT_CONFIG
  }
  const { config, diagnostics } = parseConfig(decoded.text, file)
  found.push(...diagnostics)
  return config
}

/** Paths below the folder with `/`, sorted. Names that begin with `_` or `.` are not cards. */
async function cardFiles(folder: string, found: Diagnostic[]): Promise<string[]> {
  const files: string[] = []
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(path.join(folder, below), { withFileTypes: true })) {
      if (/^[._]/.test(entry.name)) continue
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) await walk(name)
      else if (entry.isFile() && entry.name.endsWith('.md')) files.push(name)
      else if (!entry.isFile()) found.push(notRegular(join(folder, name), entry.isSymbolicLink()))
    }
  }
  await walk('')
  return files.sort()
}

function notRegular(file: string, isLink: boolean): Diagnostic {
  return {
    rule: 'file-kind',
    severity: 'error',
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    message: isLink ? 'This is a symbolic link.' : 'This is no regular file.',
    hint: 'A book holds plain files and folders only: put the file itself here, or remove it.',
  }
}

function join(folder: string, name: string): string {
  return `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/${name}`
}
