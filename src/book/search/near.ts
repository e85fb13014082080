// How far two words are apart, in slips of the finger: a wrong, missing, extra or swapped letter each count one.
// Optimal string alignment, a bounded form of Damerau and Levenshtein's distance.

/** Slips that a word may have: short words mean something else at once. */
export function slipsFor(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2
}

/** Which letters a word has, as bits: words that are near share nearly all of them. */
export function letterMask(word: string): number {
  let mask = 0
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31)
  return mask
}

/** False where the letters alone show that more than `most` slips lie between two words. */
export function mayBeNear(a: number, b: number, most: number): boolean {
  let bits = a ^ b
  let count = 0
  while (bits !== 0) {
    bits &= bits - 1
    if (++count > 2 * most) return false
  }
  return true
}

const rows = [new Uint8Array(66), new Uint8Array(66), new Uint8Array(66)]

/** The distance of two words, or `most + 1` where it is more than `most`. Words of more than 64 letters are far. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 64 || b.length > 64) return most + 1
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    now[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      now[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, now] = [last, now, before]
  }
  return last[b.length] ?? most + 1
}

/** True where the word begins as the typed one does, give or take the slips: people search while they type. */
export function beginsNear(typed: string, word: string, most: number): boolean {
  if (word.length <= typed.length) return distance(typed, word, most) <= most
  for (let extra = 0; extra <= most; extra++) {
    if (distance(typed, word.slice(0, typed.length + extra), most) <= most) return true
    if (extra > 0 && distance(typed, word.slice(0, typed.length - extra), most) <= most) return true
  }
  return false
}
