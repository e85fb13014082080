// From pairs to groups. Never by the chain alone: a record joins a group only where, taken all together, it fits those who
// are in it.

/** How much a single pair may say for or against a group, in natural logarithms of odds. */
const FOR = 6
const AGAINST = -6

/**
 * @param edges pairs that may be one, strongest first
 * @param odds  logarithm of the odds that two records are one; also asked for pairs that are no edge
 * @param least what the pairs between two groups must come to on average for them to become one
 * @returns groups of two or more records
 */
export function cluster(
  edges: readonly { readonly a: number; readonly b: number }[],
  odds: (a: number, b: number) => number,
  least: number,
): number[][] {
  const groups = new Map<number, number[]>()
  for (const { a, b } of edges) {
    const [one, other] = [groups.get(a) ?? [a], groups.get(b) ?? [b]]
    if (one === other || !fits(one, other, odds, least)) continue
    const [large, small] = one.length >= other.length ? [one, other] : [other, one]
    large.push(...small)
    for (const record of large) groups.set(record, large)
  }
  return [...new Set(groups.values())].map((group) => group.sort((x, y) => x - y))
}

/** Groups larger than this are looked at by their first members only. */
const LOOKED = 40

function fits(
  one: readonly number[],
  other: readonly number[],
  odds: (a: number, b: number) => number,
  least: number,
): boolean {
  let [sum, n] = [0, 0]
  for (const a of one.slice(0, LOOKED))
    for (const b of other.slice(0, LOOKED)) {
      sum += Math.max(AGAINST, Math.min(FOR, odds(a, b)))
      n++
    }
  return sum / n >= least
}
