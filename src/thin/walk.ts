// From a commit down to files: one level of folders a request, for all paths at once.

import { parseCommit } from './commit.ts'
import { Damage } from './damage.ts'
import type { GitObject } from './object.ts'
import type { Store } from './store.ts'
import { type Entries, FOLDER, parseTree } from './tree.ts'

export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/** Makes sure that objects are in the store. */
export type Need = (ids: Iterable<string>) => Promise<void>

export interface Walk {
  readonly store: Store
  readonly need: Need
}

/** The root folder of a commit. */
export async function rootOf({ store, need }: Walk, commit: string | undefined): Promise<string> {
  if (commit === undefined) return EMPTY_TREE
  await need([commit])
  return parseCommit(contentOf(store, commit, 'commit')).tree
}

/** A folder's entries by its id. */
export async function entriesOf({ store, need }: Walk, id: string): Promise<Entries> {
  if (id === EMPTY_TREE) return new Map()
  await need([id])
  return parseTree(contentOf(store, id, 'tree'))
}

/** The id of a folder by its path, '' for the root; undefined where there is none. */
export async function folderAt(walk: Walk, root: string, path: string): Promise<string | undefined> {
  let id: string | undefined = root
  for (const name of partsOf(path)) {
    const entry = (await entriesOf(walk, id)).get(name)
    if (entry?.mode !== FOLDER) return undefined
    id = entry.id
  }
  return id
}

/** A file by its path; undefined where there is none, or something else. */
export async function fileAt(walk: Walk, root: string, path: string) {
  const parts = partsOf(path)
  const name = parts.pop() ?? ''
  const folder = await folderAt(walk, root, parts.join('/'))
  const entry = folder === undefined ? undefined : (await entriesOf(walk, folder)).get(name)
  if (entry === undefined || !entry.mode.startsWith('100')) return undefined
  await walk.need([entry.id])
  return { ...entry, bytes: contentOf(walk.store, entry.id, 'blob') }
}

/** Fetches what lies on the ways to these files, and them: as many requests as there are levels. */
export async function prefetch(walk: Walk, root: string, paths: readonly string[]): Promise<void> {
  let level = [...new Set(paths)].map((path) => ({ id: root, rest: partsOf(path) }))
  while (level.length > 0) {
    await walk.need(level.map(({ id }) => id).filter((id) => id !== EMPTY_TREE))
    const next: typeof level = []
    for (const { id, rest } of level) {
      const [name, ...below] = rest
      if (name === undefined) continue
      const entry = (await entriesOf(walk, id)).get(name)
      const leads = below.length > 0 ? entry?.mode === FOLDER : entry?.mode.startsWith('100')
      if (entry !== undefined && leads) next.push({ id: entry.id, rest: below })
    }
    level = next
  }
}

export function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function contentOf(store: Store, id: string, type: GitObject['type']): Uint8Array {
  const object = store.get(id)
  if (object?.type !== type) throw new Damage(`no ${type} where one must be`)
  return object.bytes
}
