// The story of docs/sync.md with the real command and the real git.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENTRY } from '../scripts/cli.ts'
import { bareEnvironment, git, type Pair, read, twoClones, write } from './repositories.ts'

function cardfile({ dir, ...clones }: Pair, who: 'sam' | 'ana', ...words: string[]): string {
  const env = { ...bareEnvironment(dir), CARDFILE_USER: who }
  return execFileSync(process.execPath, [ENTRY, ...words], { cwd: clones[who], env, encoding: 'utf8' })
}

test('both log a call and move the date, one tags, one edits the notes, one renames: both have everything', () => {
  const pair = twoClones()
  cardfile(pair, 'sam', 'log', 'ada', 'Called, wants the terms', '--due', '2026-11-27')
  cardfile(pair, 'sam', 'set', 'ada', 'tags+=vip')
  git(pair.sam, 'mv', 'contacts/ada-lovelace.md', 'contacts/ada-king.md')
  cardfile(pair, 'ana', 'log', 'ada', 'Called about the invoice', '--due', '2026-12-04')
  const notes = read(pair.ana, 'contacts/ada-lovelace.md').replace('e-mail.', 'e-mail, never the phone.')
  write(pair.ana, { 'contacts/ada-lovelace.md': notes })

  expect(cardfile(pair, 'sam', 'sync')).toBe(
    'Committed: Log a call with Ada Lovelace\nSent. Everybody has it who syncs.\n',
  )
  const dry = cardfile(pair, 'ana', 'sync', '--dry-run')
  expect(dry).toContain('Would commit: Log a call with Ada Lovelace\n')
  expect(dry).toContain('Nothing was changed.\n')
  expect(git(pair.ana, 'log', '--format=%s', 'HEAD')).toBe('Begin the book')
  const said = cardfile(pair, 'ana', 'sync')
  expect(said).toContain('Received: 1 file changed, by Sam Rivers\n')
  expect(said).toContain('To look at: contacts/ada-king.md:7 Both sides changed "due"')
  expect(cardfile(pair, 'sam', 'sync')).toBe(
    'Received: 1 file changed, by Ana Moreira\nYou are up to date.\n',
  )

  for (const clone of [pair.sam, pair.ana]) {
    expect(readdirSync(join(clone, 'contacts')).sort()).toEqual(['ada-king.md', 'cardfile.yaml'])
    expect(read(clone, 'contacts/ada-king.md')).toBe(`---
name: Ada Lovelace
stage: lead
owner: sam
tags: [uk, vip]
next: Send the terms
due: 2026-11-27
conflicts:
  - "due: 2026-12-04"
---

Met at the London fair. Prefers e-mail, never the phone.

## Log

- 2026-11-03 meeting @sam: Demo.
- 2026-11-23 call @ana: Called about the invoice
- 2026-11-23 call @sam: Called, wants the terms
`)
    expect(git(clone, 'status', '--porcelain')).toBe('')
    expect(git(clone, 'log', '--format=%s', 'HEAD').split('\n').sort()).toEqual([
      'Begin the book',
      'Log a call with Ada Lovelace',
      'Log a call with Ada Lovelace',
      'Merge the changes of Sam Rivers',
    ])
  }
  expect(git(pair.sam, 'rev-parse', 'HEAD')).toBe(git(pair.ana, 'rev-parse', 'HEAD'))
  expect(git(pair.origin, 'rev-parse', 'main')).toBe(git(pair.ana, 'rev-parse', 'HEAD'))
})

test('one syncs, the other uses plain git pull and git push with the driver', () => {
  const pair = twoClones({ '.gitattributes': 'contacts/**/*.md merge=cardfile\n' })
  const { sam, ana, origin } = pair
  expect(cardfile(pair, 'ana', 'doctor', '--fix')).toContain('mended  git pull and git merge now')
  cardfile(pair, 'sam', 'log', 'ada', 'Called, wants the terms', '--due', '2026-11-27')
  cardfile(pair, 'sam', 'sync')
  cardfile(pair, 'ana', 'log', 'ada', 'Called about the invoice', '--due', '2026-12-04')
  git(ana, 'commit', '-qam', 'Called Ada')
  git(ana, 'pull', '-q', '--no-rebase', '--no-edit')
  git(ana, 'push', '-q')
  expect(cardfile(pair, 'sam', 'sync')).toContain('You are up to date.\n')
  // And the other way round: she is first, and he merges.
  cardfile(pair, 'ana', 'set', 'ada', 'tags+=vip')
  git(ana, 'commit', '-qam', 'Ada is important')
  git(ana, 'push', '-q')
  cardfile(pair, 'sam', 'set', 'ada', 'tags+=london', 'stage=prospect')
  cardfile(pair, 'sam', 'sync')
  git(ana, 'pull', '-q', '--rebase')
  for (const clone of [sam, ana]) {
    expect(git(clone, 'rev-parse', 'HEAD')).toBe(git(origin, 'rev-parse', 'main'))
    const card = read(clone, 'contacts/ada-lovelace.md')
    expect(card).toContain('tags: [uk, london, vip]\n')
    expect(card).toContain('stage: prospect\n')
    expect(card).toContain('due: 2026-11-27\nconflicts:\n  - "due: 2026-12-04"\n')
    expect(card).toContain('call @ana: Called about the invoice\n')
    expect(card).toContain('call @sam: Called, wants the terms\n')
  }
})
