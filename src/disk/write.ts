// Writing a card: whole or not at all, through a power cut too, and never over bytes that nobody read.

import { randomBytes } from 'node:crypto'
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  unlink,
} from 'node:fs/promises'
import path from 'node:path'

/** Why nothing was written. */
export type WriteConflict =
  /** The file is no longer as it was read: somebody saved it meanwhile. */
  | 'changed'
  /** A new card was to be made, and there is a file of that name. */
  | 'exists'
  /** The card to change is gone. */
  | 'missing'
  /** A link or a folder stands in the place, or the path leads out of the book. */
  | 'not-regular'

/**
 * Writes one card. The new text is on disk, and its name too, when this returns.
 * @param folder the book's folder
 * @param name   path below it, `/` between folders; folders are made where they are missing
 * @param before the text as it was read; undefined for a new card
 * @returns undefined when written, or why not; the file is then as it was
 * @throws what the system says: no space, no permission
 */
export async function writeCard(
  folder: string,
  name: string,
  before: string | undefined,
  text: string | Uint8Array,
): Promise<WriteConflict | undefined> {
  const target = path.join(folder, ...name.split('/'))
  const parent = path.dirname(target)
  if (path.relative(folder, target).startsWith('..')) return 'not-regular'
  await mkdir(parent, { recursive: true })
  const inside = path.relative(await realpath(folder), await realpath(parent))
  if (inside.startsWith('..') || path.isAbsolute(inside)) return 'not-regular'
  const status = await stateOf(target, before)
  if (typeof status === 'string') return status

  // Names that begin with a dot are no cards: whoever reads the book meanwhile does not see the half of one.
  const temporary = path.join(parent, `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeThrough(temporary, text, status.mode)
    // Once more, as late as can be: the editor may have saved while we wrote.
    const now = await stateOf(target, before)
    if (typeof now === 'string') return now
    if (before === undefined) {
      if (!(await takeName(temporary, target))) return 'exists'
    } else await rename(temporary, target)
    await syncFolder(parent)
    return undefined
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

/** The path of a card below the book's folder, from the path that the book's contacts have. */
export function nameBelow(folder: string, file: string): string {
  return file.slice(folder.replace(/[\\/]+$/, '').length + 1)
}

async function stateOf(
  target: string,
  before: string | undefined,
): Promise<WriteConflict | { mode: number }> {
  const found = await lstat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (before === undefined) return found === undefined ? { mode: 0o666 } : 'exists'
  if (found === undefined) return 'missing'
  if (!found.isFile()) return 'not-regular'
  return (await readFile(target)).equals(Buffer.from(before, 'utf8'))
    ? { mode: found.mode & 0o777 }
    : 'changed'
}

async function writeThrough(file: string, text: string | Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode)
  await closing(handle, async () => {
    await handle.writeFile(text)
    await handle.sync()
  })
}

/** Gives a new file its name unless something has it. A hard link refuses; a rename would overwrite. */
async function takeName(temporary: string, target: string): Promise<boolean> {
  try {
    await link(temporary, target)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // Some file systems know no hard links (FAT, some network drives): there the check a moment ago has to do.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error
    await rename(temporary, target)
    return true
  }
}

/** Without this a power cut can take back the rename. Windows can't open a folder, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await closing(handle, () => handle.sync())
}

async function closing(handle: FileHandle, use: () => Promise<void>): Promise<void> {
  try {
    await use()
  } finally {
    await handle.close()
  }
}
