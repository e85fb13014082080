// Which unit of a side is which of the base: the same text first, then the most similar.

import { likeness } from './likeness.ts'
import { aligned, numbered } from './occurrences.ts'
import { eachOf } from './three-way.ts'
import type { Unit } from './units.ts'

/** Below it, two sentences are two: less than half of their words are the same. */
const SIMILAR = 0.5
/** For a sentence that was edited and moved. */
const MOVED = 0.75
/**
 * Where more were written anew, as in a text of another language, none is taken for an edit: what both sides wrote stays.
 * To compare some of the pairs only would give another result when the merge is merged again.
 */
const MOST_PAIRS = 10_000

export interface Named {
  readonly ids: readonly string[]
  readonly byId: ReadonlyMap<string, Unit>
}

export interface Aligned {
  readonly base: Named
  readonly ours: Named
  readonly theirs: Named
  /** Units that one side edited and the other deleted. */
  readonly rescued: readonly Unit[]
}

/** Gives the units of the notes identities, so that an edited unit has that of the base's. */
export function nameUnits(base: readonly Unit[], ours: readonly Unit[], theirs: readonly Unit[]): Aligned {
  const [b, o, t] = byText(base, ours, theirs)
  const foreign = new Set<string>()
  let [x, y] = [edits(b, o, foreign), edits(b, t, foreign)]
  for (const id of o.ids) {
    const [p, q] = [x.get(id), y.get(id)]
    if (b.byId.has(id) || !t.byId.has(id) || p === q) continue
    const [own, other, side] = p === undefined ? [q, x, o] : [p, y, t]
    // What one side added is no edit of the other side that has it too: it came from there by an earlier merge.
    const isTaken = own === undefined || side.byId.has(own) || [...other.values()].includes(own)
    if (isTaken || (p !== undefined && q !== undefined)) foreign.add(id)
    // An edit that has moved too, by an earlier merge, looks less like one.
    else other.set(id, own)
  }
  if (foreign.size > 0) [x, y] = [edits(b, o, foreign), edits(b, t, foreign)]
  // A sentence that has little left of the base's may still be like the other side's edit of it.
  const [all, others] = [via(b, o, x, t, y), via(b, t, y, o, x)]
  const rescued = [...release(b, o, all, t, others), ...release(b, t, others, o, all)]
  return { base: b, ours: renamed(o, all), theirs: renamed(t, others), rescued }
}

function byText(...versions: readonly [readonly Unit[], readonly Unit[], readonly Unit[]]) {
  const texts = eachOf(versions, (units) => units.map(({ norm }) => norm))
  const [base] = texts
  const twice = new Set(texts.flatMap(repeated))
  const isTwice = (text: string) => twice.has(text)
  const [b, o, t] = eachOf(texts, (list) =>
    list === base || twice.size === 0 ? numbered(list) : aligned(base, list, isTwice),
  )
  const named = (ids: readonly string[], units: readonly Unit[]): Named => ({
    ids,
    byId: new Map(units.map((unit, i) => [ids[i] ?? '', unit])),
  })
  return [named(b, versions[0]), named(o, versions[1]), named(t, versions[2])] as const
}

function repeated(texts: readonly string[]): string[] {
  const seen = new Set(texts)
  if (seen.size === texts.length) return []
  return texts.filter((text) => !seen.delete(text))
}

function renamed(side: Named, names: ReadonlyMap<string, string>): Named {
  const byId = new Map(side.ids.map((id) => [names.get(id) ?? id, side.byId.get(id) as Unit]))
  return { ids: [...byId.keys()], byId }
}

/** From a side's new units to the units of the base that they are edits of. */
function edits(base: Named, side: Named, foreign: ReadonlySet<string>): Map<string, string> {
  const lost = base.ids.filter((id) => !side.byId.has(id))
  const fresh = side.ids.filter((id) => !base.byId.has(id) && !foreign.has(id))
  if (lost.length === 0 || fresh.length === 0) return new Map()
  const [here, there] = [neighbours(base, side), neighbours(side, base)]
  return match(lost, fresh, (from, to) => {
    const like = likeness(base.byId.get(from), side.byId.get(to))
    const [p, q] = [here.get(from), there.get(to)]
    const isNear = p?.before === q?.before || p?.after === q?.after
    return isNear || like >= MOVED ? like : 0
  })
}

/** The nearest units on both sides that the other version has too. */
function neighbours(one: Named, other: Named): Map<string, { before: string; after: string }> {
  const result = new Map<string, { before: string; after: string }>()
  let before = ''
  for (const id of one.ids) {
    result.set(id, { before, after: '' })
    if (other.byId.has(id)) before = id
  }
  let after = ''
  for (const id of one.ids.toReversed()) {
    result.set(id, { before: result.get(id)?.before ?? '', after })
    if (other.byId.has(id)) after = id
  }
  return result
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

/**
 * Takes back edits of units that the other side deleted, unless the two are much alike: the unit stays either way, and
 * as a new one it stays where its side has it.
 */
function release(
  base: Named,
  side: Named,
  names: Map<string, string>,
  other: Named,
  others: ReadonlyMap<string, string>,
): Unit[] {
  const has = new Set(others.values())
  const kept = [...names].filter(([, from]) => !other.byId.has(from) && !has.has(from))
  for (const [to, from] of kept)
    if (likeness(base.byId.get(from), side.byId.get(to)) < MOVED) names.delete(to)
  return kept.flatMap(([to]) => side.byId.get(to) ?? [])
}

/** Pairs off the likest first. */
function match(
  lost: readonly string[],
  fresh: readonly string[],
  alike: (from: string, to: string) => number,
): Map<string, string> {
  const pairs: { from: string; to: string; like: number; apart: number }[] = []
  if (lost.length * fresh.length > MOST_PAIRS) return new Map()
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
