// Which file became which: the renames between two trees. Pure, but for reading the texts in question, so that every
// store of commits finds the same ones.

import type { Repo, Tree } from './repo.ts'

/** From the former path to the one now. */
export type Renames = ReadonlyMap<string, string>

/** As git's own default: half of the text is the same. */
const ALIKE = 0.5
/** Pairs of files that are compared by their texts, at most: beyond, only what is the same byte for byte is followed. */
const MOST = 40_000

export async function findRenames(from: Tree, to: Tree, repo: Pick<Repo, 'blobs'>): Promise<Renames> {
  const gone = [...from].filter(([path]) => !to.has(path))
  const come = new Map([...to].filter(([path]) => !from.has(path)))
  const renames = new Map<string, string>()
  if (gone.length === 0 || come.size === 0) return renames
  const take = (old: string, path: string) => {
    renames.set(old, path)
    come.delete(path)
  }
  const byId = Map.groupBy(come, ([, file]) => file.id)
  for (const [old, file] of gone) {
    const same = byId.get(file.id)?.filter(([path]) => come.has(path)) ?? []
    const best = same.find(([path]) => nameOf(path) === nameOf(old)) ?? same[0]
    if (best !== undefined) take(old, best[0])
  }
  // A card that moved to another folder keeps its file name, and that is its identity, whatever was edited.
  const byName = Map.groupBy(come.keys(), nameOf)
  for (const [old] of gone) {
    if (renames.has(old)) continue
    const same = byName.get(nameOf(old))?.filter((path) => come.has(path)) ?? []
    if (same.length === 1 && same[0] !== undefined) take(old, same[0])
  }
  const left = gone.filter(([path]) => !renames.has(path))
  if (left.length === 0 || come.size === 0 || left.length * come.size > MOST) return renames
  const ids = [...left.map(([, file]) => file), ...come.values()]
    .filter((file) => file.mode !== '160000')
    .map((file) => file.id)
  const texts = await repo.blobs(ids)
  const linesBy = new Map([...texts].map(([id, bytes]) => [id, linesOf(bytes)]))
  const pairs: { old: string; path: string; likeness: number }[] = []
  for (const [old, file] of left)
    for (const [path, other] of come) {
      const likeness = likenessOf(linesBy.get(file.id), linesBy.get(other.id))
      if (likeness >= ALIKE) pairs.push({ old, path, likeness })
    }
  pairs.sort((a, b) => b.likeness - a.likeness || compare(a.old, b.old) || compare(a.path, b.path))
  for (const { old, path } of pairs) if (!renames.has(old) && come.has(path)) take(old, path)
  return renames
}

interface Lines {
  readonly size: number
  /** Bytes by line. */
  readonly of: ReadonlyMap<string, number>
}

function linesOf(bytes: Uint8Array): Lines {
  const of = new Map<string, number>()
  const text = new TextDecoder().decode(bytes)
  for (const line of text.split('\n')) of.set(line, (of.get(line) ?? 0) + line.length + 1)
  return { size: text.length + 1, of }
}

/** The part of the longer text that stands in both, 0 to 1. */
function likenessOf(one: Lines | undefined, other: Lines | undefined): number {
  if (one === undefined || other === undefined) return 0
  let shared = 0
  for (const [line, size] of one.of) shared += Math.min(size, other.of.get(line) ?? 0)
  return shared / Math.max(one.size, other.size)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
