// Merges two commits of a repository in one process: no driver, no work tree, no index.

import { type Config, DEFAULT_CONFIG, parseConfig } from '../contact/index.ts'
import { type Decision, type Layout, planMerge, type Side } from './plan.ts'
import { findRenames } from './renames.ts'
import type { Repo, Tree, TreeFile } from './repo.ts'
import { blobsFor, type Resolved, resolve } from './resolve.ts'

export interface MergedCommits extends Resolved {
  /** Id of the tree. */
  readonly tree: string
  readonly decisions: readonly Decision[]
}

/**
 * The tree of two commits' work together. The sides may be swapped: the tree is the same.
 * @returns undefined for unrelated histories
 */
export async function mergeCommits(
  repo: Repo,
  ours: string,
  theirs: string,
  layout: Layout,
): Promise<MergedCommits | undefined> {
  const base = await baseOf(repo, ours, theirs, layout)
  if (base === undefined) return undefined
  const trees = await Promise.all([repo.tree(base), repo.tree(ours), repo.tree(theirs)])
  const sides = await Promise.all(
    trees
      .slice(1)
      .map(async (tree): Promise<Side> => ({ tree, renames: await findRenames(trees[0], tree, repo) })),
  )
  const [o, t] = sides as [Side, Side]
  const decisions = planMerge(trees[0], o, t, layout)
  const settings = decisions.filter(({ path }) => path === `${layout.prefix}cardfile.yaml`)
  const all = [...blobsFor(decisions), ...settings.flatMap((one) => one.ours?.id ?? one.theirs?.id ?? [])]
  const configId = trees[1].get(`${layout.prefix}cardfile.yaml`)?.id
  const blobs = await repo.blobs(configId === undefined ? all : [...all, configId])
  const existing = [...o.tree.keys(), ...t.tree.keys()]
  // The settings first: by them the cards are merged.
  const merged = resolve(settings, blobs, [], DEFAULT_CONFIG, layout).files.get(
    `${layout.prefix}cardfile.yaml`,
  )
  const bytes =
    merged === undefined
      ? blobs.get(configId ?? '')
      : 'bytes' in merged
        ? merged.bytes
        : await read(repo, merged.id)
  const resolved = resolve(decisions, blobs, existing, configFrom(bytes, layout), layout)
  const tree = await repo.writeTree(ours, await changesTo(repo, o.tree, decisions, resolved))
  return { ...resolved, tree, decisions }
}

/** The common ancestor; where there are several, their merge, which no branch knows. Source: git-merge-recursive. */
async function baseOf(repo: Repo, one: string, other: string, layout: Layout): Promise<string | undefined> {
  const [first, ...more] = await repo.mergeBases(one, other)
  let base = first
  for (const next of more) {
    if (base === undefined) break
    const merged = await mergeCommits(repo, base, next, layout)
    if (merged === undefined) return base
    base = await repo.commit({ tree: merged.tree, parents: [base, next], message: 'Common ancestor\n' })
  }
  return base
}

/** What the result changes of our tree. */
async function changesTo(
  repo: Repo,
  ours: Tree,
  decisions: readonly Decision[],
  { files }: Resolved,
): Promise<Map<string, TreeFile | undefined>> {
  const changes = new Map<string, TreeFile | undefined>()
  for (const one of decisions) if (one.ours !== undefined) changes.set(one.ours.path, undefined)
  const fresh = [...files].filter(([, outcome]) => 'bytes' in outcome)
  const ids = await repo.write(
    fresh.map(([, outcome]) => ('bytes' in outcome ? outcome.bytes : new Uint8Array())),
  )
  for (const [i, [path, { mode }]] of fresh.entries()) changes.set(path, { mode, id: ids[i] ?? '' })
  for (const [path, outcome] of files) if ('id' in outcome) changes.set(path, outcome)
  for (const [path, file] of changes) {
    const before = ours.get(path)
    const isAsBefore =
      file === undefined ? before === undefined : before?.id === file.id && before.mode === file.mode
    if (isAsBefore) changes.delete(path)
  }
  return changes
}

async function read(repo: Repo, id: string): Promise<Uint8Array | undefined> {
  return (await repo.blobs([id])).get(id)
}

function configFrom(bytes: Uint8Array | undefined, { prefix }: Layout): Config {
  if (bytes === undefined) return DEFAULT_CONFIG
  return parseConfig(new TextDecoder().decode(bytes), `${prefix}cardfile.yaml`).config
}
