// One contract for every store of commits: the git binary, isomorphic-git, and the fake that other tests use.
import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  gitRemote,
  gitRepo,
  isomorphicRepo,
  mergeCommits,
  openGit,
  type Remote,
  type Repo,
} from '../../src/git/index.ts'
import { memoryRemote, memoryRepo } from './memory-repo.ts'
import { ADA, be, git, SETTINGS, tempFolder } from './repositories.ts'

interface Subject {
  readonly repo: Repo
  /** A tree with nothing in it. */
  readonly empty: string
  checkOut(commit: string): void
  /** A shared repository whose branch main is at a commit, or that is empty. */
  share(tip?: string): Remote
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

function folder(): string {
  const dir = tempFolder()
  git(dir, 'init', '-q', '-b', 'main')
  be(dir, 'Sam Rivers')
  git(dir, 'hash-object', '-w', '-t', 'tree', '--stdin')
  return dir
}

function onDisk(dir: string, repo: Repo): Subject {
  return {
    repo,
    empty: EMPTY_TREE,
    checkOut: (commit) => git(dir, 'update-ref', 'HEAD', commit),
    share(tip) {
      const origin = tempFolder()
      git(origin, 'init', '-q', '--bare', '-b', 'main')
      git(dir, 'remote', 'add', 'origin', origin)
      if (tip !== undefined) git(dir, 'push', '-q', 'origin', `${tip}:refs/heads/main`)
      return gitRemote(openGit(dir), join(dir, '.git'), 'origin', 'main')
    },
  }
}

const SUBJECTS: Readonly<Record<string, () => Subject>> = {
  'the git binary': () => {
    const dir = folder()
    return onDisk(dir, gitRepo(openGit(dir), join(dir, '.git', 'cardfile')))
  },
  'isomorphic-git': () => {
    const dir = folder()
    const person = { name: 'Sam Rivers', email: 'sam@example.com' }
    return onDisk(
      dir,
      isomorphicRepo(fs, join(dir, '.git'), person, () => 1_770_000_000),
    )
  },
  'the fake in memory': () => {
    const repo = memoryRepo()
    return {
      repo,
      empty: '1'.padStart(40, '0'),
      checkOut: repo.checkOut,
      share: (tip) => memoryRemote(repo, tip),
    }
  },
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** A commit with files set on those of its first parent; undefined takes one away. */
async function commit(
  { repo, empty }: Subject,
  parents: readonly string[],
  files: Readonly<Record<string, string | undefined>>,
  from = parents[0] ?? empty,
): Promise<string> {
  const changes = await Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      const [id = ''] = text === undefined ? [] : await repo.write([bytes(text)])
      return [path, text === undefined ? undefined : { mode: '100644', id }] as const
    }),
  )
  const tree = await repo.writeTree(from, new Map(changes))
  return repo.commit({ tree, parents, message: 'A change\n' })
}

async function texts({ repo }: Subject, of: string): Promise<Record<string, string>> {
  const tree = await repo.tree(of)
  const blobs = await repo.blobs([...tree.values()].map(({ id }) => id))
  return Object.fromEntries(
    [...tree].map(([path, { id }]) => [path, new TextDecoder().decode(blobs.get(id))]),
  )
}

