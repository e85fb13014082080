// What is in the way of a sync: words that everybody understands, and nothing is changed.
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isStop } from '../../src/git/index.ts'
import { ADA, be, git, type Pair, read, tempFolder, twoClones, write } from './repositories.ts'
import { syncIn } from './sync-in.ts'

interface Obstacle {
  readonly kind: string
  readonly says: RegExp
  /** Puts it in the way; the clone that is to sync. */
  readonly make: (pair: Pair) => string
}

const commitIn = (dir: string, files: Readonly<Record<string, string>>) => {
  write(dir, files)
  git(dir, 'add', '.')
  git(dir, 'commit', '-qm', 'A change')
}

const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  'staged changes outside the book': {
    kind: 'staged',
    says: /outside the book .* README\.md/,
    make: ({ sam }) => {
      write(sam, { 'README.md': 'x\n' })
      git(sam, 'add', 'README.md')
      return sam
    },
  },
  'a merge half done': {
    kind: 'in-progress',
    says: /A merge is half done/,
    make: ({ sam, ana }) => {
      commitIn(ana, { 'contacts/ada-lovelace.md': ADA.replace('lead', 'customer') })
      git(ana, 'push', '-q')
      commitIn(sam, { 'contacts/ada-lovelace.md': ADA.replace('lead', 'prospect') })
      git(sam, 'fetch', '-q')
      expect(() => git(sam, 'merge', 'origin/main')).toThrow()
      return sam
    },
  },
  'a rebase half done': {
    kind: 'in-progress',
    says: /A rebase is half done/,
    make: ({ sam, ana }) => {
      commitIn(ana, { 'contacts/ada-lovelace.md': ADA.replace('lead', 'customer') })
      git(ana, 'push', '-q')
      commitIn(sam, { 'contacts/ada-lovelace.md': ADA.replace('lead', 'prospect') })
      expect(() => git(sam, 'pull', '-q', '--rebase')).toThrow()
      return sam
    },
  },
  'a detached head': {
    kind: 'detached',
    says: /no branch/,
    make: ({ sam }) => {
      git(sam, 'checkout', '-q', '--detach')
      return sam
    },
  },
  'a shallow clone': {
    kind: 'shallow',
    says: /newest part of the history/,
    make: ({ dir, sam, origin }) => {
      commitIn(sam, { 'contacts/bob.md': '---\nname: Bob\n---\n' })
      git(sam, 'push', '-q')
      git(dir, 'clone', '-q', '--depth=1', `file://${origin}`, 'bob')
      be(join(dir, 'bob'), 'Bob Hale')
      return join(dir, 'bob')
    },
  },
  'no remote': {
    kind: 'no-remote',
    says: /only here/,
    make: ({ sam }) => {
      git(sam, 'remote', 'remove', 'origin')
      return sam
    },
  },
  'no network': {
    kind: 'no-network',
    says: /can't be reached/,
    make: ({ sam, origin }) => {
      renameSync(origin, `${origin}.away`)
      return sam
    },
  },
  'an address that is not on this net': {
    kind: 'no-network',
    says: /can't be reached/,
    make: ({ sam }) => {
      git(sam, 'remote', 'set-url', 'origin', 'http://sam:secret@127.0.0.1:9/book.git')
      return sam
    },
  },
  'a remote that was full and is empty': {
    kind: 'empty',
    says: /is empty now, and was not before/,
    make: ({ dir, sam }) => {
      git(dir, 'init', '-q', '--bare', 'empty.git')
      git(sam, 'remote', 'set-url', 'origin', join(dir, 'empty.git'))
      return sam
    },
  },
  'a remote without this branch': {
    kind: 'no-branch',
    says: /no branch fair/,
    make: ({ sam }) => {
      git(sam, 'switch', '-qc', 'fair')
      return sam
    },
  },
  'histories that have nothing in common': {
    kind: 'unrelated',
    says: /two books/,
    make: ({ dir, sam }) => {
      const other = twoClones({ 'contacts/x.md': '---\nname: X\n---\n' })
      expect(other.dir).not.toBe(dir)
      git(sam, 'remote', 'set-url', 'origin', other.origin)
      return sam
    },
  },
  'a file outside the book that both changed, here not committed': {
    kind: 'unsaved',
    says: /README\.md changed here, is not committed/,
    make: ({ sam, ana }) => {
      commitIn(sam, { 'README.md': 'one\n' })
      git(sam, 'push', '-q')
      git(ana, 'pull', '-q')
      commitIn(ana, { 'README.md': 'two\n' })
      git(ana, 'push', '-q')
      write(sam, { 'README.md': 'three\n' })
      return sam
    },
  },
  'a file that is only here, of the name of one that others added': {
    kind: 'untracked',
    says: /notes\.txt is only in this folder, and others added a file of its name/,
    make: ({ sam, ana }) => {
      commitIn(ana, { 'notes.txt': 'theirs\n' })
      git(ana, 'push', '-q')
      write(sam, { 'notes.txt': 'mine\n' })
      return sam
    },
  },
  'files that are ignored here, of names that others added': {
    kind: 'untracked',
    says: /^contacts\/\.hidden\.md, scratch\/a\.txt are only in this folder/,
    make: ({ sam, ana }) => {
      commitIn(sam, { '.gitignore': 'scratch/\n' })
      git(sam, 'push', '-q')
      git(ana, 'pull', '-q')
      write(ana, { 'scratch/a.txt': 'theirs\n', 'contacts/.hidden.md': 'theirs\n' })
      git(ana, 'add', '--force', '.')
      git(ana, 'commit', '-qm', 'Scratch')
      git(ana, 'push', '-q')
      write(sam, { 'scratch/a.txt': 'mine\n', 'contacts/.hidden.md': 'mine\n' })
      return sam
    },
  },
}

