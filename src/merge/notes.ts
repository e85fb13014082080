// The notes: aligned by sentence; what both sides edited is merged word by word.

import { nameUnits } from './align.ts'
import { clip, type Finding } from './finding.ts'
import type { MergedUnits } from './log.ts'
import { grown } from './occurrences.ts'
import { mergeUnit } from './sentence.ts'
import { inOnePiece, mergeOrder } from './sequence.ts'
import type { Unit } from './units.ts'

export function mergeNotes(
  base: readonly Unit[],
  ours: readonly Unit[],
  theirs: readonly Unit[],
): MergedUnits {
  const { base: b, ours: o, theirs: t, rescued } = nameUnits(base, ours, theirs)
  const findings: Finding[] = rescued.map(editedAndDeleted)
  const merged = new Map<string, Unit>()
  const stays = grown(b.ids, o.ids, t.ids)
  for (const id of new Set([...b.ids, ...o.ids, ...t.ids])) {
    const [was, x, y] = [b.byId.get(id), o.byId.get(id), t.byId.get(id)]
    if (x !== undefined && y !== undefined) {
      const { unit, marked } = mergeUnit(was, x, y)
      merged.set(id, unit)
      if (marked) findings.push(twoEdits(unit))
      continue
    }
    const left = x ?? y
    // Deleted on the other side: it stays only if it was edited, or said again.
    if (left === undefined || (left.norm === was?.norm && !stays(id))) continue
    merged.set(id, left)
  }
  const kept = new Set(b.ids.filter((id) => merged.has(id)))
  const isApart = (id: string) => /\n[ \t]*\n/.test(merged.get(id)?.gap ?? '')
  const order = mergeOrder(b.ids, o.ids, t.ids, kept, inOnePiece(isApart))
  const units = order.flatMap((id) => {
    const unit = merged.get(id)
    return unit === undefined ? [] : [{ id, unit }]
  })
  return { units, findings, names: [b.ids, o.ids, t.ids] }
}

function twoEdits(unit: Unit): Finding {
  return {
    rule: 'merge-notes',
    severity: 'warning',
    at: unit.source,
    message: `Both sides edited one sentence: "${clip(unit.source)}".`,
    hint: 'Keep one of the two and delete the comment behind them.',
  }
}

function editedAndDeleted(unit: Unit): Finding {
  return {
    rule: 'merge-notes',
    severity: 'info',
    at: unit.source,
    message: `One side deleted a sentence that the other edited: "${clip(unit.source)}" stays.`,
    hint: 'Delete it once more if it is not needed.',
  }
}
