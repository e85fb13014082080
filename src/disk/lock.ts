// A file that one living process holds. A power cut leaves it behind: its owner is then dead, and it is taken over.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, rename, rm, writeFile } from 'node:fs/promises'
import { isAlive, type ProcessMark, thisProcess } from './process.ts'

/**
 * Takes a lock, when its turn has come.
 * @returns how to give it back
 * @throws where the folder can't be written, or somebody holds the lock for longer than `patience` milliseconds
 */
export async function takeLock(file: string, patience = 10_000): Promise<() => Promise<void>> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}.tmp`
  // A link appears with its contents: nobody reads the half of an owner.
  await writeFile(fresh, JSON.stringify(thisProcess()), { mode: 0o600 })
  try {
    for (const end = Date.now() + patience; ; ) {
      try {
        await link(fresh, file)
        return () => rm(file, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const text = readText(file)
      // Given back this very moment.
      if (text === undefined) continue
      const owner = ownerIn(text)
      if (owner === undefined || !isAlive(owner)) await takeAway(file, text)
      else if (Date.now() > end) throw new Error(`${file} is held by process ${owner.pid}.`)
      else await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20))
    }
  } finally {
    await rm(fresh, { force: true })
  }
}

/** Removes a lock that a dead process left: that one, and not another's that came in its place meanwhile. */
async function takeAway(file: string, left: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`
  const isMoved = await rename(file, aside).then(
    () => true,
    () => false,
  )
  if (!isMoved) return
  if (readText(aside) !== left) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Undefined for what is no lock of ours: a disk that was full. */
function ownerIn(text: string): ProcessMark | undefined {
  try {
    return JSON.parse(text) as ProcessMark
  } catch {
    return undefined
  }
}
