import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from '../../src/disk/index.ts'
import { driverLine, examine, relayout } from '../../src/git/index.ts'
import { git, read, tempFolder, twoClones, write } from './repositories.ts'

const options = { fix: false, offline: false, program: 'cardfile', now: Date.now() } as const

/** `check: state` of each finding. */
async function states(clone: string, more: Partial<Parameters<typeof examine>[1]> = {}): Promise<string[]> {
  const findings = await examine(join(clone, 'contacts'), { ...options, ...more })
  return findings.map(({ check, state }) => `${check}: ${state}`)
}

test.concurrent('a clone without the driver is told, and gets it', async () => {
  const { sam } = twoClones({ '.gitattributes': '*.md diff=markdown' })
  const good = ['identity: good', 'state: good', 'remote: good']
  expect(await states(sam)).toEqual([...good, 'driver: bad'])
  expect(await states(sam, { fix: true })).toEqual([...good, 'driver: mended'])
  expect(await states(sam)).toEqual([...good, 'driver: good'])
  expect(read(sam, '.gitattributes')).toBe(
    '*.md diff=markdown\ncontacts/**/*.md merge=cardfile\ncontacts/**/*.yaml merge=cardfile\n',
  )
  expect(git(sam, 'config', 'merge.cardfile.driver')).toBe(driverLine('cardfile'))
  // The same program, moved: its clone is told too.
  expect(await states(sam, { program: '/elsewhere/cardfile' })).toContain('driver: bad')
})

test.concurrent("a clone of an office's server keeps the lines to itself: that server takes no .gitattributes", async () => {
  const { sam } = twoClones({})
  git(sam, 'remote', 'set-url', 'origin', 'https://crm.example/git/book.git')
  const offline = { offline: true } as const
  expect(await states(sam, { ...offline, fix: true })).toContain('driver: mended')
  expect(await states(sam, offline)).toContain('driver: good')
  expect(git(sam, 'status', '--porcelain')).toBe('')
  expect(read(sam, '.git/info/attributes')).toMatch(/^contacts\/\*\*\/\*\.md merge=cardfile$/m)
})

test.concurrent('a clone that asks the driver for less than it can do is told, and gets the rest', async () => {
  const { sam } = twoClones({
    '.gitattributes': 'contacts/**/*.md merge=cardfile\ncontacts/cardfile.yaml merge=cardfile',
  })
  git(sam, 'config', 'merge.cardfile.driver', driverLine('cardfile'))
  const [finding] = (await examine(join(sam, 'contacts'), options)).filter(({ check }) => check === 'driver')
  expect(finding).toMatchObject({ state: 'bad', hint: expect.stringContaining('doctor --fix') })
  expect(await states(sam, { fix: true })).toContain('driver: mended')
  expect(read(sam, '.gitattributes')).toMatch(
    /cardfile\.yaml merge=cardfile\ncontacts\/\*\*\/\*\.yaml merge=cardfile\n$/,
  )
  expect(git(sam, 'check-attr', 'merge', 'contacts/_views/mine.yaml')).toMatch(/cardfile$/)
  expect(await states(sam)).toContain('driver: good')
})

test.concurrent('a remote that is away, a name that is not told, a lock that was left', async () => {
  const { sam } = twoClones()
  git(sam, 'remote', 'set-url', 'origin', join(sam, 'nowhere'))
  git(sam, 'config', '--unset', 'user.name')
  const lock = join(sam, '.git', 'index.lock')
  writeFileSync(lock, '')
  expect(await states(sam)).not.toContain('locks: bad')
  utimesSync(lock, 1000, 1000)
  expect(await states(sam)).toEqual([
    'identity: bad',
    'locks: bad',
    'state: good',
    'remote: bad',
    'driver: bad',
  ])
  expect(await states(sam, { offline: true })).not.toContain('remote: bad')
  expect(await states(sam, { fix: true })).toContain('locks: mended')
  expect(await states(sam)).not.toContain('locks: bad')
})

test.concurrent('an empty shared repository: one that is new, and one that was full', async () => {
  const { dir, sam } = twoClones()
  git(dir, 'init', '-q', '--bare', 'empty.git')
  git(sam, 'remote', 'set-url', 'origin', join(dir, 'empty.git'))
  expect(await states(sam)).toContain('remote: bad')
  git(sam, 'update-ref', '-d', 'refs/remotes/origin/main')
  expect(await states(sam)).toContain('remote: advice')
})

test.concurrent('a thousand cards in one folder are advised to move', async () => {
  const cards = Array.from({ length: 1000 }, (_, n) => [`contacts/p-${n}.md`, '---\nname: P\n---\n'])
  const { sam } = twoClones(Object.fromEntries(cards))
  expect(await states(sam)).toContain('layout: advice')
  const folder = join(sam, 'contacts')
  const read = () => ({ book: readBook(folder), today: '2026-11-23', folder }) as const
  await relayout(folder, { read, to: 'letters', now: Date.now })
  expect(await states(sam)).not.toContain('layout: advice')
})

test.concurrent('no repository', async () => {
  const dir = tempFolder()
  write(dir, { 'contacts/ada.md': '---\nname: Ada\n---\n' })
  expect(await states(dir)).toEqual(['repository: bad'])
})
