// The longest common subsequence of two lists: what diffs are made of. Quadratic between the equal ends.

/** Beyond, as for thousands of lines of which none is where it was, only equal ends count: 4 MB of memory, some milliseconds. */
const MOST_CELLS = 1_000_000

/** Index pairs of elements that both lists have, in order; the leftmost of several equally long ones. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let tail = 0
  while (
    tail < a.length - start &&
    tail < b.length - start &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i])
  pairs.push(...between(a, b, start, a.length - tail, b.length - tail))
  for (let i = tail; i > 0; i--) pairs.push([a.length - i, b.length - i])
  return pairs
}

function between(
  a: readonly string[],
  b: readonly string[],
  start: number,
  endA: number,
  endB: number,
): [number, number][] {
  const width = endB - start + 1
  const rows = endA - start
  if (rows === 0 || width === 1 || rows * width > MOST_CELLS) return []
  // longest[i, j]: of what follows a's element i and b's element j.
  const longest = new Uint32Array((rows + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      longest[i * width + j] =
        a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < rows && j < width - 1; ) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
