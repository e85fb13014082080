// How long to wait before the next try.

const FIRST = 1000
const LONGEST = 60_000

/**
 * Twice as long each time, up to a minute, with chance so that a whole office does not knock at once.
 * @param tries how many have failed in a row, from 1
 * @param random 0 up to 1
 * @returns milliseconds
 */
export function delayAfter(tries: number, random: number): number {
  return Math.round(Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 10)) * (0.5 + random / 2))
}
