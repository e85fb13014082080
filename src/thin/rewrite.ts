// A changed set of files to new folders: every folder on the way gets a new object.

import type { NewObject } from './pack-write.ts'
import type { Store } from './store.ts'
import { FILE, FOLDER, formatTree } from './tree.ts'
import type { TreeEntry } from './types.ts'
import { EMPTY_TREE, entriesOf, partsOf, type Walk } from './walk.ts'

/** A file's new bytes by its path; undefined removes it. */
export type Changes = ReadonlyMap<string, Uint8Array | undefined>

/** Thrown where a name is needed for a file and a folder. The message is for people. */
export class NameClash extends Error {}

export interface Rewritten {
  readonly root: string
  /** What the server may lack, each after what it is like. All of it is in the store. */
  readonly made: readonly NewObject[]
}

export async function rewrite(walk: Walk, root: string, changes: Changes): Promise<Rewritten> {
  const made: NewObject[] = []
  const leaves = [...changes].map(([path, bytes]) => ({ parts: partsOf(path), bytes }))
  const id = await rewriteFolder(walk, root, leaves, made)
  if (id !== undefined) return { root: id, made }
  // An empty root is a tree all the same.
  made.push(keep(walk.store, 'tree', new Uint8Array(), undefined))
  return { root: EMPTY_TREE, made }
}

interface Leaf {
  readonly parts: readonly string[]
  readonly bytes: Uint8Array | undefined
}

/** @returns undefined for a folder that is empty by now */
async function rewriteFolder(
  walk: Walk,
  id: string | undefined,
  leaves: readonly Leaf[],
  made: NewObject[],
): Promise<string | undefined> {
  const entries = new Map<string, TreeEntry>(id === undefined ? [] : await entriesOf(walk, id))
  const below = new Map<string, Leaf[]>()
  for (const { parts, bytes } of leaves) {
    const [name = '', ...rest] = parts
    const entry = entries.get(name)
    if (rest.length > 0) {
      if (entry !== undefined && entry.mode !== FOLDER) throw clash(name)
      below.set(name, [...(below.get(name) ?? []), { parts: rest, bytes }])
    } else if (bytes === undefined) entries.delete(name)
    else {
      if (entry !== undefined && !entry.mode.startsWith('100')) throw clash(name)
      const like = entry === undefined ? undefined : walk.store.get(entry.id)
      const blob = keep(walk.store, 'blob', bytes, like && entry && { id: entry.id, bytes: like.bytes })
      if (blob.id !== entry?.id) made.push(blob)
      // A card that an old clone has marked as a program is one no more: no server takes it back so.
      entries.set(name, { mode: FILE, id: blob.id })
    }
  }
  for (const [name, inside] of below) {
    const folder = await rewriteFolder(walk, entries.get(name)?.id, inside, made)
    if (folder === undefined) entries.delete(name)
    else entries.set(name, { mode: FOLDER, id: folder })
  }
  if (entries.size === 0) return undefined
  const old = id === undefined ? undefined : walk.store.get(id)
  const tree = keep(walk.store, 'tree', formatTree(entries), old && id ? { id, bytes: old.bytes } : undefined)
  if (tree.id !== id) made.push(tree)
  return tree.id
}

function keep(store: Store, type: 'blob' | 'tree', bytes: Uint8Array, like: NewObject['like']): NewObject {
  return { type, bytes, id: store.put({ type, bytes }), like }
}

function clash(name: string): NameClash {
  return new NameClash(`“${name}” is the name of a folder and of a file. Give one of them another name.`)
}
