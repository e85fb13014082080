// What changes between two texts, line by line, for people to see before or after it happens.

export interface DiffLine {
  readonly sign: '+' | '-'
  readonly text: string
  /** 1-based line of the old text for `-`, of the new one for `+`. */
  readonly line: number
}

/** Beyond this many lines the middle is shown as removed and added whole: nobody reads such a diff. */
const MOST = 1000

/** The lines that went and the lines that came, in the order of the text; equal lines are left out. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split(/\r?\n/)
  const b = after.split(/\r?\n/)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const removed = a.slice(start, a.length - end)
  const added = b.slice(start, b.length - end)
  const kept = removed.length > MOST || added.length > MOST ? [] : longestCommon(removed, added)
  const diff: DiffLine[] = []
  let i = 0
  let j = 0
  for (const [x, y] of [...kept, [removed.length, added.length] as const]) {
    for (; i < x; i++) diff.push({ sign: '-', text: removed[i] ?? '', line: start + i + 1 })
    for (; j < y; j++) diff.push({ sign: '+', text: added[j] ?? '', line: start + j + 1 })
    i = x + 1
    j = y + 1
  }
  return diff
}

/** Pairs of positions of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
