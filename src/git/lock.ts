// One sync at a time in a clone; and the locks that a killed one left behind are swept, when it is surely dead.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { isAlive, type ProcessMark, thisProcess } from '../disk/index.ts'
import { type Clone, type Stop, stop } from './clone.ts'

interface Owner extends ProcessMark {
  readonly host: string
  /** Milliseconds since 1970: locks that are older are not its own. */
  readonly since: number
}

export interface Lock {
  release(): void
}

/**
 * Takes the clone for one sync; a program that ends gives it back.
 * @param now milliseconds since 1970
 */
export function takeLock(
  { root, gitDir, store }: Pick<Clone, 'root' | 'gitDir' | 'store'>,
  now: number,
): Lock | Stop {
  const file = path.join(store, 'sync.lock')
  mkdirSync(store, { recursive: true })
  const mine: Owner = { ...thisProcess(), host: hostname(), since: now }
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
      return heldIn(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = readOwner(file)
    if (owner !== undefined && owner.host !== mine.host)
      return stop(
        'busy',
        `A sync on ${owner.host} is at work in this folder, or was stopped there.`,
        `When nobody syncs there any more, delete ${file}.`,
      )
    if (owner !== undefined && isAlive(owner))
      return stop(
        'busy',
        `Another sync is at work in this folder (process ${owner.pid}).`,
        'Wait for it, then try again.',
      )
    const left = leftBehind(gitDir, owner?.since ?? statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (left.length > 0 && isGitAtWork(root, gitDir, left, now))
      return stop(
        'busy',
        'A sync was stopped here a moment ago, and git is still at work.',
        'Wait a minute, then try again.',
      )
    for (const one of left) rmSync(one, { force: true })
    for (const name of readdirSync(store))
      if (/^tmp-/.test(name)) rmSync(path.join(store, name), { recursive: true, force: true })
    rmSync(file, { force: true })
  }
  return stop('busy', 'Another sync is at work in this folder.', 'Wait for it, then try again.')
}

/** The lock that this process holds. It is given back once: by then the file may be somebody else's. */
function heldIn(file: string): Lock {
  const release = () => {
    process.off('exit', release)
    rmSync(file, { force: true })
  }
  process.once('exit', release)
  let isHeld = true
  return {
    release() {
      if (isHeld) release()
      isHeld = false
    },
  }
}

/** Undefined where the file can't be read: its owner was killed while writing it. */
function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

/** Files by which git keeps others out, made since the dead sync began. */
export function leftBehind(gitDir: string, since: number): string[] {
  const found: string[] = []
  const look = (folder: string, deep: boolean) => {
    for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
      const place = path.join(folder, entry.name)
      if (entry.isDirectory() && deep) look(place, true)
      else if (entry.isFile() && entry.name.endsWith('.lock')) {
        const made = statSync(place, { throwIfNoEntry: false })?.mtimeMs
        // A second's grace: some file systems keep no finer time.
        if (made !== undefined && made >= since - 1000) found.push(place)
      }
    }
  }
  look(gitDir, false)
  look(path.join(gitDir, 'refs'), true)
  return found
}

/** A push to a folder (a disk, a network drive) runs git there too, and a kill leaves its lock: old ones are swept. */
export async function sweepRemote(url: string, now: number): Promise<void> {
  const folder = url.replace(/^file:\/\//, '')
  if (!path.isAbsolute(folder) || !existsSync(folder)) return
  const gitDir = existsSync(path.join(folder, '.git')) ? path.join(folder, '.git') : folder
  const old = leftBehind(gitDir, 0).filter(
    (file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - ABANDONED_MS,
  )
  if (old.length === 0 || isGitAtWork(folder, gitDir, old, now)) return
  for (const file of old) await rm(file, { force: true })
}

/** git holds a lock of a branch for milliseconds. */
const ABANDONED_MS = 15_000
const SETTLED_MS = 60_000

/** True where a git of somebody still runs in the folder. Where the system does not tell, locks younger than a minute count. */
export function isGitAtWork(root: string, gitDir: string, locks: readonly string[], now: number): boolean {
  if (!existsSync('/proc/self/cwd'))
    return locks.some((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > now - SETTLED_MS)
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
      if (!name.startsWith('git')) return false
      const cwd = readlinkSync(`/proc/${pid}/cwd`)
      return [root, gitDir].some((folder) => cwd === folder || cwd.startsWith(`${folder}/`))
    } catch (error) {
      // It has just ended, or is another person's.
      return (error as NodeJS.ErrnoException).code === 'EACCES'
    }
  })
}
