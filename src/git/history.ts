// What became of a card, and by whom: each commit that changed it, in words.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../contact/index.ts'
import { type CardChange, changeOf } from '../merge/index.ts'
import { decode } from './changes.ts'
import type { Clone } from './clone.ts'
import { PLAINLY } from './run.ts'

export interface Version {
  /** Its id; undefined for what is not committed yet. */
  readonly commit: string | undefined
  readonly by: string
  /** The author's calendar date. */
  readonly date: string
  readonly subject: string
  readonly change: CardChange
}

/** One file in one commit. */
export interface FileChange {
  readonly commit: string
  readonly by: string
  readonly email: string
  readonly date: string
  readonly subject: string
  /** True for a commit that nothing came before: the beginning of a book. */
  readonly isFirst: boolean
  /** Commits that this one took back. */
  readonly undoes: readonly string[]
  readonly files: readonly {
    readonly before?: { readonly path: string; readonly id: string; readonly mode: string }
    readonly after?: { readonly path: string; readonly id: string; readonly mode: string }
  }[]
}

const FORMAT = '%x1e%H%x1f%P%x1f%an%x1f%ae%x1f%ad%x1f%s%x1f%(trailers:key=Undoes,valueonly,separator=%x20)'

/**
 * Commits that changed a file or a folder, the newest first; merges are none, since what they bring is in their parents.
 * @param place from the root of the repository; a file is followed through its renames
 */
export async function commitsOf(
  { git }: Clone,
  place: string,
  isFile: boolean,
  most = 10_000,
): Promise<FileChange[]> {
  const printed = await git.run([
    ...['--literal-pathspecs', '-c', 'core.quotePath=off', 'log', ...PLAINLY, '--no-merges', '--date=short'],
    ...[`--format=${FORMAT}`, '--raw', '--no-abbrev', '-M', `--max-count=${most}`],
    ...(isFile ? ['--follow'] : []),
    ...['HEAD', '--', place === '' ? '.' : place],
  ])
  return printed
    .split('\x1e')
    .filter(Boolean)
    .map((record) => {
      const [head = '', ...lines] = record.split('\n')
      const [commit = '', parents = '', by = '', email = '', date = '', subject = '', undoes = ''] =
        head.split('\x1f')
      const files = lines.filter((line) => line.startsWith(':')).map(readRaw)
      const isFirst = parents === ''
      return { commit, by, email, date, subject, isFirst, undoes: undoes.split(' ').filter(Boolean), files }
    })
}

/** `:100644 100644 OLD NEW M<tab>path`, or with two paths for a rename. */
function readRaw(line: string): FileChange['files'][number] {
  const [meta = '', first = '', second = first] = line.slice(1).split('\t')
  const [oldMode = '', mode = '', oldId = '', id = ''] = meta.split(' ')
  const isNone = (one: string) => /^0+$/.test(one)
  return {
    ...(isNone(oldId) ? {} : { before: { path: first, id: oldId, mode: oldMode } }),
    ...(isNone(id) ? {} : { after: { path: second, id, mode } }),
  }
}

/** @param place of the card, from the root of the repository */
export async function historyOf(clone: Clone, place: string, config: Config): Promise<Version[]> {
  const commits = await commitsOf(clone, place, true)
  const ids = commits.flatMap(({ files }) => files.flatMap(({ before, after }) => [before?.id, after?.id]))
  const blobs = await clone.repo.blobs(ids.filter((id) => id !== undefined))
  const textOf = (id: string | undefined) => (id === undefined ? undefined : (decode(blobs.get(id)) ?? ''))
  const versions = commits.flatMap(({ commit, by, date, subject, files }): Version[] =>
    files.map(({ before, after }) => ({
      ...{ commit, by, date, subject },
      change: changeOf(textOf(before?.id), textOf(after?.id), after?.path ?? before?.path ?? place, config),
    })),
  )
  const last = textOf(commits[0]?.files[0]?.after?.id)
  const file = path.join(clone.root, place)
  const now = existsSync(file) ? decode(readFileSync(file)) : undefined
  if (now === last) return versions
  const change = changeOf(last, now, place, config)
  return [{ commit: undefined, by: '', date: '', subject: 'Not committed yet', change }, ...versions]
}
