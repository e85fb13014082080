// A file that one living process holds. A power cut leaves it behind: its owner is then dead, and it is taken over.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, rm, writeFile } from 'node:fs/promises'

interface Owner {
  readonly pid: number
  /** When the process began, where the system tells: a later process of the same number is another one. */
  readonly born: string
}

/**
 * Takes a lock.
 * @returns how to give it back; or the number of the process that has it
 * @throws where the folder can't be written
 */
export async function takeLock(file: string): Promise<(() => Promise<void>) | number> {
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) })
  const fresh = `${file}.${randomBytes(6).toString('hex')}.tmp`
  // A link appears with its contents: nobody reads the half of an owner.
  await writeFile(fresh, mine, { mode: 0o600 })
  try {
    for (;;) {
      try {
        await link(fresh, file)
        return () => rm(file, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const owner = ownerOf(file)
      if (owner !== undefined && isAlive(owner)) return owner.pid
      await rm(file, { force: true })
    }
  } finally {
    await rm(fresh, { force: true })
  }
}

/** The lock of a change that takes milliseconds: waits for its turn. @throws where it is held for longer than `patience` */
export async function waitForLock(file: string, patience = 10_000): Promise<() => Promise<void>> {
  const end = Date.now() + patience
  for (;;) {
    const taken = await takeLock(file)
    if (typeof taken !== 'number') return taken
    if (Date.now() > end) throw new Error(`${file} is held by process ${taken}.`)
    await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20))
  }
}

function ownerOf(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function isAlive({ pid, born }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return born === '' || birthOf(pid) === born
}

/** Ticks since the system began, on Linux; '' elsewhere. Source: proc(5), field 22 of stat. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
