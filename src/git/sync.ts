// Shares a book: commits what changed, fetches, merges in one process, checks, pushes; and begins again from fetch when
// somebody was faster. Whatever moment it is stopped at, the next run finishes.

import { recover } from './advance.ts'
import {
  type Clone,
  inTheWay,
  isStop,
  openClone,
  type Stop,
  stop,
  type Upstream,
  upstreamOf,
} from './clone.ts'
import { sweepRemote, takeLock } from './lock.ts'
import { stateOf, type WorkTreeState } from './state.ts'
import type { Draft, SyncOptions, SyncReport } from './sync-report.ts'
import { takeTurn } from './turn.ts'

const MOST_TRIES = 40
const MOST_SETBACKS = 3
/** Kinds of stops that may be over by the next turn. */
const PASSING: ReadonlySet<string> = new Set(['unknown', 'busy'])

/** @param folder of the cards */
export async function sync(folder: string, options: SyncOptions): Promise<SyncReport | Stop> {
  const clone = await openClone(folder)
  if (isStop(clone)) return clone
  const lock = await takeLock(clone, options.now())
  if (isStop(lock)) return lock
  try {
    const unfinished = await recover(clone, () => options.read().book.config)
    if (unfinished !== undefined) return unfinished
    const state = await stateOf(clone)
    const way = await inTheWay(clone, state)
    if (way !== undefined) return way
    const upstream = upstreamOf(clone, state)
    return isStop(upstream) ? upstream : await exchange(clone, upstream, state, options)
  } finally {
    await lock.release()
  }
}

async function exchange(
  clone: Clone,
  upstream: Upstream,
  state: WorkTreeState,
  options: SyncOptions,
): Promise<SyncReport | Stop> {
  const report: Draft = {
    ...{ saved: [], leftOut: [], received: { people: [], files: [] }, merged: [] },
    ...{ decisions: [], notes: [], broken: [], sent: false, tries: 0 },
  }
  let setbacks = 0
  for (let turn = 0; turn < MOST_TRIES; turn++) {
    if (turn > 0) await options.wait((0.5 + options.random()) * Math.min(2000, 40 * 2 ** turn))
    const result = await takeTurn(clone, upstream, report, options, turn === 0 ? state : undefined)
    if (result === 'done') return report
    if (result === 'again') {
      if (turn > 4) await sweepRemote(upstream.url, options.now())
      continue
    }
    // A push that failed may have arrived all the same: the next fetch tells. Files that could not be brought up to
    // date were saved by somebody's editor just now: that is one more change to share.
    if (!PASSING.has(result.kind) || ++setbacks >= MOST_SETBACKS) return result
  }
  return stop(
    'busy',
    `Somebody else was faster ${MOST_TRIES} times in a row.`,
    'Your changes are committed here. Run cardfile sync again in a minute.',
  )
}
