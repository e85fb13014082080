// When git could not write all files of a later commit (the disk is full, a folder may not be written), it leaves those that it
// had written. They are taken back, so that the folder is as it was.

import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Clone } from './clone.ts'

/** What git says when the system refused it a file, and not: somebody's file is in the way. */
const UNWRITTEN = /unable to (?:write|create|unlink)|no space left|disk quota|could not write|cannot create/i

export function isUnwritten(error: unknown): boolean {
  return UNWRITTEN.test(String((error as Error).message ?? error))
}

/**
 * Takes back what a fast-forward from one commit to another has written, wholly or in part; what anybody else wrote stays. The
 * index is still that of the first commit: git writes it last.
 */
export async function retreat({ git, repo, root }: Clone, from: string, to: string): Promise<void> {
  const printed = await git.run(['diff-tree', '-r', '-z', '--name-only', '--no-renames', from, to])
  const changed = printed.split('\0').filter(Boolean)
  const [before, after] = await Promise.all([repo.tree(from), repo.tree(to)])
  const ids = changed.flatMap((file) => [before.get(file)?.id, after.get(file)?.id])
  const blobs = await repo.blobs(ids.filter((id) => id !== undefined))
  const restored: string[] = []
  for (const file of changed) {
    const place = path.join(root, file)
    const now = await readFile(place).catch(() => undefined)
    const fresh = blobs.get(after.get(file)?.id ?? '')
    const isGits = now === undefined || (fresh !== undefined && isStartOf(now, fresh))
    if (!isGits) continue
    // What is new goes first: that makes the room that the others need.
    if (before.has(file)) restored.push(file)
    else if (now !== undefined) await rm(place, { force: true })
  }
  const input = restored.map((file) => `${file}\0`).join('')
  if (restored.length > 0) await git.run(['checkout-index', '--force', '-z', '--stdin'], { input })
}

function isStartOf(one: Uint8Array, other: Uint8Array): boolean {
  return one.length <= other.length && Buffer.compare(one, other.subarray(0, one.length)) === 0
}
