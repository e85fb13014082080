// A sync between two clones, with the real git, in this process.
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ADA, git, read, twoClones, write } from './repositories.ts'
import { synced, syncIn } from './sync-in.ts'

const CARD = 'contacts/ada-lovelace.md'
const subjects = (dir: string) => git(dir, 'log', '--format=%s').split('\n')

test.concurrent('a broken card is left out and named, and the rest goes', async () => {
  const { sam, ana } = twoClones()
  write(sam, { 'contacts/grace.md': '---\nname: Grace Hopper\n---\n', [CARD]: ADA.replace('name:', 'name') })
  const report = await synced(sam)
  expect(report.leftOut.map(({ path }) => path)).toEqual([CARD])
  expect(report.saved).toEqual(['Add Grace Hopper\n'])
  expect(git(sam, 'status', '--porcelain')).toBe(`M ${CARD}`)
  await synced(ana)
  expect(read(ana, CARD)).toBe(ADA)
  expect(existsSync(join(ana, 'contacts/grace.md'))).toBe(true)
})

test.concurrent('a card that had its error before can be changed all the same', async () => {
  const odd = ADA.replace('stage: lead', 'stage: nowhere')
  const { sam } = twoClones({ [CARD]: odd })
  write(sam, { [CARD]: odd.replace('[uk]', '[uk, vip]') })
  expect((await synced(sam)).leftOut).toEqual([])
})

test.concurrent('a broken card that others changed meanwhile gets their change, and stays uncommitted', async () => {
  const { sam, ana } = twoClones()
  write(ana, { [CARD]: ADA.replace('owner: sam', 'owner: ana') })
  await synced(ana)
  const broken = ADA.replace('2026-12-01', 'soon')
  write(sam, { [CARD]: broken, 'contacts/grace.md': '---\nname: Grace Hopper\n---\n' })
  const report = await synced(sam)
  expect(report).toMatchObject({ sent: true, leftOut: [{ path: CARD }] })
  expect(read(sam, CARD)).toBe(broken.replace('owner: sam', 'owner: ana'))
  expect(git(sam, 'status', '--porcelain')).toBe(`M ${CARD}`)
  write(sam, { [CARD]: read(sam, CARD).replace('soon', '2026-12-24') })
  await synced(sam)
  await synced(ana)
  expect(read(ana, CARD)).toBe(ADA.replace('owner: sam', 'owner: ana').replace('2026-12-01', '2026-12-24'))
})

test.concurrent('somebody is faster, again and again: both are there in the end', async () => {
  const { sam, ana, origin } = twoClones()
  write(sam, { [CARD]: ADA.replace('lead', 'prospect') })
  let races = 0
  const waits: number[] = []
  const report = await synced(sam, {
    wait: async (milliseconds) => void waits.push(milliseconds),
    say: (step) => {
      if (step !== 'Sending' || races >= 3) return
      races++
      write(ana, { [`contacts/new-${races}.md`]: `---\nname: New ${races}\n---\n` })
      git(ana, 'add', '.')
      git(ana, 'commit', '-qm', `New ${races}`)
      git(ana, 'push', '-q')
    },
  })
  expect(report).toMatchObject({ sent: true, tries: 4 })
  expect(waits).toHaveLength(3)
  expect(git(origin, 'rev-parse', 'main')).toBe(git(sam, 'rev-parse', 'HEAD'))
  for (const n of [1, 2, 3]) expect(existsSync(join(sam, `contacts/new-${n}.md`))).toBe(true)
  // What was merged for a push that failed is forgotten: one merge, not four.
  expect(subjects(sam).filter((subject) => subject.startsWith('Merge'))).toHaveLength(1)
})

test.concurrent.each([
  ['while it is sent', 'Sending', 'contacts/grace.md'],
  ['while the others come in', 'Bringing your files up to date', undefined],
])('a card that is saved %s is not overwritten, and shared too', async (_why, moment, own) => {
  const { sam, ana } = twoClones()
  write(ana, { [CARD]: ADA.replace('lead', 'customer') })
  await synced(ana)
  if (own !== undefined) write(sam, { [own]: '---\nname: Grace Hopper\n---\n' })
  let saves = 0
  const say = (step: string) => {
    if (step === moment && saves++ === 0) write(sam, { [CARD]: ADA.replace('[uk]', '[uk, vip]') })
  }
  expect(await synced(sam, { say })).toMatchObject({ sent: true })
  expect(saves).toBeGreaterThan(0)
  await synced(ana)
  for (const clone of [sam, ana])
    expect(read(clone, CARD)).toBe(ADA.replace('lead', 'customer').replace('[uk]', '[uk, vip]'))
})

