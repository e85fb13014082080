// What a push has to do with: its new commits, the book as it was, and the settings.

import { parseTree } from '../../../card/index.ts'
import { type Config, DEFAULT_CONFIG, readConfig } from '../../../contact/index.ts'
import type { Objects } from '../objects.ts'
import { MAIN } from '../places.ts'
import { git } from '../run.ts'
import { readCommit } from './commits.ts'
import { isNone, type Update } from './refs.ts'
import { entriesOf, FILE, FOLDER, type TreeEntry } from './trees.ts'

/** A push of more is looked at in parts. */
export const MOST_COMMITS = 2000

/** Oldest first. */
export async function newCommits(
  repository: string,
  env: Readonly<Record<string, string>>,
  updates: readonly Update[],
): Promise<string[]> {
  const tips = updates.map(({ now }) => now).filter((id) => !isNone(id))
  const args = [
    'rev-list',
    '--topo-order',
    '--reverse',
    `--max-count=${MOST_COMMITS + 1}`,
    ...tips,
    '--not',
    '--all',
  ]
  const out = await git(args, { cwd: repository, env })
  return out === '' ? [] : out.split('\n')
}

/** The book as it is before the push, whatever the push says that it was; undefined where it is empty. */
export async function mainTip(
  repository: string,
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const out = await git(['for-each-ref', '--format=%(objectname)', MAIN], { cwd: repository, env })
  return out === '' ? undefined : out
}

/** Where the settings lie; `contacts` where there are none. It is the book's order, and no push changes it. */
export async function cardsFolder(objects: Objects, tip: string | undefined): Promise<string> {
  if (tip === undefined) return 'contacts'
  return (await fileAt(objects, tip, 'cardfile.yaml')) === undefined ? 'contacts' : ''
}

/** The settings of a commit; the usual ones where it has none. */
export async function settingsAt(objects: Objects, commit: string, folder: string): Promise<Config> {
  const path = folder === '' ? 'cardfile.yaml' : `${folder}/cardfile.yaml`
  const id = await fileAt(objects, commit, path)
  if (id === undefined) return DEFAULT_CONFIG
  const text = (await objects.read(id)).toString('utf8')
  // Whether its time zone and addresses are right was asked when it came, and takes as long as all the rest.
  return readConfig(parseTree(text, path).tree, text, path, true).config
}

/** The object of a file in a commit. */
async function fileAt(objects: Objects, commit: string, path: string): Promise<string | undefined> {
  let id: string | undefined = readCommit(commit, await objects.read(commit)).tree
  const names = path.split('/')
  for (const [i, name] of names.entries()) {
    const mode = i === names.length - 1 ? FILE : FOLDER
    const entries: TreeEntry[] = id === undefined ? [] : entriesOf(await objects.read(id))
    id = entries.find((entry) => entry.name === name && entry.mode === mode)?.id
  }
  return id
}
