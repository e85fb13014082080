// Taking changes back, and the history in words, with the real git.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from '../../src/disk/index.ts'
import { historyOf, isStop, openClone, type UndoOptions, undo } from '../../src/git/index.ts'
import { linesOf } from '../../src/merge/index.ts'
import { ADA, git, read, twoClones, write } from './repositories.ts'
import { synced } from './sync-in.ts'

const CARD = 'contacts/ada-lovelace.md'

function undoIn(clone: string, more: Partial<UndoOptions> = {}) {
  const folder = join(clone, 'contacts')
  const read = () => ({ book: readBook(folder), today: '2026-11-23', folder })
  return undo(folder, { read, now: Date.now, ...more })
}

test.concurrent('my last change goes, what others did since stays', async () => {
  const { sam, ana } = twoClones()
  write(sam, {
    [CARD]: `${ADA.replace('lead', 'prospect').replace('[uk]', '[uk, vip]')}- 2026-11-23 call @sam: Asked.\n`,
  })
  await synced(sam)
  await synced(ana)
  const withAna = `${read(ana, CARD).replace('2026-12-01', '2026-12-24').replace('[uk, vip]', '[uk, vip, ana]')}- 2026-11-24 call @ana: Rang.\n`
  write(ana, { [CARD]: withAna })
  await synced(ana)
  await synced(sam)
  const undone = await undoIn(sam)
  expect(undone).toMatchObject({ subject: 'Log a call with Ada Lovelace', by: 'Sam Rivers', notes: [] })
  expect(read(sam, CARD)).toBe(
    `${ADA.replace('2026-12-01', '2026-12-24').replace('[uk]', '[uk, ana]')}- 2026-11-24 call @ana: Rang.\n`,
  )
  expect(git(sam, 'log', '-1', '--format=%s')).toBe('Undo: Log a call with Ada Lovelace')
  expect(git(sam, 'status', '--porcelain')).toBe('')
})

test.concurrent('a field that somebody changed since is theirs', async () => {
  const { sam, ana } = twoClones()
  write(sam, { [CARD]: ADA.replace('2026-12-01', '2026-12-05').replace('lead', 'prospect') })
  await synced(sam)
  await synced(ana)
  write(ana, { [CARD]: read(ana, CARD).replace('2026-12-05', '2026-12-24') })
  await synced(ana)
  await synced(sam)
  await undoIn(sam)
  expect(read(sam, CARD)).toBe(ADA.replace('2026-12-01', '2026-12-24'))
  // The beginning of the book is nobody's mistake.
  expect(await undoIn(sam)).toMatchObject({ kind: 'nothing' })
})

test.concurrent('what is not committed is committed, then taken back: nothing is lost', async () => {
  const { sam } = twoClones()
  const edited = ADA.replace('lead', 'prospect')
  write(sam, { [CARD]: edited })
  expect(await undoIn(sam, { dryRun: true })).toMatchObject({ subject: 'What is not committed yet' })
  expect(read(sam, CARD)).toBe(edited)
  await undoIn(sam)
  expect(read(sam, CARD)).toBe(ADA)
  expect(git(sam, 'show', `HEAD~:${CARD}`)).toBe(edited.trim())
})

test.concurrent('cards that were made go, cards that were deleted come back', async () => {
  const { sam, ana } = twoClones({ 'contacts/old.md': '---\nname: Old\n---\n' })
  write(sam, { 'contacts/new.md': '---\nname: New\n---\n', 'contacts/kept.md': '---\nname: Kept\n---\n' })
  git(sam, 'rm', '-q', 'contacts/old.md')
  await synced(sam)
  await synced(ana)
  write(ana, { 'contacts/kept.md': '---\nname: Kept\nowner: ana\n---\n' })
  await synced(ana)
  await synced(sam)
  expect(await undoIn(sam)).toMatchObject({ notes: [{ path: 'contacts/kept.md' }] })
  const there = ['old', 'new', 'kept'].map((name) => existsSync(join(sam, `contacts/${name}.md`)))
  expect(there).toEqual([true, false, true])
})

test.concurrent('of a card, whoever changed it; not of several at once', async () => {
  const { sam, ana } = twoClones({ 'contacts/bob.md': '---\nname: Bob\n---\n' })
  write(ana, { [CARD]: ADA.replace('lead', 'prospect') })
  await synced(ana)
  await synced(sam)
  expect(await undoIn(sam, { card: 'ada-lovelace.md' })).toMatchObject({ by: 'Ana Moreira' })
  expect(read(sam, CARD)).toBe(ADA)
  write(sam, { [CARD]: ADA.replace('[uk]', '[x]'), 'contacts/bob.md': '---\nname: Bob\nowner: sam\n---\n' })
  expect(await undoIn(sam)).toMatchObject({ kind: 'several' })
})

test.concurrent('the history says who changed which field from what to what, through a rename', async () => {
  const { sam, ana } = twoClones()
  write(ana, { [CARD]: `${ADA.replace('lead', 'prospect')}- 2026-11-23 call @ana: Rang.\n` })
  await synced(ana)
  await synced(sam)
  git(sam, 'mv', CARD, 'contacts/ada-king.md')
  await synced(sam)
  write(sam, { 'contacts/ada-king.md': read(sam, 'contacts/ada-king.md').replace('due: 2026-12-01\n', '') })
  const folder = join(sam, 'contacts')
  const clone = await openClone(folder)
  if (isStop(clone)) throw new Error(clone.message)
  const versions = await historyOf(clone, 'contacts/ada-king.md', readBook(folder).config)
  expect(versions.map(({ by, change }) => [by, ...linesOf(change)])).toEqual([
    ['', 'due: 2026-12-01 taken away'],
    ['Sam Rivers'],
    ['Ana Moreira', 'stage: lead → prospect', 'logged: 2026-11-23 call @ana: Rang.'],
    [
      'Sam Rivers',
      'added',
      'name: Ada Lovelace',
      'stage: lead',
      'owner: sam',
      'tags: uk',
      'next: Send the terms',
      'due: 2026-12-01',
      'logged: 2026-11-03 meeting @sam: Demo.',
      'notes changed',
    ],
  ])
})