test.concurrent('a lock that a killed push left in a shared folder is swept when it is old, and only then', async () => {
  const { sam, origin } = twoClones()
  write(sam, { [CARD]: ADA.replace('lead', 'prospect') })
  const lock = join(origin, 'refs/heads/main.lock')
  writeFileSync(lock, '')
  // The clock stands still: on a busy machine the lock would grow old while forty tries are made.
  const now = Date.now()
  expect(await syncIn(sam, { now: () => now })).toMatchObject({ kind: 'busy' })
  expect(existsSync(lock)).toBe(true)
  // It gave up in the end, and nothing is lost.
  expect(subjects(sam)).toEqual(['Move Ada Lovelace to prospect', 'Begin the book'])
  expect(await synced(sam, { now: () => now + 60_000 })).toMatchObject({ sent: true })
})

test.concurrent('a server that says no is not asked again', async () => {
  const { sam, origin } = twoClones()
  const hook = join(origin, 'hooks/pre-receive')
  writeFileSync(hook, '#!/bin/sh\necho "The office is closed." >&2\nexit 1\n')
  chmodSync(hook, 0o755)
  write(sam, { [CARD]: ADA.replace('lead', 'prospect') })
  expect(await syncIn(sam)).toMatchObject({ kind: 'refused', message: expect.stringContaining('closed') })
})

test.concurrent("a person's own hook is asked, and its no is told", async () => {
  const { sam } = twoClones()
  const hook = join(sam, '.git/hooks/pre-commit')
  writeFileSync(hook, '#!/bin/sh\necho "No changes on Sundays." >&2\nexit 1\n')
  chmodSync(hook, 0o755)
  write(sam, { [CARD]: ADA.replace('lead', 'prospect') })
  expect(await syncIn(sam)).toMatchObject({ kind: 'not-saved', message: expect.stringContaining('Sundays') })
  expect(read(sam, CARD)).toBe(ADA.replace('lead', 'prospect'))
})

test.concurrent('two clean edits that break a link together are told', async () => {
  const { sam, ana } = twoClones({ 'contacts/acme.md': '---\nname: Acme\nkind: org\n---\n' })
  git(ana, 'rm', '-q', 'contacts/acme.md')
  await synced(ana)
  write(sam, { [CARD]: ADA.replace('owner:', 'related: acme\nowner:') })
  const report = await synced(sam)
  expect(report.broken.map(({ rule }) => rule)).toEqual(['link-unknown'])
  expect(report.sent).toBe(true)
})

test.concurrent('many changes are one commit that lists them', async () => {
  const { sam } = twoClones({ 'contacts/old.md': '---\nname: Old Card\n---\n' })
  write(sam, {
    [CARD]: `${ADA}- 2026-11-23 call @sam: Asked.\n`,
    'contacts/grace.md': '---\nname: Grace Hopper\n---\n',
    'contacts/.ada.md.swp': 'an editor',
    'README.md': 'not of the book\n',
  })
  git(sam, 'rm', '-q', 'contacts/old.md')
  await synced(sam)
  expect(git(sam, 'log', '-1', '--format=%B')).toBe(
    '3 cards changed: Ada Lovelace, Grace Hopper and Old Card\n\n- Log a call with Ada Lovelace\n- Add Grace Hopper\n- Delete Old Card',
  )
  expect(git(sam, 'status', '--porcelain')).toBe('?? README.md\n?? contacts/.ada.md.swp')
})

test.concurrent('folders, and settings of git that do not concern us', async () => {
  const { sam, ana } = twoClones()
  for (const dir of [sam, ana])
    for (const [key, value] of [
      ['merge.ff', 'false'],
      ['color.ui', 'always'],
      ['log.showSignature', 'true'],
      ['status.showUntrackedFiles', 'no'],
      ['core.autocrlf', 'input'],
      ['commit.cleanup', 'strip'],
    ])
      git(dir, 'config', key ?? '', value ?? '')
  write(ana, { [CARD]: ADA.replace('lead', 'customer'), 'contacts/new/b.md': '---\nname: B\n---\n' })
  await synced(ana)
  write(sam, { [CARD]: ADA.replace('[uk]', '[uk, vip]') })
  await synced(sam)
  await synced(ana)
  expect(read(ana, CARD)).toBe(ADA.replace('lead', 'customer').replace('[uk]', '[uk, vip]'))
  expect(read(sam, CARD)).toBe(read(ana, CARD))
})

test.concurrent('others rewrote what was shared: that is no fast-forward, and both are put together', async () => {
  const { sam, ana } = twoClones()
  write(sam, { [CARD]: ADA.replace('stage: lead', 'stage: prospect') })
  await synced(sam)
  await synced(ana)
  write(ana, { [CARD]: read(ana, CARD).replace('[uk]', '[uk, vip]') })
  git(ana, 'commit', '-qa', '--amend', '-m', 'Another history')
  git(ana, 'push', '-qf')
  const report = await synced(sam)
  expect(report).toMatchObject({ sent: true, received: { people: ['Sam Rivers'], files: [CARD] } })
  expect(read(sam, CARD)).toBe(ADA.replace('stage: lead', 'stage: prospect').replace('[uk]', '[uk, vip]'))
  expect(git(sam, 'status', '--porcelain')).toBe('')
  expect(existsSync(join(sam, '.git/cardfile/advance.json'))).toBe(false)
})
