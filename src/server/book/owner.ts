// One server for one folder; and whether the last one ended by itself.

import { readFile, rm, writeFile } from 'node:fs/promises'
import { isAlive, isOneBoot, type ProcessMark, thisProcess } from '../../disk/index.ts'
import type { Places } from './places.ts'
import { BookFault } from './types.ts'

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
  const mine = thisProcess()
  await rm(file, { force: true })
  // Two that start at once: one of them makes the file.
  await writeFile(file, JSON.stringify(mine), { flag: 'wx', flush: true })
  const wasCut = before !== undefined
  const release = () => rm(file, { force: true })
  const wasDark = before !== undefined && !isOneBoot(before, mine)
  return { wasCut, wasDark, release, giveUp: () => (wasCut ? writeFile(file, '') : release()) }
}

function parse(text: string): ProcessMark {
  try {
    return JSON.parse(text) as ProcessMark
  } catch {
    // It was cut while it wrote.
    return { pid: 0, born: '' }
  }
}
