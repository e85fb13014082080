// Chance from a seed, so that a case that fails can be run again.

export interface Chance {
  /** A whole number, 0 <= n < below. */
  readonly below: (below: number) => number
  readonly of: <T>(list: readonly T[]) => T
  readonly is: (share: number) => boolean
  /** A number that it has not given before. */
  readonly fresh: () => number
}

/** Mulberry32, by T. Ettinger: small, and good enough for cases. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  let count = 0
  return {
    below,
    fresh: () => ++count,
    of: (list) => list[below(list.length)] as never,
    is: (share) => next() < share,
  }
}
