// Reads a ref from its file: a process of git for it takes a hundred times as long.

import { readFileSync } from 'node:fs'
import path from 'node:path'

const NAME = /^ref: (refs\/\S.*)$/

/** The branch that is checked out, by its full name; undefined where none is, or where only git can tell. */
export function branchIn(gitDir: string): string | undefined {
  return NAME.exec(textOf(gitDir, 'HEAD'))?.[1]
}

/**
 * The commit of a ref, by its full name or `HEAD`.
 * @returns undefined where only git can tell: refs that are packed, of a linked work tree, of another format
 */
export function commitIn(gitDir: string, ref: string): string | undefined {
  const text = textOf(gitDir, ref)
  const target = ref === 'HEAD' ? NAME.exec(text)?.[1] : undefined
  const id = target === undefined ? text : textOf(gitDir, target)
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined
}

function textOf(gitDir: string, ref: string): string {
  try {
    return readFileSync(path.join(gitDir, ...ref.split('/')), 'utf8').trim()
  } catch {
    return ''
  }
}
