// Reads a ref from its file, since a process of git for it takes longer than all the reading does.

import { readFile } from 'node:fs/promises'
import path from 'node:path'

const NAME = /^ref: (refs\/\S.*)$/

/** The branch that is checked out, by its full name; undefined where none is, or where only git can tell. */
export async function branchIn(gitDir: string): Promise<string | undefined> {
  return NAME.exec(await textOf(gitDir, 'HEAD'))?.[1]
}

/**
 * The commit of a ref, by its full name or `HEAD`.
 * @returns undefined where only git can tell: refs that are packed, of a linked work tree, of another format
 */
export async function commitIn(gitDir: string, ref: string): Promise<string | undefined> {
  const text = await textOf(gitDir, ref)
  const target = ref === 'HEAD' ? NAME.exec(text)?.[1] : undefined
  const id = target === undefined ? text : await textOf(gitDir, target)
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined
}

async function textOf(gitDir: string, ref: string): Promise<string> {
  return (await readFile(path.join(gitDir, ...ref.split('/')), 'utf8').catch(() => '')).trim()
}
