// A book on disk: reads a folder of cards.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Book, buildBook } from '../book/index.ts'
import { type Card, decodeCard, parseCard, parseTree } from '../card/index.ts'
import { type Config, type Contact, DEFAULT_CONFIG, readConfig, readContact } from '../contact/index.ts'
import type { Diagnostic } from '../text/index.ts'
import { type CardCache, openCache } from './cache.ts'

/**
 * Reads a book. What can't be read is in `book.found`; the rest of the book is there. Files are read one after the
 * other: for thousands of small ones that takes a third of the time of asynchronous reading.
 * @param folder the folder of the cards; diagnostics name files by `folder`, as given, and the path below it
 * @throws where the folder itself can't be read
 */
export function readBook(folder: string): Book {
  const found: Diagnostic[] = []
  const cache = openCache(folder)
  const config = configOf(folder, cache, found)
  const contacts: Contact[] = []
  for (const name of cardFiles(folder, found)) {
    const file = join(folder, name)
    const place = path.join(folder, name)
    let card: Card | undefined
    try {
      const stats = statSync(place)
      card = cache.get(name, file, stats)
      if (card === undefined) {
        const decoded = decodeCard(readFileSync(place), file)
        if ('diagnostic' in decoded) {
          found.push(decoded.diagnostic)
          continue
        }
        card = parseCard(decoded.text, file)
        cache.put(name, stats, card)
      }
    } catch (error) {
      // One card that is locked is no reason to show none; one that was deleted meanwhile is none any more.
      const { code, message } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      if (code !== 'ENOENT') found.push(unreadable(file, code, message))
      continue
    }
    contacts.push(readContact(card, config))
  }
  cache.save()
  return buildBook(contacts, config, found)
}

function configOf(folder: string, cache: CardCache, found: Diagnostic[]): Config {
  const file = join(folder, 'cardfile.yaml')
  const place = path.join(folder, 'cardfile.yaml')
  const stats = statSync(place, { throwIfNoEntry: false })
  if (stats === undefined) return DEFAULT_CONFIG
  const kept = cache.getConfig(stats)
  if (kept !== undefined) return readConfig(kept, '', file, true).config
  const decoded = decodeCard(readFileSync(place), file)
  if ('diagnostic' in decoded) {
    found.push(decoded.diagnostic)
    return DEFAULT_CONFIG
  }
  const { tree, diagnostics } = parseTree(decoded.text, file)
  const read = readConfig(tree, decoded.text, file)
  const mistakes = [...diagnostics, ...read.diagnostics]
  if (mistakes.length === 0) cache.putConfig(stats, tree)
  found.push(...mistakes)
  return read.config
}

/** Paths below the folder with `/`, sorted. Names that begin with `_` or `.` are not cards. */
function cardFiles(folder: string, found: Diagnostic[]): string[] {
  const files: string[] = []
  const walk = (below: string) => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      if (/^[._]/.test(entry.name)) continue
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) walk(name)
      else if (entry.isFile() && entry.name.endsWith('.md')) files.push(name)
      else if (!entry.isFile()) found.push(notRegular(join(folder, name), entry.isSymbolicLink()))
      else if (name !== 'cardfile.yaml' && ALMOST.test(entry.name)) found.push(misnamed(join(folder, name)))
    }
  }
  walk('')
  return files.sort()
}

/** Names that people give to cards and to the configuration, and that no program would read. */
const ALMOST = /\.(md|mdx|markdown)$|^cardfile\.ya?ml$/i

function misnamed(file: string): Diagnostic {
  const right = file.replace(/\.(md|mdx|markdown)$/i, '.md').replace(/cardfile\.ya?ml$/i, 'cardfile.yaml')
  return {
    ...wholeFile(file),
    rule: 'file-name',
    severity: 'warning',
    message: 'The file is not read, because of the ending of its name.',
    hint: `Rename it to ${right.split('/').at(-1)}.`,
  }
}

function wholeFile(file: string) {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
}

function notRegular(file: string, isLink: boolean): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'file-kind',
    severity: 'error',
    message: isLink ? 'This is a symbolic link.' : 'This is no regular file.',
    hint: 'A book holds plain files and folders only: put the file itself here, or remove it.',
  }
}

function unreadable(file: string, code: string, message: string): Diagnostic {
  const isLocked = code === 'EACCES' || code === 'EPERM'
  return {
    ...wholeFile(file),
    rule: 'file-kind',
    severity: 'error',
    message: isLocked ? 'The file may not be read by you.' : `The file can't be read: ${message}`,
    hint: isLocked ? `Ask its owner for the right, or take it: chmod u+r ${file}` : 'Look at the disk.',
  }
}

function join(folder: string, name: string): string {
  return `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/${name}`
}
