// The order of things that have an identity: keys, values of a list, paragraphs, log entries.

import { commonSubsequence } from './lcs.ts'
import { compareText, eachOf, greater, threeWay } from './three-way.ts'

/** Puts two runs of additions at one place in order; it must contain both, each in its own order. */
export type MergeRuns = (ours: readonly string[], theirs: readonly string[]) => string[]

/**
 * The merged order. What stays of the base stands in the base's order, or in that of the only side that moved something
 * (of two, the sequence that is greater by code points). Additions follow what they followed in their side.
 * @param base, ours, theirs identities, each at most once in a sequence
 * @param kept those of the base that stay, perhaps though a side deleted them; additions always stay
 */
export function mergeOrder(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  kept: ReadonlySet<string>,
  mergeRuns: MergeRuns,
): string[] {
  const stay = base.filter((id) => kept.has(id))
  const orders = eachOf([stay, completed(ours, stay), completed(theirs, stay)], (ids) => ({
    ids,
    name: ids.join('\n'),
  }))
  const name = threeWay(...eachOf(orders, (order) => order.name), greater)
  const skeleton = orders.find((order) => order.name === name)?.ids ?? stay
  const known = new Set(base)
  const place = new Map(skeleton.map((id, i) => [id, i]))
  const a = slotsOf(ours, place, known)
  const b = slotsOf(theirs, place, known)
  // What both added at different places stands where the side has it whose order was taken, else at the earlier place.
  const [, ordersOurs, ordersTheirs] = orders
  const leading = ordersOurs.name === ordersTheirs.name ? undefined : name === ordersOurs.name ? a : b
  const settle = (id: string, slot: number) => {
    const [x, y] = [a.slotOf.get(id), b.slotOf.get(id)]
    return x === undefined || y === undefined ? slot : (leading?.slotOf.get(id) ?? Math.min(x, y))
  }
  const merged: string[] = []
  for (let slot = -1; slot < skeleton.length; slot++) {
    const own = skeleton[slot]
    if (own !== undefined) merged.push(own)
    const here = (runs: Map<number, string[]>) =>
      (runs.get(slot) ?? []).filter((id) => settle(id, slot) === slot)
    merged.push(...mergeRuns(here(a.runs), here(b.runs)))
  }
  return merged
}

/** A side's order of what stays; what the side deleted stands behind what it followed in the base. */
function completed(side: readonly string[], stay: readonly string[]): string[] {
  const staying = new Set(stay)
  const result = side.filter((id) => staying.has(id))
  if (result.length === stay.length) return result
  const has = new Set(result)
  stay.forEach((id, i) => {
    if (has.has(id)) return
    const before = stay[i - 1]
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id)
    has.add(id)
  })
  return result
}

/** Additions by what they follow: the index in the skeleton, -1 for the start. */
function slotsOf(side: readonly string[], place: ReadonlyMap<string, number>, known: ReadonlySet<string>) {
  const runs = new Map<number, string[]>()
  const slotOf = new Map<string, number>()
  let slot = -1
  for (const id of side) {
    const at = place.get(id)
    if (at !== undefined) slot = at
    else if (!known.has(id)) {
      const run = runs.get(slot)
      if (run === undefined) runs.set(slot, [id])
      else run.push(id)
      slotOf.set(id, slot)
    }
  }
  return { runs, slotOf }
}

/** Takes the smaller of the two first ones, again and again: single additions, which may be mixed. */
export function byHead(compare: (a: string, b: string) => number): MergeRuns {
  return (ours, theirs) => {
    const merged = new Set<string>()
    let i = 0
    let j = 0
    for (;;) {
      while (i < ours.length && merged.has(ours[i] ?? '')) i++
      while (j < theirs.length && merged.has(theirs[j] ?? '')) j++
      const a = ours[i]
      const b = theirs[j]
      if (a === undefined && b === undefined) return [...merged]
      merged.add(b === undefined || (a !== undefined && compare(a, b) <= 0) ? (a ?? '') : b)
    }
  }
}

/**
 * Keeps each side's run in one piece, between what both have: sentences and paragraphs, which belong together.
 * @param isApart true for what begins a paragraph: what continues the paragraph before it comes first
 */
export function inOnePiece(isApart: (id: string) => boolean): MergeRuns {
  const cut = (run: readonly string[]) => {
    const at = run.findIndex(isApart)
    return at < 0 ? [run, []] : [run.slice(0, at), run.slice(at)]
  }
  const inOrder = (a: readonly string[] = [], b: readonly string[] = []) =>
    compareText(a.join('\n'), b.join('\n')) <= 0 ? [...a, ...b] : [...b, ...a]
  return (one, other) => {
    const [ours, theirs] = compareText(one.join('\n'), other.join('\n')) <= 0 ? [one, other] : [other, one]
    const merged: string[] = []
    let i = 0
    let j = 0
    const flush = (toI: number, toJ: number) => {
      const [a, b] = [cut(ours.slice(i, toI)), cut(theirs.slice(j, toJ))]
      merged.push(...inOrder(a[0], b[0]), ...inOrder(a[1], b[1]))
    }
    for (const [x, y] of commonSubsequence(ours, theirs)) {
      flush(x, y)
      merged.push(ours[x] ?? '')
      i = x + 1
      j = y + 1
    }
    flush(ours.length, theirs.length)
    // Two runs may have the same things in another order.
    return [...new Set(merged)]
  }
}
