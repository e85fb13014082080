// Looking for edits that are in the book already: sent by another tab, or by a request whose answer was lost.

import { parseCommit } from './commit.ts'
import type { GitObject } from './object.ts'
import type { Remote } from './remote.ts'
import type { Store } from './store.ts'
import { type Mark, readMark } from './trailer.ts'

export interface Found extends Mark {
  readonly commit: string
}

/** Nobody is offline for so long that more commits than these have come, and still unsure of an edit. */
const MOST_COMMITS = 2000

/**
 * @param floors for each edit the commit after which it must be, if it is anywhere; undefined: not known
 * @returns the edits that are in the commits up to `tip`, by their ids
 * No request where the commits are at hand; one where the floors lie on one line, as those of one outbox do: oldest first.
 */
export async function search(
  { store, remote }: { readonly store: Store; readonly remote: Remote },
  tip: string,
  floors: ReadonlyMap<string, string | undefined>,
  signal?: AbortSignal,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const seen = new Set<string>()
  const unlimited = [...floors.values()].includes(undefined)
  for (const floor of unlimited ? [undefined] : floors.values()) {
    if (floor !== undefined && seen.has(floor)) continue
    const commits = atHand(store, tip, floor) ?? (await remote.commits(tip, floor, MOST_COMMITS, signal))
    for (const [commit, { bytes }] of commits) {
      seen.add(commit)
      const mark = readMark(parseCommit(bytes).message)
      if (mark !== undefined && floors.has(mark.edit)) found.set(mark.edit, { ...mark, commit })
    }
  }
  return found
}

/** The commits after `floor`, where all of them are in the store, one upon the other; else undefined. */
function atHand(store: Store, tip: string, floor: string | undefined): Map<string, GitObject> | undefined {
  const commits = new Map<string, GitObject>()
  for (let id = tip; id !== floor; ) {
    const commit = store.get(id)
    const parents = commit?.type === 'commit' ? parseCommit(commit.bytes).parents : []
    const [parent] = parents
    if (commit === undefined || parent === undefined || parents.length > 1) return undefined
    commits.set(id, commit)
    id = parent
  }
  return commits
}
