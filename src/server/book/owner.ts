// One server for one folder; and whether the last one ended by itself.

import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import type { Places } from './places.ts'
import { BookFault } from './types.ts'

interface Owner {
  readonly pid: number
  /** Of the process, where the system tells: a later process of the same number is another one. */
  readonly born: string
}

export interface Owned {
  /** True where the server before did not end by itself: killed, or without power. */
  readonly wasCut: boolean
  /** True where the machine itself began anew since, or where nobody can tell: what was not synced may be half there. */
  readonly wasDark: boolean
  /** Gives the folder back, after a stop as it should be. */
  release(): Promise<void>
  /** Gives it back as it was found: what the last stop left has not been looked at to its end. */
  giveUp(): Promise<void>
}

/** Takes the folder for this process. @throws BookFault where another one serves it */
export async function takeFolder({ owner: file, folder }: Places): Promise<Owned> {
  const before = await readFile(file, 'utf8').then(parse, () => undefined)
  if (before !== undefined && isAlive(before))
    throw new BookFault(
      `"${folder}" is served already, by process ${before.pid}.`,
      'End that one first, or look at its address.',
    )
  const mine: Owner = { pid: process.pid, born: birthOf(process.pid) }
  await rm(file, { force: true })
  // Two that start at once: one of them makes the file.
  await writeFile(file, JSON.stringify(mine), { flag: 'wx', flush: true })
  const wasCut = before !== undefined
  const release = () => rm(file, { force: true })
  const wasDark = wasCut && (mine.born === '' || bootOf(before) !== bootOf(mine))
  return { wasCut, wasDark, release, giveUp: () => (wasCut ? writeFile(file, '') : release()) }
}

function parse(text: string): Owner {
  try {
    return JSON.parse(text) as Owner
  } catch {
    // It was cut while it wrote.
    return { pid: 0, born: '' }
  }
}

function isAlive({ pid, born }: Owner): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return born === '' || birthOf(pid) === born
}

function bootOf({ born }: Owner): string {
  return born.split(' ')[0] ?? ''
}

/** The system's start, and ticks since then, on Linux; '' elsewhere. Source: proc(5), field 22 of stat; random(4). */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
  } catch {
    return ''
  }
}
