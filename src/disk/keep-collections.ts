// Collections in the folders of a Radicale 3 that may be running. It keeps nothing in its memory: each request looks at the
// folders, tells by a hash of each file what has changed, and takes a file as it is at that moment. So a file that appears
// whole, by a rename, is all that it needs; its lock (flock on .Radicale.lock) keeps apart writers that change several files
// at once as one, and would hold up every telephone while ten thousand cards are written.
// Source: radicale/storage/multifilesystem, get.py, sync.py and history.py of 3.1.8 and 3.7.8.

import { randomBytes } from 'node:crypto'
import {
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { open, rename, unlink } from 'node:fs/promises'
import path from 'node:path'
import { COMMON, type Collection, changesOf, type Shelf } from '../reports/index.ts'

export interface KeptCollections {
  readonly written: number
  readonly removed: number
  readonly unchanged: number
  /** What was left alone, and why, in words. */
  readonly told: readonly string[]
}

interface Work {
  /** The folder of all places. */
  readonly root: string
  readonly isDry: boolean
  readonly told: string[]
  written: number
  removed: number
  unchanged: number
}

/** How many files are written at a time: the disk sorts them better than we do. */
const AT_ONCE = 16
const TEMPORARY = /^\.cardfile-[0-9a-f]+\.tmp$/

/**
 * Makes the folders as the shelf has it: writes what changed, removes what the book has no more, leaves other people's files.
 * Whole or not at all, file by file; a run that was killed is finished by the next. Hold a lock: a run sweeps what another
 * has begun, and of two the older book might be written last.
 * @param folder Radicale's `filesystem_folder`
 * @param isDry  true: only counts
 * @throws what the system says: no space, no permission
 */
export async function keepCollections(
  folder: string,
  shelf: Shelf,
  isDry: boolean,
): Promise<KeptCollections> {
  const root = path.join(folder, 'collection-root')
  const work: Work = { root, isDry, told: [], written: 0, removed: 0, unchanged: 0 }
  if (!isDry) makeFolder(root)
  for (const collection of shelf.collections) await keep(collection, work)
  for (const { path: place, to } of shelf.links) keepLink(place, to, work)
  retire(shelf, work)
  return work
}

async function keep(collection: Collection, work: Work): Promise<void> {
  const folder = path.join(work.root, ...collection.path.split('/'))
  const say = (text: string) => work.told.push(`${collection.path}: ${text}`)
  const state = lstatSync(folder, { throwIfNoEntry: false })
  if (state !== undefined && !state.isDirectory()) {
    say('there is something else of that name; nothing was written there')
    return
  }
  const tag = tagIn(folder)
  if (tag !== undefined && tag !== collection.props['tag']) {
    say(`it is a ${tag === '' ? 'folder' : tag} and no ${collection.props['tag']}; nothing was written there`)
    return
  }
  if (!work.isDry) makeFolder(folder)
  const all = state === undefined ? [] : readdirSync(folder)
  for (const name of all) if (TEMPORARY.test(name) && !work.isDry) rmSync(path.join(folder, name))
  const names = all.filter((name) => !name.startsWith('.'))
  const { write, remove, unchanged, foreign } = changesOf(collection, names, (name) =>
    textOf(path.join(folder, name)),
  )
  work.written += write.length
  work.removed += remove.length
  work.unchanged += unchanged
  if (foreign.length > 0)
    say(`${foreign.length} not of the book, left alone: ${foreign.slice(0, 3).join(', ')}`)
  if (work.isDry) return
  if (tag === undefined)
    await writeWhole(path.join(folder, '.Radicale.props'), JSON.stringify(collection.props))
  const waiting = [...write]
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop())
      await writeWhole(path.join(folder, item.name), item.text())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  for (const name of remove) rmSync(path.join(folder, name), { force: true })
  if (write.length + remove.length > 0) await syncFolder(folder)
}

/** The kind of a collection; undefined where there is none that Radicale could read. */
function tagIn(folder: string): string | undefined {
  const text = textOf(path.join(folder, '.Radicale.props'))
  if (text === undefined) return undefined
  try {
    const tag = (JSON.parse(text) as { tag?: unknown }).tag
    return typeof tag === 'string' ? tag : ''
  } catch {
    return undefined
  }
}

function keepLink(place: string, to: string, work: Work): void {
  const file = path.join(work.root, ...place.split('/'))
  const target = path.join('..', ...to.split('/'))
  const state = lstatSync(file, { throwIfNoEntry: false })
  if (state?.isSymbolicLink() && readlinkSync(file) === target) return
  if (state !== undefined) {
    work.told.push(`${place}: there is something else of that name; it is no way to the address book`)
    return
  }
  if (work.isDry) return
  makeFolder(path.dirname(file))
  try {
    symlinkSync(target, file, 'dir')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error
    work.told.push(`${place}: this disk takes no links; telephones find the address book at ${to}`)
  }
}

/** Takes away what earlier runs made and nobody asks for any more: of a colleague who left, or lists of tasks. */
function retire(shelf: Shelf, work: Work): void {
  const wanted = new Set([...shelf.collections, ...shelf.links].map((one) => one.path))
  for (const place of foldersIn(work.root))
    for (const name of foldersIn(path.join(work.root, place))) {
      const isOurs =
        place === COMMON
          ? /^(?:contacts|calendar|tasks)$/.test(name)
          : new RegExp(`^${COMMON}-(?:contacts|calendar|tasks)$`).test(name)
      if (isOurs && !wanted.has(`${place}/${name}`)) retireOne(`${place}/${name}`, work)
    }
}

function retireOne(place: string, work: Work): void {
  const folder = path.join(work.root, ...place.split('/'))
  if (lstatSync(folder).isSymbolicLink()) {
    if (!work.isDry) rmSync(folder)
    return
  }
  const empty = { path: place, props: {}, items: [], kept: new Set<string>() }
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  const { remove, foreign } = changesOf(empty, names, () => undefined)
  work.removed += remove.length
  if (work.isDry) return
  for (const name of remove) rmSync(path.join(folder, name), { force: true })
  if (foreign.length > 0) {
    work.told.push(
      `${place}: ${foreign.length} not of the book, left alone: ${foreign.slice(0, 3).join(', ')}`,
    )
    return
  }
  for (const name of readdirSync(folder))
    if (name.startsWith('.Radicale.') || TEMPORARY.test(name))
      rmSync(path.join(folder, name), { recursive: true, force: true })
  rmdirSync(folder)
}

/** Folders, and links to folders. */
function foldersIn(folder: string): string[] {
  const entries = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder, { withFileTypes: true })
    : []
  return entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
    .map((entry) => entry.name)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR') return undefined
    throw error
  }
}

/** A file that Radicale can read, whoever runs this: the superuser gives it to the owner of the folder. */
async function writeWhole(file: string, text: string): Promise<void> {
  const folder = path.dirname(file)
  const temporary = path.join(folder, `.cardfile-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await open(temporary, 'wx', 0o640)
    try {
      await handle.writeFile(text)
      if (isSuperuser()) {
        const { uid, gid } = statSync(folder)
        await handle.chown(uid, gid)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
}

function makeFolder(folder: string): void {
  const parent = path.dirname(folder)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) makeFolder(parent)
  mkdirSync(folder, { mode: 0o750, recursive: true })
  if (!isSuperuser()) return
  const { uid, gid } = statSync(parent)
  chownSync(folder, uid, gid)
}

function isSuperuser(): boolean {
  return process.getuid?.() === 0
}

/** Without this a power cut can take back the renames. Windows can't open a folder, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
