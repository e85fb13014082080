// The rule at every level of a merge: who alone changed a thing is followed; what both changed is contested.

/**
 * Decides between three versions of one thing, compared by `===`; undefined stands for "not there".
 * @param contested decides where both sides changed it, each in its own way. It must choose by a total order, so that
 *                  sides may be swapped and a result be merged again without changing.
 */
export function threeWay<T>(base: T, ours: T, theirs: T, contested: (ours: T, theirs: T) => T): T {
  if (ours === theirs || theirs === base) return ours
  return ours === base ? theirs : contested(ours, theirs)
}

/** True where both sides changed a thing, each in its own way. */
export function isContested<T>(base: T, ours: T, theirs: T): boolean {
  return ours !== theirs && ours !== base && theirs !== base
}

/** Order by Unicode code points, as UTF-8 bytes have it; UTF-16 units differ beyond the Basic Multilingual Plane. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Surrogates come behind the rest of the plane. */
function rank(unit: number): number {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** The text that is greater by code points; a text is greater than none. */
export function greater<T extends string | undefined>(a: T, b: T): T {
  if (a === undefined || b === undefined) return a ?? b
  return compareText(a, b) >= 0 ? a : b
}

/** A text that both sides changed and that means nothing: the greater by code points. */
export function layout<T extends string | undefined>(base: T, ours: T, theirs: T): T {
  return threeWay(base, ours, theirs, greater)
}

/** The same done to each of three versions. */
export function eachOf<T, R>([base, ours, theirs]: readonly [T, T, T], make: (version: T) => R): [R, R, R] {
  return [make(base), make(ours), make(theirs)]
}
