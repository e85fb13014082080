// What stands between two units: as the side has it in which the two are neighbours.

import { compareText, eachOf, threeWay } from './three-way.ts'
import { isFull, isHeading, isStarter, isStopped, type Unit } from './units.ts'

/** A version's units in order, each with its identity. */
export interface Version {
  readonly ids: readonly string[]
  readonly units: readonly Unit[]
}

export interface Placed {
  readonly id: string
  readonly unit: Unit
}

/** The text of merged units with what stands between them. */
export function joinUnits(
  units: readonly Placed[],
  versions: readonly [base: Version, ours: Version, theirs: Version],
): string {
  const places = eachOf(versions, ({ ids }) => new Map(ids.map((id, i) => [id, i])))
  const merged = new Set(units.map(({ id }) => id))
  const first = versions.map((version) => version.units[0]?.gap).find((gap) => gap !== undefined) ?? ''
  const pieces: string[] = []
  let last: Placed | undefined
  for (const placed of units) {
    const between = eachOf([0, 1, 2] as const, (side) => {
      const at = places[side].get(placed.id)
      if (at === undefined || versions[side].ids[at - 1] !== last?.id) return undefined
      return versions[side].units[at]?.gap
    })
    const [b, o, t] = between
    const gap =
      o !== undefined && t !== undefined
        ? threeWay(b, o, t, (x = '', y = '') => stronger(x, y))
        : (o ?? t ?? (last === undefined ? first : strange(last.unit, placed)))
    const joint = fitting(last?.unit, gap ?? '', placed.unit)
    // Blanks at the end of a line are none in the middle of one.
    if (last !== undefined && !joint.startsWith('\n')) pieces.push(pieces.pop()?.trimEnd() ?? '')
    pieces.push(joint, sourceBehind(last?.unit, placed.unit))
    last = placed
  }
  return pieces.join('')

  /** Between units that were neighbours in no side: what parts the second from what stood before it. */
  function strange(left: Unit, { id, unit }: Placed): string {
    const gaps = ([1, 2] as const).flatMap((side) => {
      const at = places[side].get(id)
      return at === undefined ? [] : apart(versions[side], at)
    })
    const isEntries = left.kind === 'entry' && unit.kind === 'entry'
    return gaps.reduce(stronger, isEntries ? '\n' : '')
  }

  /** The strongest gap from the nearest unit before that stays. Nothing continues a heading or an item that went. */
  function apart({ ids, units }: Version, at: number): string[] {
    const gaps: string[] = []
    const isLine = isStarter(units[at]?.source ?? '')
    for (let i = at; i > 0; i--) {
      const unit = units[i]
      const before = units[i - 1]
      // In the log, the blank line below the heading is the heading's.
      if (unit?.kind === 'entry' && before?.kind === 'head') break
      gaps.push(unit?.gap ?? '')
      if (before === undefined || merged.has(ids[i - 1] ?? '')) break
      if (!isLine && before.kind === 'text' && isStarter(before.source)) gaps.push('\n\n')
    }
    return gaps
  }
}

/** A line of the log that is no entry must not become the last line of the entry that has come before it. */
function sourceBehind(left: Unit | undefined, { kind, source }: Unit): string {
  const isTaken = left?.kind === 'entry' && kind === 'stray' && /^(?: {2}|\t)/.test(source)
  return isTaken ? source.trimStart() : source
}

function breaks(gap: string): number {
  return gap.split('\n').length - 1
}

/** More line breaks are stronger; a total order. */
function stronger(a: string, b: string): string {
  const order = breaks(a) - breaks(b) || compareText(a, b)
  return order >= 0 ? a : b
}

/** What keeps two units two, where an edit or a new neighbour would make them one. */
function fitting(left: Unit | undefined, gap: string, right: Unit): string {
  if (left === undefined) return gap
  const n = breaks(gap)
  const isLine =
    left.kind !== 'text' || isHeading(left.source) || right.kind !== 'text' || isStarter(right.source)
  if (right.kind === 'head' && n < 2) return '\n\n'
  if (isLine) {
    if (n >= 1) return gap
    return left.kind === 'entry' ? '\n' : '\n\n'
  }
  if (n >= 2 || (isStopped(left.source) && gap !== '') || isFull(left.source)) return gap
  return isStopped(left.source) ? ' ' : '\n\n'
}
