// Keeps the repository small and quick, when nobody waits: git's own upkeep after a push is off.

import { gitEnvironment } from './environment.ts'
import type { Places } from './places.ts'
import { git } from './run.ts'

/** After so many pushes, whatever the time. */
const PUSHES = 500
/** Milliseconds without a request. */
const IDLE = 30_000
/** Objects that nothing needs stay so long: a push may be about to need them. */
const KEEP = '2.weeks.ago'
const LONG = 20 * 60_000

export interface Upkeep {
  /** A push was worked on. */
  pushed(): void
  /** A day has begun. */
  newDay(): void
  /** True while it works: locks in the repository are its own. */
  readonly isBusy: boolean
  close(): Promise<void>
}

export function openUpkeep(places: Places, lastAsked: () => number, say: (line: string) => void): Upkeep {
  const ending = new AbortController()
  let pushes = 0
  let running: Promise<void> | undefined
  let isDue = false
  const look = () => {
    const isIdle = Date.now() - lastAsked() > IDLE
    // Who is never idle must not wait for ever.
    if (!isDue || running !== undefined || (!isIdle && pushes < 2 * PUSHES)) return
    isDue = false
    pushes = 0
    running = tidyUp(places, ending.signal)
      .catch((error: Error) => {
        if (!ending.signal.aborted) say(`upkeep: ${error.message}`)
      })
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(look, IDLE / 2)
  timer.unref()
  return {
    pushed: () => {
      pushes++
      isDue ||= pushes >= PUSHES
    },
    newDay: () => {
      isDue ||= pushes > 0
    },
    get isBusy() {
      return running !== undefined
    },
    close: async () => {
      clearInterval(timer)
      ending.abort()
      await running
    },
  }
}

/** Packs what is loose, and notes which commit changed which paths: a card's history is then found ten times faster. */
export async function tidyUp(places: Places, signal: AbortSignal): Promise<void> {
  const { repository } = places
  const options = { cwd: repository, env: gitEnvironment(repository), limit: LONG, signal }
  await git(['gc', '--quiet', `--prune=${KEEP}`], options)
  await noteChangedPaths(places, signal)
}

/** Writes down which commit changed which paths. */
export async function noteChangedPaths({ repository }: Places, signal?: AbortSignal): Promise<void> {
  const options = { cwd: repository, env: gitEnvironment(repository), limit: LONG }
  const args = ['commit-graph', 'write', '--reachable', '--changed-paths', '--no-progress']
  await git(args, signal === undefined ? options : { ...options, signal })
}
