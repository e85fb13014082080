// A new book is ready to be shared, and shared with a second clone of it.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runIn } from '../scripts/cli.ts'
import { be, git, read, tempFolder } from './repositories.ts'
import { synced } from './sync-in.ts'

test('init sets the merge driver up; the book goes to a server and comes back', {
  timeout: 240_000,
}, async () => {
  const dir = tempFolder()
  const env = { HOME: dir, GIT_CONFIG_NOSYSTEM: '1' }
  expect(await runIn(dir, ['init', 'book', '--cardfile', '0.1.0'], env)).toMatchObject({ status: 0 })
  const book = join(dir, 'book')
  for (const file of ['contacts/a.md', 'contacts/cardfile.yaml'])
    expect(git(book, 'check-attr', 'merge', file)).toBe(`${file}: merge: cardfile`)
  expect(git(book, 'config', 'merge.cardfile.driver')).toContain(' merge-driver %O %A %B %P; ')
  be(book, 'Sam Rivers')
  git(dir, 'init', '-q', '--bare', '-b', 'main', 'origin.git')
  git(book, 'remote', 'add', 'origin', join(dir, 'origin.git'))
  git(book, 'push', '-qu', 'origin', 'main')
  execFileSync('git', ['clone', '-q', 'origin.git', 'other'], { cwd: dir })
  const other = join(dir, 'other')
  be(other, 'Ana Moreira')
  expect(await runIn(other, ['new', 'Grace Hopper'], env)).toMatchObject({ status: 0 })
  expect((await synced(other)).saved).toEqual(['Add Grace Hopper\n'])
  await synced(book)
  expect(read(book, 'contacts/grace-hopper.md')).toContain('name: Grace Hopper\n')
})
