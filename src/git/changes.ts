// What a person changed in the book since the last commit, and which of it is fit to be shared.

import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Book } from '../book/index.ts'
import { parseCard } from '../card/index.ts'
import { readContact } from '../contact/index.ts'
import { checkBook, checkCard } from '../rules/index.ts'
import type { CalendarDate, Diagnostic } from '../text/index.ts'
import type { Clone } from './clone.ts'
import { isCard } from './plan.ts'
import type { WorkTreeState } from './state.ts'

export interface LocalChange {
  /** From the root of the repository. */
  readonly path: string
  /** Texts; undefined where there was or is no file, or none that is text. */
  readonly before: string | undefined
  readonly after: string | undefined
  readonly isNew: boolean
  readonly isGone: boolean
}

export interface LeftOut {
  readonly path: string
  readonly diagnostics: readonly Diagnostic[]
}

/** The book as it is on disk, read by whoever calls. */
export interface Read {
  readonly book: Book
  readonly today: CalendarDate
  /** The folder by which the book names its files. */
  readonly folder: string
}

const LITTER = /(^|\/)\.|~$|\.(tmp|swp|bak|orig)$/i

/** New files that are nobody's card: of editors, of the system, of a program that is writing. */
export function isLitter(file: string, { prefix }: Pick<Clone, 'prefix'>): boolean {
  return LITTER.test(file.slice(prefix.length))
}

/** All changed files of the book, by path. */
export async function localChanges(
  { repo, root, prefix }: Clone,
  { changed, untracked }: WorkTreeState,
): Promise<LocalChange[]> {
  const found = new Map([...changed].filter(([file]) => file.startsWith(prefix)))
  for (const file of untracked) if (!isLitter(file, { prefix })) found.set(file, undefined)
  if (found.size === 0) return []
  const blobs = await repo.blobs([...found.values()].filter((id) => id !== undefined))
  return [...found]
    .map(([file, id]): LocalChange => {
      const place = path.join(root, file)
      const state = lstatSync(place, { throwIfNoEntry: false })
      return {
        path: file,
        before: id === undefined ? undefined : decode(blobs.get(id)),
        after: state?.isFile() ? decode(readFileSync(place)) : undefined,
        isNew: id === undefined,
        isGone: state === undefined,
      }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * Parts what may be shared from what is broken: a card with an error that the committed version does not have.
 */
export function partBroken(
  changes: readonly LocalChange[],
  { book, today, folder }: Read,
  clone: Pick<Clone, 'prefix'>,
): { good: LocalChange[]; leftOut: LeftOut[] } {
  const name = folder.replaceAll('\\', '/').replace(/\/+$/, '')
  const fileOf = (one: LocalChange) => `${name}/${one.path.slice(clone.prefix.length)}`
  const contacts = new Map(book.contacts.map((contact) => [contact.file, contact]))
  const all = changes.length > 50 ? Map.groupBy(checkBook(book, { today }), ({ file }) => file) : undefined
  const found = Map.groupBy(book.found, ({ file }) => file)
  const errorsOf = (one: LocalChange): Diagnostic[] => {
    const file = fileOf(one)
    const contact = contacts.get(file)
    const own = all?.get(file) ?? [
      ...(contact === undefined ? [] : checkCard(contact, book, { today })),
      ...(found.get(file) ?? []),
    ]
    return own.filter(({ severity }) => severity === 'error')
  }
  const knownErrors = (one: LocalChange): Set<string> => {
    if (one.before === undefined || !isCard(one.path, clone)) return new Set()
    const contact = readContact(parseCard(one.before, fileOf(one)), book.config)
    return new Set(checkCard(contact, book, { today }).map(({ rule, message }) => `${rule} ${message}`))
  }
  const good: LocalChange[] = []
  const leftOut: LeftOut[] = []
  for (const one of changes) {
    const errors = one.isGone ? [] : errorsOf(one)
    const known = errors.length > 0 ? knownErrors(one) : new Set<string>()
    const diagnostics = errors.filter(({ rule, message }) => !known.has(`${rule} ${message}`))
    if (diagnostics.length > 0) leftOut.push({ path: one.path, diagnostics })
    else good.push(one)
  }
  return { good, leftOut }
}

export function decode(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
