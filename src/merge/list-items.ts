// The values of a list as a set: what stays, how it is spelt, and in which order.

import { mergeLead, mergeTail } from './comments.ts'
import type { Item, Part } from './entry.ts'
import type { Versions } from './outcome.ts'
import { byHead, mergeOrder } from './sequence.ts'
import { compareText, eachOf, layout, threeWay } from './three-way.ts'

export interface MergedItem extends Item {
  /** The part that the source was taken from. */
  readonly from: Part
}

export interface MergedItems {
  readonly items: readonly MergedItem[]
  readonly losers: readonly string[]
  /** Comments of items that lost their place. */
  readonly above: readonly string[]
}

interface Named {
  readonly part: Part | undefined
  readonly ids: readonly string[]
  readonly byId: ReadonlyMap<string, Item>
}

export interface Required {
  readonly ours: (text: string) => boolean
  readonly theirs: (text: string) => boolean
}

/**
 * Merges the values of a list: (base and ours and theirs) or (ours - base) or (theirs - base).
 * @param identity what makes two values the same
 * @param required for a list that may not become empty: the records that each side has and the base has not. A value
 *                 so recorded was removed on that side, and stands only for want of others.
 */
export function mergeItems(
  versions: Versions,
  identity: (text: string) => string,
  required: Required | undefined,
): MergedItems {
  const [b, o, t] = eachOf([versions.base, versions.ours, versions.theirs], (part) => named(part, identity))
  const losers: string[] = []
  const above: string[] = []
  const has = (side: Named, isRecorded: ((text: string) => boolean) | undefined, id: string) => {
    const item = side.byId.get(id)
    return item !== undefined && !(b.byId.has(id) && isRecorded?.(item.text))
  }
  const kept = new Set(b.ids.filter((id) => has(o, required?.ours, id) && has(t, required?.theirs, id)))
  const isAdded = (id: string) => !b.byId.has(id)
  if (required && kept.size === 0 && !o.ids.some(isAdded) && !t.ids.some(isAdded)) {
    for (const id of b.ids) {
      const item = o.byId.get(id) ?? t.byId.get(id)
      if (item === undefined) continue
      kept.add(id)
      losers.push(item.text)
    }
  }
  for (const id of b.ids) {
    const left = o.byId.get(id) ?? t.byId.get(id)
    if (kept.has(id) || left === undefined) continue
    const was = b.byId.get(id)
    if (left.text !== was?.text) losers.push(left.text)
    if (left.tail.trim() !== was?.tail.trim()) above.push(left.tail.trim())
    above.push(...left.lead.filter((line) => !was?.lead.includes(line)).map((line) => line.trim()))
  }
  const order = mergeOrder(b.ids, o.ids, t.ids, kept, byHead(compareText))
  const items = order.flatMap((id) => {
    const merged = mergeItem(id, b, o, t)
    if (merged === undefined) return []
    losers.push(...merged.losers)
    above.push(...merged.above)
    return [merged.item]
  })
  return { items, losers, above }
}

function named(part: Part | undefined, identity: (text: string) => string): Named {
  const byId = new Map<string, Item>()
  const seen = new Map<string, number>()
  for (const item of part?.items ?? []) {
    const id = identity(item.text)
    const n = (seen.get(id) ?? 0) + 1
    seen.set(id, n)
    // A single value's comment is the value's.
    byId.set(n === 1 ? id : `${id}\0${n}`, part?.layout.kind === '' ? { ...item, tail: part.tail } : item)
  }
  return { part, ids: [...byId.keys()], byId }
}

function mergeItem(id: string, b: Named, o: Named, t: Named) {
  const [base, ours, theirs] = [b.byId.get(id), o.byId.get(id), t.byId.get(id)]
  const only = ours ?? theirs
  if (only === undefined) return undefined
  if (ours === undefined || theirs === undefined) {
    const from = (ours === undefined ? t.part : o.part) as Part
    return { item: { ...only, from }, losers: [], above: [] }
  }
  const losers: string[] = []
  const text = threeWay(base?.text, ours.text, theirs.text, (x = '', y = '') => {
    const [small, great] = compareText(x, y) <= 0 ? [x, y] : [y, x]
    losers.push(great)
    return small
  })
  const having = (item: Item | undefined) =>
    item !== undefined && item.text === text ? item.source : undefined
  const [x, y] = [having(ours), having(theirs)]
  const source = (x === undefined || y === undefined ? (x ?? y) : spelling(having(base), x, y)) ?? ''
  const { tail, above } = mergeTail(base?.tail, ours.tail, theirs.tail)
  const item = {
    text: text ?? '',
    source,
    tail,
    lead: mergeLead(base?.lead ?? [], ours.lead, theirs.lead),
    from: (source === x ? o.part : t.part) as Part,
  }
  return { item, losers, above }
}

/** Of two sources for one value, that which can stand anywhere in a list; else by the rule. */
function spelling(base: string | undefined, ours: string, theirs: string): string {
  if (isPortable(ours) !== isPortable(theirs)) return isPortable(ours) ? ours : theirs
  return layout(base, ours, theirs) ?? ours
}

/** False for the source of a value that means something else, or nothing, between brackets or behind a dash. */
export function isPortable(source: string): boolean {
  return !/\n|^[|>]/.test(source) && (/^["']/.test(source) || !/[,[\]{}]/.test(source))
}
