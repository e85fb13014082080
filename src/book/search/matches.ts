// Where a hit's texts were met by the typed words: what a list highlights.

import { beginsNear, slipsFor } from './near.ts'
import type { Match, MatchRange, SearchDoc, SearchField } from './types.ts'
import { digitRange, wordsOf } from './words.ts'

/** The texts of a document that the typed words met, with the ranges. */
export function matchesOf(
  doc: SearchDoc,
  fields: readonly SearchField[],
  typed: readonly string[],
  digits: string | undefined,
): Match[] {
  const matches: Match[] = []
  for (const [at, texts] of doc.values.entries()) {
    const key = fields[at]?.key ?? ''
    for (const text of texts) {
      const found = digits !== undefined && key === 'phone' ? digitRange(text, digits) : undefined
      const ranges = joined([...(found === undefined ? [] : [found]), ...rangesOf(text, typed)])
      if (ranges.length > 0) matches.push({ key, text, ranges })
    }
  }
  return matches
}

function rangesOf(text: string, typed: readonly string[]): MatchRange[] {
  const ranges: MatchRange[] = []
  for (const { folded, start, end } of wordsOf(text)) {
    const isPlain = folded.length === end - start
    for (const word of typed) {
      const at = word.length >= 3 ? folded.indexOf(word) : folded.startsWith(word) ? 0 : -1
      if (at >= 0) ranges.push(isPlain ? [start + at, start + at + word.length] : [start, end])
      else if (slipsFor(word) > 0 && beginsNear(word, folded, slipsFor(word))) ranges.push([start, end])
    }
  }
  return ranges
}

/** Sorted, with those that touch made one. */
function joined(ranges: readonly MatchRange[]): MatchRange[] {
  const result: [number, number][] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
