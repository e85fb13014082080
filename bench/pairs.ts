// Two ways of doing one thing, timed in turn, A B A B ..., so that a machine whose speed drifts slows both alike.

import { spawnSync } from 'node:child_process'

export interface Ratio {
  /** Medians, in milliseconds. */
  readonly a: number
  readonly b: number
  /** Median of the ratios pair by pair, with the least and the greatest. */
  readonly ratio: number
  readonly least: number
  readonly most: number
}

/** Times `a` against `b` as whole runs of `runs` pairs, after one pair that is not counted. */
export function compare(runs: number, a: () => number, b: () => number): Ratio {
  a()
  b()
  const pairs = Array.from({ length: runs }, () => [a(), b()] as const)
  const ratios = pairs.map(([first, second]) => first / second).sort((x, y) => x - y)
  return {
    a: median(pairs.map(([first]) => first)),
    b: median(pairs.map(([, second]) => second)),
    ratio: median(ratios),
    least: ratios[0] ?? 0,
    most: ratios.at(-1) ?? 0,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Wall time in milliseconds of a process that must end with one of the statuses. */
export function timeProcess(args: readonly string[], statuses: readonly number[] = [0]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const spent = performance.now() - start
  if (status === null || !statuses.includes(status))
    throw new Error(`node ${args.join(' ')}: ${status}\n${stderr}`)
  return spent
}

/** What a fresh process measured of itself: it prints milliseconds as its last line. */
export function timeInProcess(args: readonly string[]): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const spent = Number(stdout.trim().split('\n').at(-1))
  if (status !== 0 || Number.isNaN(spent)) throw new Error(`node ${args.join(' ')}: ${status}\n${stderr}`)
  return spent
}
