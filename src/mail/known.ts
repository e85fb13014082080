// What of a mailbox was seen, so that the next time only new mail is asked for. It lies in the clone's git directory, or beside
// the cache, never in the book. Losing it costs time alone: a mail that is in a log is known there by its id.

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Of one folder of a mailbox (RFC 9051, 2.3.1.1): UIDs grow as long as the validity stays. */
export interface SeenFolder {
  readonly validity: string
  readonly last: number
  /** Mails before this day were not looked at. */
  readonly since?: string
}

/** By account, folder and what was looked for. */
export type SeenFolders = Readonly<Record<string, SeenFolder>>

export interface KnownMail {
  readonly seen: SeenFolders
  /** Adds to what is there. A place that can't be written is no fault. */
  save(more: SeenFolders): void
}

export function openKnown(folder: string): KnownMail {
  const place = placeFor(path.resolve(folder))
  return {
    seen: place === undefined ? {} : load(place),
    save(more) {
      if (place === undefined || Object.keys(more).length === 0) return
      const temporary = `${place}.${process.pid}`
      try {
        mkdirSync(path.dirname(place), { recursive: true })
        // Read anew: another mailbox may have been looked through meanwhile.
        writeFileSync(temporary, JSON.stringify({ ...load(place), ...more }), { mode: 0o600 })
        renameSync(temporary, place)
      } catch {
        rmSync(temporary, { force: true })
      }
    },
  }
}

function load(place: string): Record<string, SeenFolder> {
  try {
    const kept: unknown = JSON.parse(readFileSync(place, 'utf8'))
    const good = Object.entries(kept ?? {}).filter(
      ([, one]) => typeof one?.validity === 'string' && Number.isSafeInteger(one?.last) && one.last >= 0,
    )
    return Object.fromEntries(good) as Record<string, SeenFolder>
  } catch {
    return {}
  }
}

function placeFor(folder: string): string | undefined {
  for (let dir = folder; ; dir = path.dirname(dir)) {
    const git = gitDirOf(path.join(dir, '.git'))
    if (git !== undefined) return path.join(git, 'cardfile', 'mail.json')
    const modules = path.join(dir, 'node_modules')
    if (statSync(modules, { throwIfNoEntry: false })?.isDirectory())
      return path.join(modules, '.cache', 'cardfile', 'mail.json')
    if (path.dirname(dir) === dir) return undefined
  }
}

/** A second work tree has a file that says where its git directory is. */
function gitDirOf(place: string): string | undefined {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return place
  if (!stats?.isFile() || stats.size > 4096) return undefined
  const target = /^gitdir:\s*(.+)$/m.exec(readFileSync(place, 'utf8'))?.[1]
  return target === undefined ? undefined : path.resolve(path.dirname(place), target.trim())
}
