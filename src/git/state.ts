// How a work tree stands: one look, so that a sync takes hardly longer than git's own pull.

import type { Clone } from './clone.ts'

export interface WorkTreeState {
  /** The branch that is checked out; undefined for none. */
  readonly branch: string | undefined
  /** The commit; undefined before the first. */
  readonly head: string | undefined
  /** Files that differ from the commit, with the id of the committed blob; undefined where there is none. */
  readonly changed: ReadonlyMap<string, string | undefined>
  /** Files whose change waits in the index. */
  readonly staged: readonly string[]
  /** Files in which a merge left something to decide. */
  readonly unmerged: readonly string[]
  /** Files in the book's folder that git does not know. */
  readonly untracked: readonly string[]
}

export async function stateOf({ git, prefix }: Pick<Clone, 'git' | 'prefix'>): Promise<WorkTreeState> {
  const status = ['status', '--porcelain=v2', '-z', '--branch', '--untracked-files=no', '--no-renames']
  const others = ['--literal-pathspecs', 'ls-files', '-z', '--others', '--exclude-standard', '--']
  const [printed, untracked] = await Promise.all([
    git.run(status),
    git.run([...others, prefix === '' ? '.' : prefix]),
  ])
  const lines = printed.split('\0')
  const about = (key: string) =>
    lines.find((line) => line.startsWith(`# branch.${key} `))?.slice(`# branch.${key} `.length)
  const [head, oid] = [about('head'), about('oid')]
  const entries = lines.filter((line) => line.startsWith('1 ')).map((line) => line.split(' '))
  const pathOf = (parts: readonly string[]) => parts.slice(8).join(' ')
  const unmerged = lines
    .filter((line) => line.startsWith('u '))
    .map((line) => line.split(' ').slice(10).join(' '))
  return {
    branch: head === '(detached)' ? undefined : head,
    head: oid === '(initial)' ? undefined : oid,
    changed: new Map(
      entries.map((parts) => [pathOf(parts), /^0+$/.test(parts[6] ?? '') ? undefined : parts[6]]),
    ),
    staged: entries.filter((parts) => !parts[1]?.startsWith('.')).map(pathOf),
    unmerged,
    untracked: untracked.split('\0').filter(Boolean),
  }
}
