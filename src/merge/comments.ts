// Comments: lines above a key or an item, and what stands behind a value. Both sides' are kept, none twice.

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
  const kept = new Set(baseIds.filter((id) => ourIds.includes(id) && theirIds.includes(id)))
  return mergeOrder(baseIds, ourIds, theirIds, kept, byHead(compareText)).map((id) =>
    id.slice(0, id.lastIndexOf('\0')),
  )
}

function numbered(lines: Lines): string[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const n = (seen.get(line) ?? 0) + 1
    seen.set(line, n)
    return `${line}\0${n}`
  })
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

/** The comments of a text of front matter, counted; those that begin behind a value too. */
export function countComments(lines: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const comment = line.trim()
    if (comment.startsWith('#')) counts.set(comment, (counts.get(comment) ?? 0) + 1)
  }
  return counts
}
