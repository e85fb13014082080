// How everything but sync gets at a clone: one at a time, after what a killed run left is finished, and with nothing in the
// way.

import type { Config } from '../contact/index.ts'
import { recover } from './advance.ts'
import type { Read } from './changes.ts'
import { type Clone, inTheWay, isStop, openClone, type Stop } from './clone.ts'
import { takeLock } from './lock.ts'
import { stateOf, type WorkTreeState } from './state.ts'

export interface ActOptions {
  /** Reads the book from disk. */
  readonly read: () => Read
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * @param folder of the cards
 * @param act what to do; `config` reads the book
 */
export async function actIn<R>(
  folder: string,
  { read, now }: ActOptions,
  act: (clone: Clone, state: WorkTreeState, config: () => Config) => Promise<R | Stop>,
): Promise<R | Stop> {
  const clone = await openClone(folder)
  if (isStop(clone)) return clone
  const lock = takeLock(clone, now())
  if (isStop(lock)) return lock
  try {
    const config = () => read().book.config
    const unfinished = await recover(clone, config)
    if (unfinished !== undefined) return unfinished
    const state = await stateOf(clone)
    return (await inTheWay(clone, state)) ?? (await act(clone, state, config))
  } finally {
    lock.release()
  }
}
