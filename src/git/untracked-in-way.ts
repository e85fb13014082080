// A file here that git does not know, where others added one of the same name. git's own fast-forward would stop at it, or,
// where it is ignored, write over it.

import { lstatSync } from 'node:fs'
import path from 'node:path'
import { type Clone, type Stop, some, stop } from './clone.ts'

/**
 * @param ours   names that the coming commit takes in
 * @param base   the commit that both sides began from
 * @returns undefined where no such file is in the way
 */
export async function untrackedInWay(
  { git, root }: Pick<Clone, 'git' | 'root'>,
  base: string,
  tip: string,
  ours: ReadonlySet<string>,
): Promise<Stop | undefined> {
  const added = ['diff-tree', '-r', '-z', '--no-renames', '--diff-filter=A', '--name-only', base, tip]
  const here = (await git.run(added))
    .split('\0')
    .filter((file) => file !== '' && !ours.has(file))
    .filter((file) => lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isDirectory() === false)
  if (here.length === 0) return undefined
  const known = new Set((await git.run(['ls-files', '-z'])).split('\0'))
  const files = here.filter((file) => !known.has(file))
  if (files.length === 0) return undefined
  const [is, its] = files.length === 1 ? ['is', 'a file of its name'] : ['are', 'files of their names']
  return stop(
    'untracked',
    `${some(files)} ${is} only in this folder, and others added ${its} to the shared book.`,
    `Nothing was changed: yours ${is} here, theirs ${is} shared. Give yours another name, or move it away, then run cardfile sync again.`,
  )
}
