// How alike two short texts are.

/** The letters of a text as bits, and its digits: what two texts can't have in common is seen at once. */
export function lettersOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31)
  return bits
}

/** How many bits are set. */
function bitsIn(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** False where two texts with these letters are surely more edits apart. */
export function mayBeNear(letters: number, others: number, limit: number): boolean {
  return bitsIn(letters ^ others) <= 2 * limit
}

/** False where two texts with these letters have too few in common to look alike. */
export function mayLookAlike(letters: number, others: number): boolean {
  return bitsIn(letters & others) * 2 >= bitsIn(letters | others)
}

const rows = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)] as const

/**
 * Edits from one text to the other: a letter put in, left out, replaced, or two neighbours that changed places.
 * @returns at most `limit + 1`, which stands for more than the limit
 */
export function editsBetween(a: string, b: string, limit: number): number {
  if (a === b) return 0
  const [m, n] = [a.length, b.length]
  if (Math.abs(m - n) > limit || m > 250 || n > 250) return limit + 1
  let [before, last, row] = rows as unknown as [Uint16Array, Uint16Array, Uint16Array]
  for (let j = 0; j <= n; j++) last[j] = j
  for (let i = 1; i <= m; i++) {
    row[0] = i
    let least = i
    const one = a.charCodeAt(i - 1)
    for (let j = 1; j <= n; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (one === other ? 0 : 1),
      )
      if (i > 1 && j > 1 && one === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[n] as number, limit + 1)
}

/** The measure of Jaro and Winkler: 1 for equal texts, 0 for texts without a letter in common; beginnings count more. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const [m, n] = [a.length, b.length]
  if (m === 0 || n === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(m, n) / 2) - 1)
  const taken = new Uint8Array(n)
  const matched: number[] = []
  for (let i = 0; i < m; i++) {
    const code = a.charCodeAt(i)
    for (let j = Math.max(0, i - reach); j < Math.min(n, i + reach + 1); j++) {
      if (taken[j] === 1 || b.charCodeAt(j) !== code) continue
      taken[j] = 1
      matched.push(code)
      break
    }
  }
  const common = matched.length
  if (common === 0) return 0
  let [swapped, k] = [0, 0]
  for (let j = 0; j < n; j++) if (taken[j] === 1 && b.charCodeAt(j) !== matched[k++]) swapped++
  const jaro = (common / m + common / n + (common - swapped / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < m && prefix < n && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
