// The folder that a site is written to: what is in it, from which input, so that only what changed is written again.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

/** Lists what was written. A folder that has it is one of ours; a web server does not serve names with a dot. */
export const STATE = '.cardfile-site.json'

interface State {
  /** False while a build is under way: after one that was cut off, nothing is trusted. */
  readonly whole: boolean
  /** Path to the hash of what it was made from. */
  readonly files: Readonly<Record<string, string>>
}

export interface Output {
  /** True where the file is there, made from the same input. */
  readonly has: (file: string, hash: string) => boolean
  /** Writes a file whole or not at all. */
  readonly write: (file: string, hash: string, contents: string | Uint8Array) => void
  /** Keeps a file as it is, though its input could not be made into a page. */
  readonly keep: (file: string) => void
  /** Removes what is no longer part of the site. @returns how many files that were */
  readonly finish: () => Promise<number>
}

/** A short name for an input. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('base64url').slice(0, 22)
}

/** True for a folder that is missing, empty, or was written by us: nobody's files are overwritten. */
export async function mayWrite(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[]
    throw error
  })
  return names.length === 0 || names.includes(STATE)
}

export async function openOutput(folder: string): Promise<Output> {
  const before = await readState(path.join(folder, STATE))
  const after: Record<string, string> = {}
  const folders = new Set<string>()
  writeWhole(path.join(folder, STATE), JSON.stringify({ whole: false, files: before.files }), folders)
  return {
    has: (file, hash) => {
      const same = before.whole && before.files[file] === hash && existsSync(path.join(folder, file))
      if (same) after[file] = hash
      return same
    },
    keep: (file) => {
      if (before.files[file] !== undefined) after[file] = ''
    },
    write: (file, hash, contents) => {
      after[file] = hash
      writeWhole(path.join(folder, file), contents, folders)
    },
    finish: async () => {
      const gone = Object.keys(before.files).filter((file) => after[file] === undefined && isBelow(file))
      for (const file of gone) await rm(path.join(folder, file), { force: true })
      writeWhole(path.join(folder, STATE), JSON.stringify({ whole: true, files: after }), folders)
      return gone.length
    },
  }
}

async function readState(file: string): Promise<State> {
  try {
    const state = JSON.parse(await readFile(file, 'utf8')) as State
    return { whole: state.whole === true, files: { ...state.files } }
  } catch {
    return { whole: false, files: {} }
  }
}

/** The state is a file that anyone may have changed: it names files of the folder, and no others. */
function isBelow(file: string): boolean {
  return !path.isAbsolute(file) && !file.split(/[\\/]/).includes('..')
}

let count = 0

/**
 * A reader sees the old file or the new one. One after the other, since pages are made so too.
 */
function writeWhole(file: string, contents: string | Uint8Array, folders: Set<string>): void {
  const folder = path.dirname(file)
  if (!folders.has(folder)) {
    mkdirSync(folder, { recursive: true })
    folders.add(folder)
  }
  const temporary = `${file}.${process.pid}-${count++}.tmp`
  writeFileSync(temporary, contents)
  renameSync(temporary, file)
}
