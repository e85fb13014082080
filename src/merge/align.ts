// Which unit of a side is which of the base: the same text first, then the most similar.

import type { Unit } from './units.ts'

/** Below it, two sentences are two: less than half of their words are the same. */
const SIMILAR = 0.5

export interface Named {
  readonly ids: readonly string[]
  readonly byId: ReadonlyMap<string, Unit>
}

/** Gives the units of the notes identities, so that an edited unit has that of the base's. */
export function nameUnits(
  base: readonly Unit[],
  ours: readonly Unit[],
  theirs: readonly Unit[],
): { base: Named; ours: Named; theirs: Named } {
  const b = byText(base)
  const [o, t] = [byText(ours), byText(theirs)]
  const banned = new Set<string>()
  let [x, y] = [edits(b, o, banned), edits(b, t, banned)]
  // What one side added is no edit of the other side that has it too: it came from there by an earlier merge.
  for (const id of o.ids) {
    if (b.byId.has(id) || !t.byId.has(id)) continue
    if (x.has(id) !== y.has(id)) banned.add(id)
  }
  if (banned.size > 0) [x, y] = [edits(b, o, banned), edits(b, t, banned)]
  // A sentence that has little left of the base's may still be like the other side's edit of it.
  const [x2, y2] = [via(b, o, x, t, y), via(b, t, y, o, x)]
  return { base: b, ours: renamed(o, x2), theirs: renamed(t, y2) }
}

function byText(units: readonly Unit[]): Named {
  const seen = new Map<string, number>()
  const byId = new Map<string, Unit>()
  for (const unit of units) {
    const n = (seen.get(unit.norm) ?? 0) + 1
    seen.set(unit.norm, n)
    byId.set(`${unit.norm}\0${n}`, unit)
  }
  return { ids: [...byId.keys()], byId }
}

function renamed(side: Named, names: ReadonlyMap<string, string>): Named {
  const byId = new Map(side.ids.map((id) => [names.get(id) ?? id, side.byId.get(id) as Unit]))
  return { ids: [...byId.keys()], byId }
}

/** From a side's new units to the units of the base that they are edits of. */
function edits(base: Named, side: Named, banned: ReadonlySet<string>): Map<string, string> {
  const lost = base.ids.filter((id) => !side.byId.has(id))
  const fresh = side.ids.filter((id) => !base.byId.has(id) && !banned.has(id))
  return match(lost, fresh, (from, to) => likeness(base.byId.get(from), side.byId.get(to)))
}

function via(
  base: Named,
  side: Named,
  own: ReadonlyMap<string, string>,
  other: Named,
  others: ReadonlyMap<string, string>,
): Map<string, string> {
  const result = new Map(own)
  const taken = new Set(own.values())
  const editOf = new Map([...others].map(([to, from]) => [from, to]))
  const lost = base.ids.filter((id) => !side.byId.has(id) && !taken.has(id) && editOf.has(id))
  if (lost.length === 0) return result
  const fresh = side.ids.filter((id) => !base.byId.has(id) && !own.has(id) && !other.byId.has(id))
  const found = match(lost, fresh, (from, to) =>
    likeness(other.byId.get(editOf.get(from) ?? ''), side.byId.get(to)),
  )
  for (const [to, from] of found) result.set(to, from)
  return result
}

/** Pairs off the likest first. */
function match(
  lost: readonly string[],
  fresh: readonly string[],
  alike: (from: string, to: string) => number,
) {
  const pairs: { from: string; to: string; like: number; apart: number }[] = []
  lost.forEach((from, i) => {
    fresh.forEach((to, j) => {
      const like = alike(from, to)
      if (like >= SIMILAR) pairs.push({ from, to, like, apart: Math.abs(i - j) })
    })
  })
  pairs.sort((p, q) => q.like - p.like || p.apart - q.apart)
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to } of pairs) {
    if (taken.has(from) || names.has(to)) continue
    taken.add(from)
    names.set(to, from)
  }
  return names
}

/** Sørensen and Dice: twice the words in common by all words; of a marked pair, its likest sentence. */
function likeness(a: Unit | undefined, b: Unit | undefined): number {
  if (a === undefined || b === undefined || a.kind !== b.kind) return 0
  const texts = (unit: Unit) => unit.alternatives ?? [unit.source]
  return Math.max(...texts(a).flatMap((one) => texts(b).map((other) => dice(wordsOf(one), wordsOf(other)))))
}

function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0
  let all = 0
  for (const [word, n] of a) common += Math.min(n, b.get(word) ?? 0)
  for (const n of [...a.values(), ...b.values()]) all += n
  return all === 0 ? 0 : (2 * common) / all
}

function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
