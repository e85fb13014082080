// Before anybody is let in: do the hooks refuse what they must, and do they run at all? Asked by pushing.

import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { gitEnvironment, loginEnvironment, otherEnd } from './environment.ts'
import { CANARY } from './hooks.ts'
import type { Places } from './places.ts'
import { git, run } from './run.ts'
import { BookFault } from './types.ts'

const HANDLE = 'canary'
const EMAIL = 'canary@cardfile.invalid'
const DRAFT = `refs/heads/wip/${HANDLE}-1`
/** What each push must be refused with. */
const PUSHES = [
  { why: 'nobody logged in', isIn: false, ref: DRAFT, said: 'Nobody is logged in' },
  {
    why: 'another branch',
    isIn: true,
    ref: 'refs/heads/cardfile-canary',
    said: 'The book is the branch main',
  },
  { why: 'a program among the cards', isIn: true, ref: DRAFT, said: 'package.json: ' },
] as const

/** @throws BookFault where a hook does not do its work: then nobody may be let in */
export async function provePolicy(places: Places): Promise<void> {
  const { repository, spool } = places
  const nest = path.join(spool, 'canary.git')
  const options = { cwd: repository, env: gitEnvironment(repository, nest) }
  try {
    await provePush(places, nest)
    await proveSync(places)
  } finally {
    for (const ref of ['refs/heads/cardfile-canary', DRAFT, 'refs/cardfile/canary'])
      await run(['git', 'update-ref', '-d', ref], options)
    await rm(nest, { recursive: true, force: true })
  }
}

/** Pushes a commit that must not be taken, from a repository that is made for it. */
async function provePush({ repository, spool, folder, config }: Places, nest: string): Promise<void> {
  const env = { ...gitEnvironment(repository, nest), ...(await otherEnd(config)), ...identity() }
  await mkdir(spool, { recursive: true })
  await git(['init', '--quiet', '--bare', '--template=', '--', nest], { cwd: spool, env })
  const inNest = { cwd: nest, env }
  const tips = await git(['for-each-ref', '--format=%(objectname)', 'refs/heads/main'], {
    cwd: repository,
    env,
  })
  // With its parent's objects at hand, it is a plain next commit of the book.
  const objects = { ...env, GIT_ALTERNATE_OBJECT_DIRECTORIES: path.join(repository, 'objects') }
  const blob = await git(['hash-object', '-w', '--stdin'], { ...inNest, input: '{}' })
  const tree = await git(['mktree'], { ...inNest, input: `100644 blob ${blob}\tpackage.json\n` })
  const parents = tips === '' ? [] : ['-p', tips]
  const commit = await git(['commit-tree', tree, ...parents, '-m', 'canary'], { ...inNest, env: objects })
  for (const { why, isIn, ref, said } of PUSHES) {
    const login = isIn ? loginEnvironment({ handle: HANDLE, emails: [EMAIL], role: 'member' }) : {}
    const { code, err } = await run(['git', 'push', '--porcelain', '--', repository, `${commit}:${ref}`], {
      cwd: nest,
      env: { ...objects, ...login },
    })
    if (code !== 0 && err.includes(said)) continue
    throw new BookFault(
      `The server's check of pushes does not work (${why}): ${err.trim() || 'the push was taken'}.`,
      `Nobody is let in until it does. Look at ${path.join(folder, 'book.git', 'hooks')}, and at the program that it calls.`,
    )
  }
}

/** Moves a branch that nobody sees, and looks whether the hook ran that writes to the disk. */
async function proveSync({ repository, spool, hooks }: Places): Promise<void> {
  const env = gitEnvironment(repository)
  const tip = await git(['for-each-ref', '--format=%(objectname)', '--count=1', 'refs/heads/main'], {
    cwd: repository,
    env,
  })
  if (tip === '') return
  const sign = path.join(spool, 'canary')
  await rm(sign, { force: true })
  const options = { cwd: repository, env: { ...env, [CANARY]: sign } }
  const { err } = await run(['git', 'update-ref', 'refs/cardfile/canary', tip], options)
  const hasRun = existsSync(sign)
  await rm(sign, { force: true })
  if (hasRun) return
  throw new BookFault(
    `What is pushed would not outlive a power cut: the hook reference-transaction did not run. ${err.trim()}`,
    `It needs the command "sync" with the option -f (coreutils, busybox). Look at ${hooks}.`,
  )
}

function identity(): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: HANDLE,
    GIT_AUTHOR_EMAIL: EMAIL,
    GIT_COMMITTER_NAME: HANDLE,
    GIT_COMMITTER_EMAIL: EMAIL,
  }
}
