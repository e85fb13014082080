// The three-way merge of lists, as diff3(1) does it: S. Khanna, K. Kunal, B. C. Pierce, A Formal Investigation of Diff3.

import { commonSubsequence } from './lcs.ts'

/** A stretch of the three lists, by half-open index ranges. `same` stands alike in all three. */
export interface Stretch {
  readonly same: boolean
  readonly base: readonly [number, number]
  readonly ours: readonly [number, number]
  readonly theirs: readonly [number, number]
}

/** Cuts three lists into stretches that are the same in all of them and stretches that are not, in turn. */
export function diff3(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): Stretch[] {
  const inOurs = new Map(commonSubsequence(base, ours))
  const inTheirs = new Map(commonSubsequence(base, theirs))
  const stretches: Stretch[] = []
  let from: [number, number, number] = [0, 0, 0]
  const upTo = (same: boolean, to: [number, number, number]) => {
    if (to[0] > from[0] || to[1] > from[1] || to[2] > from[2])
      stretches.push({ same, base: [from[0], to[0]], ours: [from[1], to[1]], theirs: [from[2], to[2]] })
    from = to
  }
  for (let i = 0; i < base.length; i++) {
    const x = inOurs.get(i)
    const y = inTheirs.get(i)
    if (x === undefined || y === undefined) continue
    upTo(false, [i, x, y])
    upTo(true, [i + 1, x + 1, y + 1])
  }
  upTo(false, [base.length, ours.length, theirs.length])
  return stretches
}