describe.each(Object.entries(SUBJECTS))('%s', (_name, make) => {
  test('keeps blobs byte for byte, empty ones and those that are no text too', async () => {
    const { repo } = make()
    const contents = [bytes('Ada\n'), bytes(''), new Uint8Array([0, 255, 10, 13, 0]), bytes('Ada\n')]
    const ids = await repo.write(contents)
    expect(ids[0]).toBe(ids[3])
    const blobs = await repo.blobs(ids)
    for (const [i, id] of ids.entries())
      expect(Buffer.from(blobs.get(id) ?? [])).toEqual(Buffer.from(contents[i] ?? []))
    await expect(repo.blobs(['f'.repeat(40)])).rejects.toThrow()
  })

  test('has no head before the first commit', async () => {
    const subject = make()
    expect(await subject.repo.head()).toBeUndefined()
    const first = await commit(subject, [], { 'a.md': 'a' })
    subject.checkOut(first)
    expect(await subject.repo.head()).toBe(first)
  })

  test('sets and takes away files of a tree, in folders and of any name', async () => {
    const subject = make()
    const first = await commit(subject, [], { 'a.md': 'a', 'b/c d/é.md': 'b', 'b/e.md': 'e' })
    const second = await commit(subject, [first], { 'a.md': undefined, 'b/e.md': 'E', 'a/f.md': 'f' })
    expect(await texts(subject, first)).toEqual({ 'a.md': 'a', 'b/c d/é.md': 'b', 'b/e.md': 'e' })
    expect(await texts(subject, second)).toEqual({ 'a/f.md': 'f', 'b/c d/é.md': 'b', 'b/e.md': 'E' })
    expect((await subject.repo.tree(second)).get('a/f.md')?.mode).toBe('100644')
    const changed = await subject.repo.writeTree(second, new Map())
    expect(await texts(subject, changed)).toEqual(await texts(subject, second))
  })

  test('finds the best common ancestors', async () => {
    const subject = make()
    const base = await commit(subject, [], { a: '0' })
    const [one, other] = [
      await commit(subject, [base], { a: '1' }),
      await commit(subject, [base], { a: '2' }),
    ]
    const stranger = await commit(subject, [], { z: '9' })
    const { mergeBases } = subject.repo
    expect(await mergeBases(one, other)).toEqual([base])
    expect(await mergeBases(base, other)).toEqual([base])
    expect(await mergeBases(other, stranger)).toEqual([])
    const cross = await commit(subject, [one, other], { a: '3' })
    const back = await commit(subject, [other, one], { a: '4' })
    expect(await mergeBases(cross, back)).toEqual([one, other].sort())
  })

  test('criss-cross histories merge, whichever side asks, and to the same', async () => {
    const subject = make()
    const ada = (from: string, to: string) => ADA.replace(from, to)
    const base = await commit(subject, [], { 'c/cardfile.yaml': SETTINGS, 'c/ada.md': ADA })
    const one = await commit(subject, [base], { 'c/ada.md': ada('tags: [uk]', 'tags: [uk, vip]') })
    const other = await commit(subject, [base], { 'c/ada.md': ada('stage: lead', 'stage: prospect') })
    const layout = { prefix: 'c/' }
    const join = async (a: string, b: string) => (await mergeCommits(subject.repo, a, b, layout))?.tree ?? ''
    const both = await join(one, other)
    const both2 = await join(other, one)
    expect(both2).toBe(both)
    const x = await subject.repo.commit({ tree: both, parents: [one, other], message: 'x' })
    const y = await subject.repo.commit({ tree: both, parents: [other, one], message: 'y' })
    const merged = {
      'c/cardfile.yaml': SETTINGS,
      'c/ada.md': ada('lead', 'prospect').replace('[uk]', '[uk, vip]'),
    }
    const ours = await commit(subject, [x], {
      'c/ada.md': merged['c/ada.md'].replace('owner: sam', 'owner: ana'),
    })
    const theirs = await commit(subject, [y], { 'c/ada.md': merged['c/ada.md'].replace('fair', 'book fair') })
    const expected = {
      ...merged,
      'c/ada.md': merged['c/ada.md'].replace('owner: sam', 'owner: ana').replace('fair', 'book fair'),
    }
    expect(await texts(subject, await join(ours, theirs))).toEqual(expected)
    expect(await join(theirs, ours)).toBe(await join(ours, theirs))
  })

  test('fetches a branch, and pushes only from where it is', async () => {
    const subject = make()
    const first = await commit(subject, [], { a: '0' })
    const [mine, theirs] = [
      await commit(subject, [first], { a: '1' }),
      await commit(subject, [first], { a: '2' }),
    ]
    const remote = subject.share(first)
    expect(await remote.fetch()).toEqual({ state: 'ok', tip: first })
    expect(await remote.push(theirs, first)).toEqual({ state: 'ok' })
    expect(await remote.push(mine, first)).toEqual({ state: 'behind' })
    expect(await remote.fetch()).toEqual({ state: 'ok', tip: theirs })
  })

  test('an empty repository is no failure', async () => {
    expect(await make().share().fetch()).toEqual({ state: 'empty' })
  })
})
