// What one tree has that another has not. Two versions of a folder of 10,000 files differ in one: the bytes that are
// alike before and behind it are compared as bytes, and never made into entries.

export interface TreeEntry {
  /** Six digits, as git prints it: 100644 a file, 040000 a folder, 120000 a link, 160000 another repository. */
  readonly mode: string
  readonly name: string
  readonly id: string
}

export const FOLDER = '040000'
export const FILE = '100644'

const ID_BYTES = 20

/** All entries of a tree object. */
export function entriesOf(tree: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < tree.length; at = endOf(tree, at)) entries.push(entryAt(tree, at))
  return entries
}

export interface TreeChange extends TreeEntry {
  /** What had this name. */
  readonly before?: TreeEntry
}

export interface TreeDiff {
  /** Entries of `after` that `before` does not have with the same name, mode and object. */
  readonly brought: readonly TreeChange[]
  /** Entries of `before` whose names `after` does not have. */
  readonly gone: readonly TreeEntry[]
}

/** Compares two tree objects. */
export function diffTrees(before: Buffer, after: Buffer): TreeDiff {
  const [old, now] = [changedPart(before, after), changedPart(after, before)]
  let [i, j] = [old.start, now.start]
  const left: TreeEntry[] = []
  const right: TreeEntry[] = []
  // Both are read until what remains is the same bytes, read from the same place.
  for (;;) {
    const [restOld, restNow] = [before.length - i, after.length - j]
    if (restOld === restNow && restNow <= now.alike) break
    if (restOld >= restNow) {
      left.push(entryAt(before, i))
      i = endOf(before, i)
    }
    if (restNow >= restOld) {
      right.push(entryAt(after, j))
      j = endOf(after, j)
    }
  }
  const byName = new Map(left.map((entry) => [entry.name, entry]))
  const names = new Set(right.map(({ name }) => name))
  const brought: TreeChange[] = []
  for (const entry of right) {
    const known = byName.get(entry.name)
    if (known === undefined) brought.push(entry)
    else if (known.id !== entry.id || known.mode !== entry.mode) brought.push({ ...entry, before: known })
  }
  return { brought, gone: left.filter(({ name }) => !names.has(name)) }
}

/** Where the first entry that differs begins, and how many bytes at the end are alike. */
function changedPart(one: Buffer, other: Buffer): { start: number; alike: number } {
  const shorter = Math.min(one.length, other.length)
  const same = sameBytes(shorter, (from, to) => one.compare(other, from, to, from, to) === 0)
  let start = 0
  for (let end = 0; start < one.length; start = end) {
    end = endOf(one, start)
    if (end > same) break
  }
  const [m, n] = [one.length, other.length]
  const alike = sameBytes(
    shorter - Math.min(start, shorter),
    (from, to) => one.compare(other, n - to, n - from, m - to, m - from) === 0,
  )
  return { start, alike }
}

/** How many bytes are the same, asked for in smaller and smaller steps. */
function sameBytes(most: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0
  for (const step of [4096, 512, 64, 8, 1])
    while (same + step <= most && isSame(same, same + step)) same += step
  return same
}

function entryAt(tree: Buffer, at: number): TreeEntry {
  const blank = tree.indexOf(0x20, at)
  const zero = tree.indexOf(0, at)
  return {
    mode: tree.toString('latin1', at, blank).padStart(6, '0'),
    name: tree.toString('utf8', blank + 1, zero),
    id: tree.toString('hex', zero + 1, zero + 1 + ID_BYTES),
  }
}

/** @throws where the bytes are no tree: git has refused such before */
function endOf(tree: Buffer, at: number): number {
  const zero = tree.indexOf(0, at)
  const end = zero + 1 + ID_BYTES
  if (zero < 0 || end > tree.length) throw new Error('This is no tree object.')
  return end
}
