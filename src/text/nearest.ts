// Did you mean: the known word that is nearest to what was typed.  [fastest-levenshtein]

import { distance } from 'fastest-levenshtein'

/**
 * The nearest of the words, or undefined where none is near: one change in three letters, two (or two letters that
 * changed places) up to eight, then a third of the length. Ties: the first.
 */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  const limit = typed.length <= 3 ? 1 : Math.max(2, Math.floor(typed.length / 3))
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
