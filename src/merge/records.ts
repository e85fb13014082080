// The record of contested values: `conflicts:`, a sorted list of lines `"stage: lead"`, the last key, merged as a set.

import type { Part } from './entry.ts'
import { compareText, eachOf, layout } from './three-way.ts'

/** The line that records a value. */
export function recordOf(key: string, losing: string): string {
  return `${key}: ${losing.replace(/\s+/g, ' ').trim()}`
}

export function recordsIn(part: Part | undefined): readonly string[] {
  return part?.items.map((item) => item.text) ?? []
}

/**
 * The lines of the merged key, '' where there is nothing to decide.
 * @param added records of this merge
 * @param empty records of an earlier merge that no longer hold, unless the base has them
 */
export function mergeRecords(
  base: Part | undefined,
  ours: Part | undefined,
  theirs: Part | undefined,
  added: readonly string[],
  empty: ReadonlySet<string>,
): string {
  const [b, o, t] = eachOf([base, ours, theirs], (part) => new Set(recordsIn(part)))
  const merged = new Set(added)
  for (const one of [...o, ...t]) if (b.has(one) ? o.has(one) && t.has(one) : !empty.has(one)) merged.add(one)
  const isWhole = (set: ReadonlySet<string>) =>
    set.size === merged.size && [...merged].every((one) => set.has(one))
  const having = (part: Part | undefined, set: ReadonlySet<string>) =>
    isWhole(set) ? part?.source : undefined
  const [x, y, z] = [having(base, b), having(ours, o), having(theirs, t)]
  if (y !== undefined && z !== undefined) return layout(x, y, z) ?? y
  if (merged.size === 0) return ''
  const whole = y ?? z
  if (whole !== undefined) return whole
  const lines = [...merged].sort(compareText).map((one) => `  - ${JSON.stringify(one)}\n`)
  return `conflicts:\n${lines.join('')}`
}
