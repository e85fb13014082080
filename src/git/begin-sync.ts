// What a sync asks git before anything else, at once: what others changed, and what was changed here. A clone as `git
// clone` makes it is known by its files alone; of any other, git is asked first (clone.ts).

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Clone, halfway, isStop } from './clone.ts'
import { gitRemote } from './git-remote.ts'
import { gitRepo } from './git-repo.ts'
import { hasJournal } from './journal.ts'
import { type Lock, takeLock } from './lock.ts'
import { branchIn, commitIn } from './refs.ts'
import type { Fetched } from './repo.ts'
import { openGit } from './run.ts'
import { stateOf, type WorkTreeState } from './state.ts'

type Place = Omit<Clone, 'isShallow' | 'settings'>

/** A sync at work: its lock is held until it is released, or the program ends. */
export interface Begun {
  /** Of the cards. */
  readonly folder: string
  readonly place: Place
  readonly lock: Lock
  /** The branch that is checked out. */
  readonly branch: string
  /** The branch that it follows, and where git remembered that before this fetch. */
  readonly upstream: { readonly name: string; readonly branch: string; readonly before: string | undefined }
  readonly fetched: Promise<Fetched>
  readonly state: Promise<WorkTreeState>
}

/**
 * Takes the clone and starts what takes longest. The fetch moves only what git remembers of the shared repository.
 * @param folder of the cards
 * @param now    milliseconds since 1970
 * @returns undefined where it is no plain clone, or anything at all is in the way: then nothing was begun
 */
export function beginSync(folder: string, now: number): Begun | undefined {
  const place = placeOf(folder)
  if (place === undefined) return undefined
  const { git, gitDir } = place
  const branch = /^refs\/heads\/(.+)$/.exec(branchIn(gitDir) ?? '')?.[1]
  const upstream = branch === undefined ? undefined : followedBy(gitDir, branch)
  if (branch === undefined || upstream === undefined) return undefined
  if (existsSync(path.join(gitDir, 'shallow')) || halfway(gitDir) !== undefined) return undefined
  if (hasJournal(place)) return undefined
  const lock = takeLock(place, now)
  if (isStop(lock)) return undefined
  const before = commitIn(gitDir, `refs/remotes/${upstream.name}/${upstream.branch}`)
  const fetched = gitRemote(git, gitDir, upstream.name, upstream.branch).fetch()
  const state = stateOf(place)
  // Whoever waits for them is told; until then nobody is.
  for (const begun of [fetched, state]) begun.catch(() => {})
  return { folder, place, lock, branch, upstream: { ...upstream, before }, fetched, state }
}

function placeOf(folder: string): Place | undefined {
  let real: string
  try {
    real = realpathSync(folder)
  } catch {
    return undefined
  }
  let root = real
  while (!existsSync(path.join(root, '.git')))
    if (root === path.dirname(root)) return undefined
    else root = path.dirname(root)
  const gitDir = path.join(root, '.git')
  // A file there leads elsewhere: a linked work tree, a submodule.
  if (!statSync(gitDir).isDirectory()) return undefined
  const below = path.relative(root, real).replaceAll('\\', '/')
  const store = path.join(gitDir, 'cardfile')
  const git = openGit(root)
  return { git, repo: gitRepo(git, store), root, gitDir, store, prefix: below === '' ? '' : `${below}/` }
}

/** What the clone's own settings say of a branch, where they are as git writes them and say nothing unusual. */
function followedBy(gitDir: string, branch: string): { name: string; branch: string } | undefined {
  let settings: string
  try {
    settings = readFileSync(path.join(gitDir, 'config'), 'utf8')
  } catch {
    return undefined
  }
  if (/^\s*(worktree\s*=|bare\s*=\s*true|\[(extensions|include))/im.test(settings)) return undefined
  const [, section] = settings.split(`[branch "${branch}"]\n`)
  const [own = ''] = (section ?? '').split(/^\s*\[/m)
  const name = /^\tremote = ([\w.-]+)$/m.exec(own)?.[1]
  const there = /^\tmerge = refs\/heads\/([\w./-]+)$/m.exec(own)?.[1]
  if (name === undefined || name === '.' || there === undefined) return undefined
  return settings.includes(`[remote "${name}"]\n`) ? { name, branch: there } : undefined
}
