// What stands between two units: as the side has it in which the two are neighbours.

import { compareText, eachOf, threeWay } from './three-way.ts'
import { isHeading, isStarter, isStopped, type Unit } from './units.ts'

/** A version's units in order, each with its identity. */
export interface Version {
  readonly ids: readonly string[]
  readonly units: readonly Unit[]
}

interface Neighbours {
  readonly before: ReadonlyMap<string, string>
  readonly gap: ReadonlyMap<string, string>
  readonly kind: ReadonlyMap<string, Unit['kind']>
  readonly first: string
}

const START = ''

/** The text of merged units with what stands between them. */
export function joinUnits(
  units: readonly { readonly id: string; readonly unit: Unit }[],
  versions: readonly [base: Version, ours: Version, theirs: Version],
): string {
  const [base, ours, theirs] = eachOf(versions, neighboursIn)
  const place = new Map(versions[0].ids.map((id, i) => [id, i]))
  let text = ''
  let last = START
  let left: Unit | undefined
  for (const { id, unit } of units) {
    const between = (side: Neighbours) => (side.before.get(id) === last ? side.gap.get(id) : undefined)
    const [b, o, t] = [between(base), between(ours), between(theirs)]
    const gap =
      o === undefined && t === undefined
        ? betweenStrangers()
        : o === undefined || t === undefined
          ? (o ?? t)
          : threeWay(b, o, t, (x = '', y = '') => stronger(x, y))
    text += fitting(left, gap ?? '', unit) + unit.source
    last = id
    left = unit

    function betweenStrangers(): string {
      if (left === undefined) return base.first || ours.first || theirs.first
      const own = [ours, theirs, base].flatMap((side) =>
        side.before.get(id) === START ? [] : (side.gap.get(id) ?? []),
      )
      if (left.kind === 'entry' && unit.kind === 'entry') {
        const inLog = [ours, theirs].flatMap((side) =>
          side.kind.get(side.before.get(id) ?? '') === 'entry' ? (side.gap.get(id) ?? []) : [],
        )
        return inLog.reduce(stronger, '\n')
      }
      const from = place.get(last)
      const to = place.get(id)
      // Of units that went, the paragraph's end stays.
      const passed =
        from === undefined || to === undefined
          ? []
          : versions[0].units.slice(from + 1, to).map(({ gap }) => gap)
      return [...own, ...passed].reduce(stronger, '')
    }
  }
  return text
}

function neighboursIn({ ids, units }: Version): Neighbours {
  const before = new Map<string, string>()
  const gap = new Map<string, string>()
  const kind = new Map<string, Unit['kind']>()
  ids.forEach((id, i) => {
    before.set(id, ids[i - 1] ?? START)
    gap.set(id, units[i]?.gap ?? '')
    kind.set(id, units[i]?.kind ?? 'text')
  })
  return { before, gap, kind, first: units[0]?.gap ?? '' }
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
  if (n >= 2 || (isStopped(left.source) && gap !== '')) return gap
  return isStopped(left.source) ? ' ' : '\n\n'
}
