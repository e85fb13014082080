// Which process a lock belongs to, and whether it still runs.

import { readFileSync } from 'node:fs'

/** As a lock file has it, in JSON. */
export interface ProcessMark {
  readonly pid: number
  /** When it began, where the system tells: a later process of the same number is another one. */
  readonly born: string
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, born: birthOf(process.pid) }
}

/** False where the process has ended, or never was: `pid` 0. */
export function isAlive({ pid, born }: ProcessMark): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return born === '' || birthOf(pid) === born
}

/** True where the machine has not begun anew between the two; false where nobody can tell. */
export function isOneBoot(one: ProcessMark, other: ProcessMark): boolean {
  const [boot = ''] = one.born.split(' ')
  return boot !== '' && boot === other.born.split(' ')[0]
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
