// Things that are told apart by their text alone, and equal ones by their number.

import { commonSubsequence } from './lcs.ts'

/** An identity for each text: with the number of its occurrence. */
export function numbered(texts: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    const n = (seen.get(text) ?? 0) + 1
    seen.set(text, n)
    return `${text}\0${n}`
  })
}

/** The text of an identity. */
export function textIn(id: string): string {
  return id.slice(0, id.lastIndexOf('\0'))
}

/**
 * Identities of a side's texts as those of the base have them. What stands several times somewhere is the base's only
 * where it stands in the base's order: else a new one would take the name of one that was deleted.
 * @param isAmbiguous true for a text that a version has several times
 */
export function aligned(
  base: readonly string[],
  side: readonly string[],
  isAmbiguous: (text: string) => boolean,
): string[] {
  const known = numbered(base)
  const ids = numbered(side).map((id, i) => (isAmbiguous(side[i] ?? '') ? '' : id))
  for (const [from, to] of commonSubsequence(base, side)) ids[to] = known[from] ?? ''
  const added = numbered(side.filter((_, i) => ids[i] === ''))
  let next = 0
  return ids.map((id) => (id === '' ? `${added[next++]}+` : id))
}

/**
 * Whether a side added an occurrence to those of the base. Then none of them goes, whatever the other side deleted: which
 * one was the new one, nobody could tell from the merged text, and merging again would delete that too.
 */
export function grown(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): (id: string) => boolean {
  const counts = (ids: readonly string[]) => {
    const found = new Map<string, number>()
    for (const id of ids) found.set(textIn(id), (found.get(textIn(id)) ?? 0) + 1)
    return found
  }
  const known = new Set(base)
  // Most merges have none such.
  if ([ours, theirs].every((ids) => ids.every((id) => known.has(id) || id.endsWith('\u{0}1'))))
    return () => false
  const was = counts(base)
  const texts = new Set<string>()
  for (const side of [ours, theirs])
    for (const [text, n] of counts(side)) if (n > (was.get(text) ?? 0)) texts.add(text)
  return (id) => texts.has(textIn(id))
}
