// A small JSON file that several processes read and change: whole or not at all, through a power cut too.

import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { takeLock } from '../../disk/index.ts'

export interface KeptFile<T> {
  /** What the file says now; read again where another process changed it. @throws where it is no JSON */
  read(): T
  /** Reads, changes and writes, while everybody else waits. Nothing is written where `edit` throws. */
  change<R>(edit: (value: T) => R): Promise<R>
}

/** @param empty what stands for a file that is not there */
export function keepFile<T>(file: string, empty: () => T): KeptFile<T> {
  let known: { stamp: string; value: T } | undefined
  const read = (): T => {
    const stamp = stampOf(file)
    if (known?.stamp !== stamp) known = { stamp, value: stamp === '' ? empty() : parse<T>(file) }
    return known.value
  }
  return {
    read,
    async change(edit) {
      const release = await takeLock(`${file}.lock`)
      try {
        const value = structuredClone(read())
        const result = edit(value)
        await writeThrough(file, `${JSON.stringify(value, undefined, 1)}\n`)
        known = { stamp: stampOf(file), value }
        return result
      } finally {
        await release()
      }
    },
  }
}

/** Writes a file that only its owner reads. It is on disk, and its name too, when this returns. */
export async function writeThrough(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } finally {
    await rm(temporary, { force: true })
  }
  // Without this a power cut can take back the rename. Windows can't open a folder, and does it by itself.
  if (process.platform === 'win32') return
  const folder = await open(path.dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function parse<T>(file: string): T {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text) as T
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`)
  }
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true })
  return found === undefined ? '' : `${found.ino}:${found.size}:${found.mtimeNs}`
}
