// Who waits for git: so many at once, the others in the order in which they came.

/** Runs one task when it is its turn. @throws Full where too many wait already */
export type Lane = <T>(task: () => Promise<T>) => Promise<T>

/** Nobody is served sooner by waiting behind so many. */
export class Full extends Error {}

/**
 * @param most how many run at once
 * @param waiting how many may wait
 */
export function openLane(most: number, waiting: number): Lane {
  const queue: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= most) {
      if (queue.length >= waiting) throw new Full('Too many wait.')
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running++
    try {
      return await task()
    } finally {
      const next = queue.shift()
      // The place goes to the next one, so that nobody who comes now is faster.
      if (next) next()
      else running--
    }
  }
}
