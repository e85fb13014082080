import { execFileSync } from 'node:child_process'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempBook } from './cli.ts'

const HELEN = `---
name: Helen Sykes
title: Buyer
stage: prospect
owner: ana
tags: [uk]
next: Write
due: 2026-12-01
conflicts:
  - "tags: vip"
  - "title: Manager"
---

Takes tea. Takes coffee. <!-- conflict: two edits of one sentence -->
`

const git = (dir: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Sam Rivers', '-c', 'user.email=sam@example.com', ...args], {
    cwd: dir,
    env: {
      ...process.env,
      GIT_COMMITTER_DATE: '2026-03-01T12:00:00Z',
      GIT_AUTHOR_DATE: '2026-03-01T12:00:00Z',
    },
    stdio: 'ignore',
  })

test.concurrent('resolve lists what is to decide, everywhere and on one card', async () => {
  const { run } = tempBook({ 'helen.md': HELEN })
  expect((await run('resolve')).out).toMatch(
    /^To decide \(3\)\n[\s\S]*not in the list +vip[\s\S]*Buyer +Manager/,
  )
  const { out, status } = await run('resolve', 'helen')
  expect(status).toBe(0)
  expect(out).toBe(`Tags
  stands  not in the list
  other   vip
Title
  stands  Buyer
  other   Manager
Two edits of one sentence, in the notes
  Takes tea. Takes coffee.
  Delete the one that is wrong, and the comment behind it: contacts/helen.md:14
Decide: cardfile resolve helen --keep, or --take tags
`)
  expect((await run('resolve', 'ada-byron')).out).toBe('Nothing is to decide on Ada Byron.\n')
  const { out: due } = await run('due')
  expect(due.endsWith('\n3 values that a merge left are to decide: cardfile resolve\n')).toBe(true)
})

test.concurrent('resolve takes decisions, and writes them', async () => {
  const { run, read } = tempBook({ 'helen.md': HELEN })
  const dry = await run('resolve', 'helen', '--take', 'title', '--keep', '--dry-run')
  expect(dry.out).toMatch(/\+ title: Manager\n[\s\S]*2 decisions would be taken\.\n$/)
  expect(read('helen.md')).toBe(HELEN)
  const { out, err, status } = await run('resolve', 'helen', '--take', 'title', '--json')
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(JSON.parse(out)).toMatchObject({
    taken: ['title: Manager'],
    kept: [],
    left: ['tags: vip'],
    written: true,
  })
  await run('resolve', 'helen', '--keep')
  expect(read('helen.md')).toBe(
    HELEN.replace('Buyer', 'Manager').replace('conflicts:\n  - "tags: vip"\n  - "title: Manager"\n', ''),
  )
})

test.concurrent.each([
  [['resolve', '--keep'], 2, 'which card?'],
  [['resolve', 'helen', '--take', 'tilte'], 2, 'Did you mean "title"?'],
  [['resolve', 'ada-byron', '--take', 'title'], 2, 'Nothing is to decide on this card.'],
  [['blame', 'helen'], 1, 'not in a git repository'],
  [['show', 'helen', '--as-of', '2026-03-01'], 1, 'not in a git repository'],
  [['show', 'helen', '--as-of', 'someday'], 2, 'is no date'],
  [['show', 'helen', '--as-of', '2027-03-01'], 1, 'still to come'],
])('%j ends with %i', async (words, status, said) => {
  const ran = await tempBook({ 'helen.md': HELEN }).run(...words)
  expect(ran.err).toContain(said)
  expect(ran.status).toBe(status)
})

test.concurrent('who set which value, and a card as it was under its former name', async () => {
  const { dir, run } = tempBook({ 'helen.md': HELEN.replace('Buyer', 'Clerk') })
  git(dir, 'init', '-q')
  git(dir, 'add', '.')
  git(dir, 'commit', '-qm', 'Begin')
  expect((await run('resolve', 'helen', '--json')).out).toMatch(/"standsSetBy": \{\s+"by": "Sam Rivers"/)
  const blame = JSON.parse((await run('blame', 'helen', '--json')).out)
  expect(blame[1]).toMatchObject({
    key: 'title',
    text: 'Clerk',
    setter: { by: 'Sam Rivers', date: '2026-03-01' },
  })
  expect((await run('blame', 'helen')).out).toMatch(/Title +Clerk +Sam Rivers +Sun 1 Mar/)
  renameSync(join(dir, 'contacts/helen.md'), join(dir, 'contacts/helen-sykes.md'))
  git(dir, 'add', '-A')
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-qm', 'Rename'], {
    cwd: dir,
  })
  const then = await run('show', 'helen-sykes', '--as-of', '2026-03-01')
  expect(then.err).toBe('')
  expect(then.out).toMatch(/^Helen Sykes\nClerk\n[\s\S]*contacts\/helen\.md\n$/)
  expect((await run('show', 'helen', '--as-of', '2026-02-28')).err).toContain('no history before')
})
