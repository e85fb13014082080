// Values of one kind, each with a number, how many records have it, and a memory of how two of them compare.

export interface Table {
  readonly texts: readonly string[]
  /** Records that have a value, by its number. */
  readonly counts: readonly number[]
  /** The number of a text; -1 for ''. */
  readonly add: (text: string) => number
  /** Counts a record that has these values. */
  readonly countAll: (numbers: Iterable<number>) => void
}

export function createTable(): Table {
  const [texts, counts, numbers] = [[] as string[], [] as number[], new Map<string, number>()]
  return {
    texts,
    counts,
    add: (text) => {
      if (text === '') return -1
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      counts.push(0)
      return texts.push(text) - 1
    },
    countAll: (all) => {
      for (const number of all) if (number >= 0) counts[number] = (counts[number] ?? 0) + 1
    },
  }
}

/** The numbers of a record's texts, each once; counted. */
export function addAll(
  table: Table,
  texts: readonly string[] | undefined,
  plain: (text: string) => string,
): number[] {
  const numbers = [...new Set((texts ?? []).map((text) => table.add(plain(text))))].filter((one) => one >= 0)
  table.countAll(numbers)
  return numbers
}

/** Of the values that two records have both, how many records have the rarest; 1 where they have none. */
export function rarest(table: Table, mine: readonly number[] = [], theirs: readonly number[] = []): number {
  const common = mine.filter((one) => theirs.includes(one)).map((one) => table.counts[one] ?? 1)
  return common.length === 0 ? 1 : Math.min(...common)
}

/** The best level of any value of one record with any of the other; `nothing` where either has none. */
export function best(
  mine: readonly number[] = [],
  theirs: readonly number[] = [],
  nothing: number,
  level: (a: number, b: number) => number,
): number {
  if (mine.length === 0 || theirs.length === 0) return nothing
  let top = 0
  for (const a of mine)
    for (const b of theirs) {
      const now = level(a, b)
      if (now > top) top = now
    }
  return top
}

/** So many results are remembered. */
const REMEMBERED = 1_500_000

/** A symmetric comparison of two numbered values that is worked out once. */
export function remember(compare: (a: number, b: number) => number): (a: number, b: number) => number {
  const known = new Map<number, number>()
  return (a, b) => {
    const key = a < b ? a * 0x4000000 + b : b * 0x4000000 + a
    let level = known.get(key)
    if (level === undefined) {
      level = compare(a, b)
      if (known.size >= REMEMBERED) known.clear()
      known.set(key, level)
    }
    return level
  }
}
