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
 * Removes what dead processes left, once nobody writes there.
 * @param patience milliseconds to wait for those who do: a process that is killed takes a moment
 * @returns what was removed; nothing where somebody is still at work
 */
export async function sweep(repository: string, patience = 0): Promise<string[]> {
  const until = Date.now() + patience
  while (leftoversIn(repository).length > 0 && workersIn(repository, isWriter).length > 0) {
    if (Date.now() >= until) return []
    await pause(20)
  }
  const left = leftoversIn(repository)
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

/** Commands of git that write to a repository. */
const WRITERS = new Set(
  `receive-pack index-pack unpack-objects update-ref fast-import fetch gc repack prune pack-refs commit-graph
  maintenance multi-pack-index reflog branch tag config`.split(/\s+/),
)

/** An admin's own git counts; one that only reads, and the shell that stands in the folder, do not. */
function isWriter(pid: string): boolean {
  const [program = '', ...words] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  const name = path.basename(program)
  if (!/^git(-|$)/.test(name)) return false
  return [name.replace(/^git-/, ''), ...words].some((word) => WRITERS.has(word))
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
