// Shares a book: commits what changed, fetches, merges in one process, checks, pushes; and begins again from fetch when
// somebody was faster. Whatever moment it is stopped at, the next run finishes.

import { recover } from './advance.ts'
import { type Begun, beginSync } from './begin-sync.ts'
import {
  type Clone,
  halfway,
  inTheWay,
  isStop,
  openClone,
  type Stop,
  stop,
  type Upstream,
  upstreamOf,
} from './clone.ts'
import { syncQuickly } from './fast-forward.ts'
import { sweepRemote, takeLock } from './lock.ts'
import { branchIn } from './refs.ts'
import type { Fetched } from './repo.ts'
import { stateOf } from './state.ts'
import type { Draft, SyncOptions, SyncReport } from './sync-report.ts'
import { type Seen, takeTurn } from './turn.ts'

const MOST_TRIES = 40
const MOST_SETBACKS = 3
/** Kinds of stops that may be over by the next turn. */
const PASSING: ReadonlySet<string> = new Set(['unknown', 'busy'])

/**
 * @param folder  of the cards
 * @param already begun there, and found to need more than the short way
 */
export async function sync(
  folder: string,
  options: SyncOptions,
  already?: Begun,
): Promise<SyncReport | Stop> {
  if (already === undefined) options.say?.('Looking for what others changed')
  const begun = already ?? beginSync(folder, options.now())
  try {
    const isTried = already !== undefined || options.dryRun
    const quick = begun === undefined || isTried ? undefined : await syncQuickly(begun, options.say)
    return quick ?? (await syncWhole(folder, options, begun))
  } finally {
    await begun?.fetched.catch(() => {})
    begun?.lock.release()
  }
}

async function syncWhole(
  folder: string,
  options: SyncOptions,
  begun: Begun | undefined,
): Promise<SyncReport | Stop> {
  const clone = await openClone(folder)
  if (isStop(clone)) return clone
  const lock = begun?.lock ?? takeLock(clone, options.now())
  if (isStop(lock)) return lock
  let early: Early | undefined = begun
  try {
    const unfinished = await recover(clone, () => options.read().book.config)
    if (unfinished !== undefined) return unfinished
    early ??= fetchEarly(clone)
    const state = (await begun?.state.catch(() => undefined)) ?? (await stateOf(clone))
    const way = await inTheWay(clone, state)
    if (way !== undefined) return way
    const upstream = upstreamOf(clone, state)
    if (isStop(upstream)) return upstream
    const isSame = early?.upstream.name === upstream.name && early.upstream.branch === upstream.branch
    const seen = isSame && early !== undefined ? { state, fetched: early.fetched } : { state }
    return await exchange(clone, upstream, seen, options)
  } finally {
    await early?.fetched.catch(() => {})
    lock.release()
  }
}

interface Early {
  readonly upstream: Pick<Upstream, 'name' | 'branch'>
  readonly fetched: Promise<Fetched>
}

/** Fetches while the work tree is looked at: that moves only what git remembers of the shared repository. */
function fetchEarly(clone: Clone): Early | undefined {
  if (clone.isShallow || halfway(clone.gitDir) !== undefined) return undefined
  const branch = /^refs\/heads\/(.+)$/.exec(branchIn(clone.gitDir) ?? '')?.[1]
  const upstream = branch === undefined ? undefined : upstreamOf(clone, { branch })
  if (upstream === undefined || isStop(upstream)) return undefined
  const fetched = upstream.remote.fetch()
  fetched.catch(() => {})
  return { upstream, fetched }
}

async function exchange(
  clone: Clone,
  upstream: Upstream,
  seen: Seen,
  options: SyncOptions,
): Promise<SyncReport | Stop> {
  const report: Draft = {
    ...{ saved: [], leftOut: [], received: { people: [], files: [] }, merged: [] },
    ...{ decisions: [], notes: [], broken: [], sent: false, tries: 0 },
  }
  let setbacks = 0
  for (let turn = 0; turn < MOST_TRIES; turn++) {
    if (turn > 0) await options.wait((0.5 + options.random()) * Math.min(2000, 40 * 2 ** turn))
    const result = await takeTurn(clone, upstream, report, options, turn === 0 ? seen : {})
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
