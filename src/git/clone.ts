// The clone that a book lies in: where it is, whose branch it follows, and whether anything is in the way.

import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { gitRemote } from './git-remote.ts'
import { gitRepo } from './git-repo.ts'
import type { Layout } from './plan.ts'
import type { Remote, Repo } from './repo.ts'
import { type Git, openGit, said } from './run.ts'
import type { WorkTreeState } from './state.ts'

/** Why nothing was done, in words for people who do not know git. */
export interface Stop {
  readonly kind: string
  readonly message: string
  readonly hint: string
}

export interface Clone extends Layout {
  readonly git: Git
  readonly repo: Repo
  /** The work tree's folder. */
  readonly root: string
  readonly gitDir: string
  /** A folder of our own inside the git directory. */
  readonly store: string
  /** True where older commits were not fetched. */
  readonly isShallow: boolean
  /** git's settings by key, in lower case but for the middle part; of several values the last. */
  readonly settings: ReadonlyMap<string, string>
}

export interface Upstream {
  readonly branch: string
  readonly name: string
  readonly url: string
  readonly remote: Remote
}

/** @param folder of the cards */
export async function openClone(folder: string): Promise<Clone | Stop> {
  const git = openGit(folder)
  let printed: string
  let settings: string
  try {
    ;[printed, settings] = await Promise.all([
      git.run(['rev-parse', '--show-toplevel', '--absolute-git-dir', '--is-shallow-repository']),
      git.run(['config', '--list', '-z']),
    ])
  } catch (error) {
    return /not a git repository/i.test(String(error))
      ? stop(
          'no-repository',
          'This book is not in a git repository, so there is nobody to share it with yet.',
          'Begin one in the folder above the cards: git init && git add . && git commit -m "Begin the book"',
        )
      : /ENOENT/.test(String(error))
        ? stop('no-git', 'There is no git on this computer.', 'Install it, from https://git-scm.com/')
        : stop(
            'no-git',
            `git could not be asked: ${said(error)}`,
            'Ask whoever set this computer up; git status in this folder says the same.',
          )
  }
  const [top = '', gitDir = '', shallow] = printed.split('\n')
  const root = path.resolve(top)
  const below = path.relative(await realpath(root), await realpath(folder)).replaceAll('\\', '/')
  const store = path.join(gitDir, 'cardfile')
  const atRoot = openGit(root)
  return {
    git: atRoot,
    repo: gitRepo(atRoot, store),
    root,
    gitDir,
    store,
    isShallow: shallow === 'true',
    settings: readSettings(settings),
    prefix: below === '' ? '' : `${below}/`,
  }
}

/** `git config --list -z`: key, line break, value. */
function readSettings(printed: string): Map<string, string> {
  return new Map(
    printed
      .split('\0')
      .filter(Boolean)
      .map((entry) => {
        const cut = entry.indexOf('\n')
        return cut < 0 ? [entry, 'true'] : [entry.slice(0, cut), entry.slice(cut + 1)]
      }),
  )
}

export function isStop(value: object): value is Stop {
  return 'kind' in value && 'hint' in value
}

export function stop(kind: string, message: string, hint: string): Stop {
  return { kind, message, hint }
}

const HALFWAY: readonly (readonly [file: string, what: string, end: string])[] = [
  ['rebase-merge', 'A rebase', 'git rebase --continue, or git rebase --abort'],
  ['rebase-apply', 'A rebase', 'git rebase --continue, or git rebase --abort'],
  ['MERGE_HEAD', 'A merge', 'git commit, or git merge --abort'],
  ['CHERRY_PICK_HEAD', 'A cherry-pick', 'git cherry-pick --continue, or git cherry-pick --abort'],
  ['REVERT_HEAD', 'A revert', 'git revert --continue, or git revert --abort'],
]

/** What somebody began in a clone and did not end. */
export function halfway(gitDir: string): (typeof HALFWAY)[number] | undefined {
  return HALFWAY.find(([file]) => existsSync(path.join(gitDir, file)))
}

/** What must be in order before anything is written; undefined where it is. */
export async function inTheWay(
  { git, gitDir, prefix, isShallow, settings }: Clone,
  { staged, unmerged }: WorkTreeState,
): Promise<Stop | undefined> {
  const half = halfway(gitDir)
  if (half !== undefined)
    return stop(
      'in-progress',
      `${half[1]} is half done in this folder.`,
      `Whoever began it ends it first: ${half[2]}.`,
    )
  if (isShallow)
    return stop(
      'shallow',
      'This copy has only the newest part of the history, too little to put changes together.',
      'Fetch the rest once: git fetch --unshallow',
    )
  // Names from the environment and from the system's list of users are git's to find.
  const isNamed = Boolean(settings.get('user.name') && settings.get('user.email'))
  try {
    if (!isNamed) await git.run(['var', 'GIT_AUTHOR_IDENT'])
  } catch {
    return stop(
      'no-identity',
      'git does not know who you are, and every change has an author.',
      'Say it once: git config --global user.name "Your Name" and git config --global user.email you@example.com',
    )
  }
  const foreign = staged.filter((file) => !file.startsWith(prefix))
  if (foreign.length > 0)
    return stop(
      'staged',
      `Changes outside the book wait to be committed: ${some(foreign)}.`,
      'They are not for this program to commit: git commit them, or git restore --staged them.',
    )
  if (unmerged.length > 0)
    return stop(
      'unmerged',
      `A merge left something to decide in ${some(unmerged)}.`,
      'Make the file right, then: git add it and git commit.',
    )
  return undefined
}

/** The branch that is checked out and the one that it follows. */
export function upstreamOf(
  { git, gitDir, settings }: Clone,
  { branch }: Pick<WorkTreeState, 'branch'>,
): Upstream | Stop {
  if (branch === undefined)
    return stop(
      'detached',
      'An older state of the book is checked out, and no branch.',
      'Go back to the branch first: git switch main',
    )
  const remotes = [...settings.keys()].flatMap((key) => /^remote\.(.*)\.url$/.exec(key)?.[1] ?? [])
  const set = settings.get(`branch.${branch}.remote`) ?? ''
  const name = remotes.includes(set) ? set : remotes.includes('origin') ? 'origin' : remotes[0]
  if (name === undefined)
    return stop(
      'no-remote',
      'This book is only here: no shared repository is set.',
      'Ask whoever runs it for the address, then: git remote add origin ADDRESS && git push -u origin main',
    )
  const follows = name === set ? (settings.get(`branch.${branch}.merge`) ?? '') : ''
  const there = follows.replace(/^refs\/heads\//, '') || branch
  const url = settings.get(`remote.${name}.url`) ?? ''
  return { branch: there, name, url, remote: gitRemote(git, gitDir, name, there) }
}

export function some(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
}
