// What is worth keeping between pages: the tip's commit, and of its folders and files what was needed.

import { parseCommit } from './commit.ts'
import type { GitObject } from './object.ts'
import type { Store } from './store.ts'
import { FOLDER, parseTree } from './tree.ts'
import type { ThinState } from './types.ts'

const MOST = 1 << 20

/** Ids of what is at hand of a commit: it, then folders before files. */
export function reached(store: Store, tip: string | undefined): string[] {
  const commit = tip === undefined ? undefined : store.get(tip)
  if (tip === undefined || commit?.type !== 'commit') return []
  // Sets, which also go through what is added on the way: folders of folders that are all alike are looked at once.
  const folders = new Set([parseCommit(commit.bytes).tree].filter((id) => store.has(id)))
  const files = new Set<string>()
  for (const id of folders) {
    const tree = store.get(id)
    if (tree?.type !== 'tree') continue
    for (const entry of parseTree(tree.bytes).values())
      if (store.has(entry.id)) (entry.mode === FOLDER ? folders : files).add(entry.id)
  }
  return [tip, ...folders, ...files]
}

/** The state up to a megabyte; folders that no longer fit are fetched again. */
export function saveState(store: Store, url: string, tip: string | undefined): ThinState {
  const objects: { type: 'commit' | 'tree' | 'blob'; bytes: Uint8Array }[] = []
  let left = MOST
  for (const id of reached(store, tip)) {
    const object = store.get(id)
    if (object === undefined || object.type === 'tag' || object.bytes.length > left) continue
    left -= object.bytes.length
    objects.push({ type: object.type, bytes: object.bytes })
  }
  return { version: 1, url, tip, objects }
}

/** @returns the tip, if the state is one of this repository and has it. Ids are computed, not believed. */
export function restoreState(store: Store, url: string, state: ThinState | undefined): string | undefined {
  try {
    if (state?.version !== 1 || state.url !== url) return undefined
    for (const { type, bytes } of state.objects) {
      const object: GitObject = { type, bytes: new Uint8Array(bytes) }
      store.put(object)
    }
    return state.tip !== undefined && store.get(state.tip)?.type === 'commit' ? state.tip : undefined
  } catch {
    // Stored by an earlier version of this page, or damaged: a cold start is as good.
    return undefined
  }
}
