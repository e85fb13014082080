// A command may start others: all of them are one process group, and end together.

import type { ChildProcess } from 'node:child_process'

/** git removes its temporary files when it is asked to end; whatever is still there after this is killed. */
const GRACE = 2000

/** Ends a child that was started detached, and all that it started. Harmless where it has ended. */
export function endGroup(child: ChildProcess, grace = GRACE): void {
  const { pid } = child
  if (pid === undefined) return
  signalGroup(pid, 'SIGTERM')
  setTimeout(() => signalGroup(pid, 'SIGKILL'), grace).unref()
}

/** What a leader that has ended left running. */
export function endOrphans(child: ChildProcess): void {
  if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left in it.
  }
}
