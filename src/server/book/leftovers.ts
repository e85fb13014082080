// What a git that was killed leaves in a repository: locks that keep everybody out, objects that nobody asked to keep.

import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MARK } from './environment.ts'

/** Without a /proc nobody tells whether a git is at work: a lock of this age belongs to nobody. */
const ABANDONED = 60_000
/** How long git may take to end when it is asked to. */
const PATIENCE = 5000

/** Paths, from the repository's top, of what only a git that is at work may have there. */
export function leftoversIn(repository: string): string[] {
  const found: string[] = []
  const look = (folder: string, isDeep: boolean) => {
    const place = path.join(repository, folder)
    for (const entry of existsSync(place) ? readdirSync(place, { withFileTypes: true }) : []) {
      const name = path.join(folder, entry.name)
      if (isTemporary(repository, name, entry.isDirectory())) found.push(name)
      else if (entry.isDirectory() && isDeep) look(name, true)
    }
  }
  look('', false)
  look('refs', true)
  look('logs', true)
  look('objects', true)
  return found.sort()
}

function isTemporary(repository: string, name: string, isFolder: boolean): boolean {
  const base = path.basename(name)
  if (isFolder) return /^(tmp_objdir-|incoming-)/.test(base)
  if (/\.lock$|^gc\.pid/.test(base)) return true
  if (/^(tmp_|\.tmp-)/.test(base)) return true
  // A pack is kept from the upkeep until its push is done.
  return (
    /^pack-.*\.keep$/.test(base) && /^receive-pack /.test(readFileSync(path.join(repository, name), 'utf8'))
  )
}

/**
 * Removes what dead processes left. Call it where no git of this server is at work.
 * @returns what was removed
 */
export async function sweep(repository: string): Promise<string[]> {
  const left = leftoversIn(repository)
  if (left.length === 0 || workersIn(repository, isGitOrOurs).length > 0) return []
  const isKnown = existsSync('/proc/self/cwd')
  const swept: string[] = []
  for (const name of left) {
    const place = path.join(repository, name)
    const age = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (!isKnown && age < ABANDONED) continue
    await rm(place, { recursive: true, force: true })
    swept.push(name)
  }
  return swept
}

/** Process ids of those who work in a folder, of a kind; [] where the system does not tell. */
function workersIn(folder: string, isOne: (pid: string) => boolean): number[] {
  if (!existsSync('/proc/self/cwd')) return []
  const isThere = (pid: string) => {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`)
      return (cwd === folder || cwd.startsWith(`${folder}${path.sep}`)) && isOne(pid)
    } catch {
      // It has just ended, or is another person's.
      return false
    }
  }
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid && isThere(pid))
    .map(Number)
}

/** An admin's own git counts; the shell that stands in the folder does not. */
function isGitOrOurs(pid: string): boolean {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('git') || isOurs(pid)
}

function isOurs(pid: string): boolean {
  return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(MARK)
}

/** Ends what a killed server left running in its folder: nobody waits for it any more. @returns how many that were */
export async function endWorkers(folder: string): Promise<number> {
  const first = workersIn(folder, isOurs)
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of workersIn(folder, isOurs)) {
      try {
        process.kill(pid, signal)
      } catch {
        // It ended meanwhile.
      }
    }
    const until = Date.now() + PATIENCE
    while (Date.now() < until && workersIn(folder, isOurs).length > 0) await pause(20)
  }
  return first.length
}
