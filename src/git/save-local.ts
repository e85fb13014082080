// The commit of what was changed here since the last one.

import { type LocalChange, localChanges, partBroken } from './changes.ts'
import type { Clone, Stop } from './clone.ts'
import { messageFor, save } from './save.ts'
import type { WorkTreeState } from './state.ts'
import type { Draft, SyncOptions } from './sync-report.ts'

/** @returns the commit with what was changed here; in a dry run one that no branch knows */
export async function saveLocal(
  clone: Clone,
  state: WorkTreeState,
  head: string,
  report: Draft,
  options: SyncOptions,
): Promise<string | Stop> {
  const changes = await localChanges(clone, state)
  if (changes.length === 0) {
    report.leftOut = []
    return head
  }
  const read = options.read()
  const { good, leftOut } = partBroken(changes, read, clone)
  report.leftOut = leftOut
  if (good.length === 0) return head
  options.say?.('Committing what you changed')
  const message = messageFor(good, read.book.config, clone)
  if (options.dryRun) {
    report.saved = [message]
    return commitApart(clone, head, good, message)
  }
  const refused = await save(clone, good, message)
  if (refused !== undefined) return refused
  report.saved = [...report.saved, message]
  return (await clone.repo.head()) ?? head
}

async function commitApart(
  { repo }: Clone,
  head: string,
  changes: readonly LocalChange[],
  message: string,
): Promise<string> {
  const tree = await repo.tree(head)
  // What is no text stays as it was: it says nothing of what a merge would decide.
  const files = changes.filter(({ after, isGone }) => after !== undefined || isGone)
  const ids = await repo.write(files.map(({ after }) => new TextEncoder().encode(after)))
  const entries = files.map(({ path, isGone }, i) => {
    const file = { mode: tree.get(path)?.mode ?? '100644', id: ids[i] ?? '' }
    return [path, isGone ? undefined : file] as const
  })
  return repo.commit({ tree: await repo.writeTree(head, new Map(entries)), parents: [head], message })
}
