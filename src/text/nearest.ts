// Did you mean: the known word that is nearest to what was typed.  [fastest-levenshtein]

import { distance } from 'fastest-levenshtein'

/** The nearest of the words within a third of the typed length (at least one change), or undefined. Ties: the first. */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(typed.length / 3))
  let best: string | undefined
  let least = limit + 1
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > limit) continue
    const d = distance(typed.toLowerCase(), word.toLowerCase())
    if (d < least) {
      best = word
      least = d
    }
  }
  return best
}
