// What is to be done with each file when two people's work comes together: decided from three trees, before anything
// is read or written. The sides may be swapped: the plan is the same but for their names.
// The rules: docs/sync.md, "What happens to files".

import { foldSlug } from '../book/index.ts'
import type { Renames } from './renames.ts'
import type { Tree, TreeFile } from './repo.ts'

export interface Side {
  readonly tree: Tree
  /** From the base to this side. */
  readonly renames: Renames
}

/** A file in one tree. */
export interface Placed extends TreeFile {
  readonly path: string
}

/** The versions of one file; those that there are. */
export interface Versions {
  readonly base?: Placed
  readonly ours?: Placed
  readonly theirs?: Placed
}

export type Decision = Versions & {
  /** Where the file is in the end. */
  readonly path: string
  readonly what: /** One side changed it, or both alike. */
    | 'take'
    /** Both changed it. */
    | 'merge'
    /** One deleted it, nobody edited it. */
    | 'delete'
    /** One deleted it, the other edited it: the edit stays. */
    | 'keep'
    /** Both added a file of this name, or of this slug. */
    | 'both-added'
  /** What both renamed: the name that lost. */
  readonly formerly?: string
}

/** Cards are told by their slug wherever they lie; other files by their path. */
export interface Layout {
  /** The book's folder from the root of the repository, with `/` behind it; '' for the root. */
  readonly prefix: string
}

/** True for a card of the book: `_templates/` and files of editors are none. */
export function isCard(path: string, { prefix }: Layout): boolean {
  const name = path.slice(prefix.length)
  return path.startsWith(prefix) && /\.md$/i.test(name) && !/(^|\/)[._]/.test(name)
}

/** What cannot be in one book twice. */
export function identityOf(path: string, layout: Layout): string {
  return isCard(path, layout) ? `card ${foldSlug(path.slice(path.lastIndexOf('/') + 1))}` : path
}

/** Decides for every file that is not the same in all three trees. */
export function planMerge(base: Tree, ours: Side, theirs: Side, layout: Layout): Decision[] {
  const decisions: Decision[] = []
  const known = { ours: new Set<string>(), theirs: new Set<string>() }
  for (const [path, file] of base) {
    const o = placeOf(ours, path)
    const t = placeOf(theirs, path)
    if (o !== undefined) known.ours.add(o.path)
    if (t !== undefined) known.theirs.add(t.path)
    const decision = decide({ ...file, path }, o, t)
    if (decision !== undefined) decisions.push(decision)
  }
  const added = { ours: newIn(ours, known.ours), theirs: newIn(theirs, known.theirs) }
  const byIdentity = new Map(added.theirs.map((file) => [identityOf(file.path, layout), file]))
  for (const one of added.ours) {
    const other = byIdentity.get(identityOf(one.path, layout))
    if (other === undefined) {
      decisions.push({ what: 'take', path: one.path, ours: one })
      continue
    }
    byIdentity.delete(identityOf(one.path, layout))
    const [path = ''] = [one.path, other.path].sort()
    const what = isSame(one, other) ? 'take' : 'both-added'
    decisions.push({ what, path, ours: one, theirs: other })
  }
  for (const file of byIdentity.values()) decisions.push({ what: 'take', path: file.path, theirs: file })
  return decisions.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function placeOf({ tree, renames }: Side, path: string): Placed | undefined {
  const now = renames.get(path) ?? path
  const file = tree.get(now)
  return file === undefined ? undefined : { ...file, path: now }
}

function newIn({ tree }: Side, known: ReadonlySet<string>): Placed[] {
  return [...tree].filter(([path]) => !known.has(path)).map(([path, file]) => ({ ...file, path }))
}

function decide(base: Placed, ours: Placed | undefined, theirs: Placed | undefined): Decision | undefined {
  if (ours === undefined && theirs === undefined) return undefined
  if (ours === undefined || theirs === undefined) {
    const left = (ours ?? theirs) as Placed
    const versions = ours === undefined ? { base, theirs: left } : { base, ours: left }
    const untouched = isSame(left, base) && left.path === base.path
    return { what: untouched ? 'delete' : 'keep', path: left.path, ...versions }
  }
  const moved = pathFor(base.path, ours.path, theirs.path)
  const stays = moved.path === base.path && ours.path === base.path && theirs.path === base.path
  if (stays && isSame(ours, base) && isSame(theirs, base)) return undefined
  const isClear = isSame(ours, theirs) || isSame(ours, base) || isSame(theirs, base)
  return { what: isClear && moved.formerly === undefined ? 'take' : 'merge', ...moved, base, ours, theirs }
}

/** The three-way merge of names; of two new ones the smaller. */
function pathFor(base: string, ours: string, theirs: string): { path: string; formerly?: string } {
  if (ours === theirs || theirs === base) return { path: ours }
  if (ours === base) return { path: theirs }
  return ours < theirs ? { path: ours, formerly: theirs } : { path: theirs, formerly: ours }
}

function isSame(one: TreeFile, other: TreeFile): boolean {
  return one.id === other.id && one.mode === other.mode
}

/** Of three versions the one that is taken where at most one side changed it. */
export function taken({ base, ours, theirs }: Versions): TreeFile {
  const [first, second] = [ours, theirs]
  if (first === undefined || second === undefined) return (first ?? second ?? base) as TreeFile
  return base !== undefined && isSame(first, base) ? second : first
}