test.concurrent.each(Object.entries(OBSTACLES))('%s', async (_why, { kind, says, make }) => {
  const pair = twoClones()
  const clone = make(pair)
  // Committing is undone by nobody: what is in the way of all is seen before.
  if (kind !== 'in-progress') write(clone, { 'contacts/grace.md': '---\nname: Grace Hopper\n---\n' })
  const before = [git(clone, 'status', '--porcelain'), git(clone, 'rev-parse', 'HEAD')]
  const result = await syncIn(clone)
  expect(isStop(result) ? { kind: result.kind, message: result.message } : result).toEqual({
    kind,
    message: expect.stringMatching(says),
  })
  if (isStop(result)) expect(`${result.message} ${result.hint}`).not.toMatch(/secret|fatal/)
  expect([git(clone, 'status', '--porcelain'), git(clone, 'rev-parse', 'HEAD')]).toEqual(before)
  expect(existsSync(join(clone, '.git/cardfile/sync.lock'))).toBe(false)
})

test.each([
  ['that git does not know', ''],
  ['that is ignored', 'notes.txt\n'],
])('a file %s keeps what it says, also where nothing else was changed here', async (_why, ignored) => {
  const { sam, ana } = twoClones({ '.gitignore': ignored })
  write(ana, { 'notes.txt': 'theirs\n' })
  git(ana, 'add', '--force', '.')
  git(ana, 'commit', '-qm', 'Notes')
  git(ana, 'push', '-q')
  write(sam, { 'notes.txt': 'mine\n' })
  expect(await syncIn(sam)).toMatchObject({ kind: 'untracked' })
  expect(read(sam, 'notes.txt')).toBe('mine\n')
  // What the hint says helps.
  renameSync(join(sam, 'notes.txt'), join(sam, 'mine.txt'))
  expect(isStop(await syncIn(sam))).toBe(false)
  expect([read(sam, 'notes.txt'), read(sam, 'mine.txt')]).toEqual(['theirs\n', 'mine\n'])
})

test('no repository at all', async () => {
  const dir = tempFolder()
  write(dir, { 'contacts/ada.md': ADA })
  expect(await syncIn(dir)).toMatchObject({ kind: 'no-repository' })
  expect(read(dir, 'contacts/ada.md')).toBe(ADA)
})
