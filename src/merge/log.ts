// The log: a set of entries. Identity is date, time and text with the number of its occurrence; nothing is dropped that
// a side wrote, so an opt-out is never lost.

import type { Finding } from './finding.ts'
import { clip } from './finding.ts'
import { grown, numbered } from './occurrences.ts'
import { byHead, mergeOrder } from './sequence.ts'
import { compareText, layout } from './three-way.ts'
import type { Unit } from './units.ts'

export interface MergedUnits {
  readonly units: readonly { readonly id: string; readonly unit: Unit }[]
  readonly findings: readonly Finding[]
  /** Identities of the units of base, ours and theirs. */
  readonly names: readonly (readonly string[])[]
}

/** Merges the units below the log's heading, which lines that are no entry are among. */
export function mergeLog(base: readonly Unit[], ours: readonly Unit[], theirs: readonly Unit[]): MergedUnits {
  const [b, o, t] = [byText(base), byText(ours), byText(theirs)]
  const ids = [b, o, t].map((side) => [...side.keys()])
  const [was = [], has = [], hasToo = []] = ids
  const stays = grown(was, has, hasToo)
  const kept = new Set(was.filter((id) => (o.has(id) && t.has(id)) || stays(id)))
  const order = mergeOrder(was, has, hasToo, kept, byHead(compareEntries))
  const units = order.map((id) => {
    const [x, y] = [o.get(id), t.get(id)]
    if (x === undefined || y === undefined) return { id, unit: (x ?? y) as Unit }
    return { id, unit: layout(b.get(id)?.source, x.source, y.source) === x.source ? x : y }
  })
  return { units, findings: findingsOf(b, o, t), names: ids }
}

/** Identities; the prefix keeps them apart from those of the notes. */
function byText(units: readonly Unit[]): Map<string, Unit> {
  const ids = numbered(units.map(({ norm }) => LOG + norm))
  return new Map(units.map((unit, i) => [ids[i] ?? '', unit]))
}

const LOG = 'log\0'
const ENTRY = /^log\0- (\d{4}-\d{2}-\d{2})(?: (\d{1,2}:\d{2}))?(?: (opt-out)\b)?/

/** By date, time and text; of one day, an opt-out is the later. */
function compareEntries(a: string, b: string): number {
  const [x, y] = [keyOf(a), keyOf(b)]
  for (const [i, part] of x.entries()) {
    const order = compareText(part, y[i] ?? '')
    if (order !== 0) return order
  }
  return compareText(a, b)
}

function keyOf(id: string): string[] {
  // A line that is no entry comes behind them.
  const [, date = '9999', time = '', optOut] = ENTRY.exec(id) ?? []
  return [date, optOut === undefined ? '0' : '1', time.padStart(5, '0')]
}

/** An entry of the base that both sides replaced, or one replaced and the other deleted, each with the new ones of its day. */
function findingsOf(
  base: ReadonlyMap<string, Unit>,
  ours: ReadonlyMap<string, Unit>,
  theirs: ReadonlyMap<string, Unit>,
): Finding[] {
  const found: Finding[] = []
  const edits = new Map<string, string>()
  for (const [id, { source }] of [...theirs, ...ours]) {
    const date = ENTRY.exec(id)?.[1]
    if (date !== undefined && !base.has(id)) edits.set(date, source)
  }
  for (const [id, { source }] of base) {
    const date = ENTRY.exec(id)?.[1] ?? ''
    const at = edits.get(date)
    if (ours.has(id) || theirs.has(id) || at === undefined) continue
    // One word a day is enough.
    edits.delete(date)
    found.push({
      rule: 'merge-log',
      severity: 'info',
      at,
      message: `Both sides changed the entry "${clip(source)}"; what they wrote is kept.`,
      hint: 'Delete the line that is not needed.',
    })
  }
  return found
}
