// A sync that was killed while it brought the files up to date, at the worst moments one by one.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftoversIn } from './leftovers.ts'
import { ADA, git, read, twoClones, write } from './repositories.ts'
import { synced, syncIn } from './sync-in.ts'

const CARD = 'contacts/ada-lovelace.md'
const BOB = '---\nname: Bob\n---\n'
const EVE = '---\nname: Eve\n---\n'

/** Sam's clone, with what Ana changed fetched and a journal that says so, as a killed sync leaves it. */
async function halfway() {
  const { sam, ana } = twoClones({ 'contacts/bob.md': BOB, 'contacts/eve.md': EVE })
  const theirs = {
    [CARD]: ADA.replace('lead', 'customer'),
    'contacts/bob.md': BOB.replace('Bob', 'Bob Hale'),
  }
  write(ana, { ...theirs, 'contacts/new.md': '---\nname: New\n---\n' })
  git(ana, 'rm', '-q', 'contacts/eve.md')
  await synced(ana)
  git(sam, 'fetch', '-q')
  const [from, to] = [git(sam, 'rev-parse', 'HEAD'), git(sam, 'rev-parse', 'origin/main')]
  const store = join(sam, '.git/cardfile')
  mkdirSync(store, { recursive: true })
  writeFileSync(join(store, 'advance.json'), JSON.stringify({ from, to, held: [] }))
  // A process of a number that no system gives.
  const owner = { pid: 2 ** 30, host: hostname(), born: '1', since: Date.now() }
  writeFileSync(join(store, 'sync.lock'), JSON.stringify(owner))
  return { sam, ana, to, theirs }
}

test.concurrent('nothing was written yet', async () => {
  const { sam, to } = await halfway()
  await synced(sam)
  expect(git(sam, 'rev-parse', 'HEAD')).toBe(to)
  expect(git(sam, 'status', '--porcelain')).toBe('')
})

test.concurrent('some files are written, one is cut off, the index is locked', async () => {
  const { sam, to, theirs } = await halfway()
  write(sam, {
    [CARD]: theirs[CARD] ?? '',
    'contacts/bob.md': '---\nna',
    'contacts/new.md': '',
    '.git/index.lock': '',
  })
  await synced(sam)
  expect(git(sam, 'rev-parse', 'HEAD')).toBe(to)
  expect(git(sam, 'status', '--porcelain')).toBe('')
  expect(read(sam, 'contacts/bob.md')).toBe(theirs['contacts/bob.md'])
  expect(existsSync(join(sam, 'contacts/eve.md'))).toBe(false)
  expect(leftoversIn(sam)).toEqual([])
})

test.concurrent('the index is written and the branch is not', async () => {
  const { sam, to } = await halfway()
  git(sam, 'read-tree', '-m', '-u', to)
  await synced(sam)
  expect(git(sam, 'rev-parse', 'HEAD')).toBe(to)
  expect(git(sam, 'log', '-1', '--format=%an')).toBe('Ana Moreira')
})

test.concurrent('a card was edited since: the edit is merged and shared', async () => {
  const { sam, ana, theirs } = await halfway()
  write(sam, { 'contacts/bob.md': theirs['contacts/bob.md'] ?? '', [CARD]: ADA.replace('[uk]', '[uk, vip]') })
  expect((await synced(sam)).saved).toEqual(['Change tags of Ada Lovelace\n'])
  await synced(ana)
  expect(read(ana, CARD)).toBe(ADA.replace('lead', 'customer').replace('[uk]', '[uk, vip]'))
})

test.concurrent('somebody has gone on with git: the journal is forgotten', async () => {
  const { sam } = await halfway()
  git(sam, 'commit', '-q', '--allow-empty', '-m', 'Something else')
  expect(await synced(sam)).toMatchObject({ sent: true })
  expect(leftoversIn(sam)).toEqual([])
})

test.concurrent('a sync that is alive is waited for, and its locks stay', async () => {
  const { sam } = await halfway()
  const owner = { pid: process.pid, host: hostname(), born: '', since: Date.now() }
  write(sam, { '.git/cardfile/sync.lock': JSON.stringify(owner), '.git/index.lock': '' })
  expect(await syncIn(sam)).toMatchObject({ kind: 'busy' })
  expect(existsSync(join(sam, '.git/index.lock'))).toBe(true)
})
