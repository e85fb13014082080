// What lies between two commits: how they stand to each other, who made the changes, and in which files.

import type { Clone } from './clone.ts'
import { PLAINLY } from './run.ts'

export interface Between {
  /** The best common ancestors: none for two books that have nothing to do with each other. */
  readonly bases: readonly string[]
  /** Who made the commits that only `tip` has. */
  readonly people: readonly string[]
}

/** How two commits stand to each other: one walk through the history tells nearly always. */
export async function between(
  { git, repo }: Pick<Clone, 'git' | 'repo'>,
  start: string,
  tip: string,
): Promise<Between> {
  if (start === tip) return { bases: [start], people: [] }
  const log = await git.run(['log', ...PLAINLY, '--left-right', '--format=%m%P%x00%an', `${start}...${tip}`])
  const lines = log.split('\n').filter(Boolean)
  const isOurs = lines.some((line) => line.startsWith('<'))
  const theirs = lines.filter((line) => line.startsWith('>')).map((line) => line.slice(1).split('\0'))
  const bases = !isOurs ? [start] : theirs.length === 0 ? [tip] : await repo.mergeBases(start, tip)
  // A merge is nobody's change.
  const people = theirs.filter(([parents = '']) => !parents.includes(' ')).map(([, name = '']) => name)
  return { bases, people }
}

/** Paths of the book's files that the others' commits change. */
export async function filesBetween(
  { git, prefix }: Pick<Clone, 'git' | 'prefix'>,
  base: string,
  tip: string,
): Promise<string[]> {
  if (base === tip) return []
  const diff = await git.run(['diff-tree', '-r', '-z', '-M', '--name-only', base, tip])
  return diff.split('\0').filter((file) => file !== '' && file.startsWith(prefix))
}
