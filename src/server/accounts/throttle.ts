// Who fails again and again waits longer and longer, never more than a quarter of an hour.

/** Seconds after the first failure too many; each further one doubles them. */
const FIRST = 30
const LONGEST = 15 * 60
/** After so many seconds without a failure everything is forgotten. */
const MEMORY = 60 * 60
/** Keys that are remembered; the oldest go first. */
const MOST = 10_000

export interface Throttle {
  /**
   * Begins an attempt. It counts as failed until `succeed` is called, so that a hundred at once are no way around.
   * @returns seconds to wait before the next one; 0 where this one may be made. One that may not does not count.
   */
  begin(key: string): number
  /** The attempt that was begun went well: all before it is forgotten. */
  succeed(key: string): void
  /** The attempt was not made after all. */
  forgive(key: string): void
}

export interface Patience {
  /** Failures before anybody has to wait. */
  readonly free: number
  /** Seconds in which one failure is forgotten, where many share the key; left out: all or none are. */
  readonly leak?: number
}

/** @param now milliseconds */
export function openThrottle({ free, leak = Infinity }: Patience, now: () => number): Throttle {
  const known = new Map<string, { failures: number; at: number; until: number }>()
  return {
    begin(key) {
      const at = now()
      let entry = known.get(key)
      if (entry === undefined || at - entry.at > MEMORY * 1000) entry = { failures: 0, at, until: 0 }
      if (at < entry.until) return Math.ceil((entry.until - at) / 1000)
      const forgotten = Math.floor((at - entry.at) / 1000 / leak)
      const failures = Math.max(0, entry.failures - forgotten) + 1
      const delay = failures < free ? 0 : Math.min(LONGEST, FIRST * 2 ** Math.min(failures - free, 20))
      known.delete(key)
      known.set(key, { failures, at, until: at + delay * 1000 })
      for (const oldest of known.keys()) {
        if (known.size <= MOST) break
        known.delete(oldest)
      }
      return 0
    },
    succeed(key) {
      known.delete(key)
    },
    forgive(key) {
      const entry = known.get(key)
      if (entry !== undefined) known.set(key, { ...entry, failures: entry.failures - 1, until: 0 })
    },
  }
}
