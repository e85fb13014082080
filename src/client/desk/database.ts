// What a browser keeps of a book: one IndexedDB, in versions that only ever add, so that an old page can use a newer one.  [idb]

import { type DBSchema, deleteDB, type IDBPDatabase, openDB, type StoreNames } from 'idb'
import type { ThinState } from '../../thin/index.ts'
import type { BookFile } from '../book-file.ts'
import type { DeskPerson, OutboxEntry, Problem } from './types.ts'

/** Raise it for a new store or index; never change or remove one. */
const VERSION = 1

/** A card's text as this browser knows that the server has it. */
export interface KnownText {
  readonly slug: string
  readonly path: string
  /** Undefined where the card was deleted. */
  readonly text: string | undefined
  /** When it was learnt, milliseconds since 1970. */
  readonly at: number
  /** Short names of texts that the server had before: a page with one of them is older. */
  readonly older: readonly string[]
}

export interface Draft {
  /** Handle, a slash, and the caller's key. */
  readonly key: string
  readonly value: unknown
  /** When it was set; undefined value: when it was removed. */
  readonly at: number
}

/** A page of the site as it was seen. Data: it goes when the session does. */
export interface StoredPage {
  /** Address without query and hash. */
  readonly url: string
  /** The session that it was seen in. */
  readonly session: string
  /** When it came from the server, milliseconds since 1970. */
  readonly at: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: ArrayBuffer
}

/** Single values by name. */
export interface Facts {
  /** Who is logged in, or was; `id` names the session. 'none' on a site without our server. */
  session: { readonly id: string; readonly person: DeskPerson; readonly ended: boolean }
  book: { readonly commit: string; readonly file: BookFile }
  thin: ThinState
  /** Who sends now, where the browser has no locks. */
  lease: { readonly owner: string; readonly until: number }
  /** How sending goes. */
  sending: { readonly problem?: Problem; readonly nextTry?: number; readonly slow: boolean }
}

interface Schema extends DBSchema {
  outbox: { key: string; value: OutboxEntry }
  drafts: { key: string; value: Draft }
  cards: { key: string; value: KnownText }
  pages: { key: string; value: StoredPage; indexes: { at: number } }
  facts: { key: string; value: { readonly name: string; readonly value: unknown } }
}

export type Database = IDBPDatabase<Schema>
export type StoreName = StoreNames<Schema>

/** Opens the database anew where the browser, or a newer page, has closed it. */
export interface Databases {
  /** Rejects after `end`. */
  open(): Promise<Database>
  close(): void
  /** Closes it for good: after a log-out, nothing that a page still has in hand may be written. */
  end(): void
  hasEnded(): boolean
}

/** A site has its own, also where several lie on one host. */
export function databaseName(root: URL): string {
  return `cardfile:${root.pathname}`
}

export function openDatabases(name: string): Databases {
  let opening: Promise<Database> | undefined
  let hasEnded = false
  const forget = () => {
    const was = opening
    opening = undefined
    void was?.then(
      (database) => database.close(),
      () => undefined,
    )
  }
  return {
    open: () => {
      if (hasEnded) return Promise.reject(new Error('Nothing is stored after a log-out.'))
      opening ??= open(name, forget).catch((error: unknown) => {
        opening = undefined
        throw error
      })
      return opening
    },
    close: forget,
    end: () => {
      hasEnded = true
      forget()
    },
    hasEnded: () => hasEnded,
  }
}

async function open(name: string, forget: () => void): Promise<Database> {
  const callbacks = {
    upgrade: (database: Database, from: number) => {
      if (from < 1) {
        database.createObjectStore('outbox', { keyPath: 'id' })
        database.createObjectStore('drafts', { keyPath: 'key' })
        database.createObjectStore('cards', { keyPath: 'slug' })
        database.createObjectStore('pages', { keyPath: 'url' }).createIndex('at', 'at')
        database.createObjectStore('facts', { keyPath: 'name' })
      }
    },
    // A newer page or a log-out must not wait for us.
    blocking: forget,
    terminated: forget,
  }
  try {
    return await openDB<Schema>(name, VERSION, callbacks)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    return openDB<Schema>(name, undefined, { blocking: forget, terminated: forget })
  }
}

/** Begins a transaction whose end means that the disk has it. */
export function writing<Names extends StoreName[]>(database: Database, ...stores: Names) {
  return database.transaction(stores, 'readwrite', { durability: 'strict' })
}

export async function readFact<Name extends keyof Facts>(
  databases: Databases,
  name: Name,
): Promise<Facts[Name] | undefined> {
  const found = await (await databases.open()).get('facts', name)
  return found?.value as Facts[Name] | undefined
}

/** Not waited for by anything that was promised: the next one may be lost with the power, and that is all. */
export async function writeFact<Name extends keyof Facts>(
  databases: Databases,
  name: Name,
  value: Facts[Name] | undefined,
): Promise<void> {
  const database = await databases.open()
  if (value === undefined) await database.delete('facts', name)
  else await database.put('facts', { name, value })
}

/** For what the browser may never answer, where it is clearing the same by itself. */
const PATIENCE = 2000

/**
 * Empties every store at once, then removes the database as soon as nobody has it open: a tab that hangs holds nothing then.
 * The server's order to the browser to clear the site (Clear-Site-Data) may close it under our hands: one of the two is enough.
 * @throws where neither was possible
 */
export async function clearDatabase(databases: Databases, name: string): Promise<void> {
  const isEmptied = await inTime(emptyStores(databases))
  databases.end()
  if (!(await inTime(deleteDB(name))) && !isEmptied)
    throw new Error('The browser does not clear what it keeps of this site.')
}

async function emptyStores(databases: Databases): Promise<void> {
  const database = await databases.open()
  const stores = [...database.objectStoreNames]
  const change = writing(database, ...stores)
  await Promise.all([...stores.map((store) => change.objectStore(store).clear()), change.done])
}

/** @returns false where it failed, or took too long */
function inTime(work: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false))
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    late,
  ])
}
