// Comments: lines above a key or an item, and what stands behind a value. Both sides' are kept, none twice.

import { grown, numbered, textIn } from './occurrences.ts'
import { byHead, mergeOrder } from './sequence.ts'
import { compareText, eachOf, threeWay } from './three-way.ts'

type Lines = readonly string[]

/** Merges the lines above a thing. Lines are told apart by their text, and equal ones by their number. */
export function mergeLead(base: Lines, ours: Lines, theirs: Lines): Lines {
  const [b, o, t] = eachOf([base, ours, theirs], (lines) => lines.map((line) => `${line}\n`).join(''))
  if (o === t || t === b) return ours
  if (o === b) return theirs
  const ids = [base, ours, theirs].map(numbered)
  const [baseIds = [], ourIds = [], theirIds = []] = ids
  const stays = grown(baseIds, ourIds, theirIds)
  const [has, hasToo] = [new Set(ourIds), new Set(theirIds)]
  const kept = new Set(baseIds.filter((id) => (has.has(id) && hasToo.has(id)) || stays(id)))
  return mergeOrder(baseIds, ourIds, theirIds, kept, byHead(compareText)).map(textIn)
}

/** Two comments behind one value: the smaller stays there, the other goes above the key. */
export function mergeTail(
  base: string | undefined,
  ours: string,
  theirs: string,
): { tail: string; above: Lines } {
  let above: Lines = []
  const tail = threeWay(base, ours, theirs, (o = '', t = '') => {
    if (o.trim() === '' || t.trim() === '')
      return o.trim() === '' && t.trim() !== '' ? t : o.trim() !== '' ? o : compareText(o, t) >= 0 ? o : t
    if (o.trim() === t.trim()) return compareText(o, t) >= 0 ? o : t
    const [first, second] = compareText(o.trim(), t.trim()) <= 0 ? [o, t] : [t, o]
    above = [second.trim()]
    return first
  })
  return { tail: tail ?? '', above }
}

/** Lines with some added that are not there yet. */
export function withLines(lead: Lines, added: Lines): Lines {
  const has = new Set(lead.map((line) => line.trim()))
  return [...lead, ...added.filter((line) => line.trim() !== '' && !has.has(line.trim()))]
}

/**
 * Lines above a thing with comments that lost their own place. Merged again, the first may come as the second and the
 * other way round, so that together they stand in code-point order.
 */
export function withStrays(lead: Lines, strays: Lines): Lines {
  return strays.length === 0 ? lead : [...withLines(lead, strays)].sort(compareText)
}

/** The comments of a text of front matter, counted; those that begin behind a value too. */
export function countComments(lines: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const comment = line.trim()
    if (comment.startsWith('#')) counts.set(comment, (counts.get(comment) ?? 0) + 1)
  }
  return counts
}
