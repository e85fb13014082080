// The story of docs/sync.md with the real command and the real git.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENTRY } from '../scripts/cli.ts'
import { bareEnvironment, git, type Pair, read, twoClones } from './repositories.ts'
import { runStory } from './story.ts'

const PAGE = join(import.meta.dirname, '../../docs/sync.md')

function cardfile({ dir, ...clones }: Pair, who: 'sam' | 'ana', ...words: string[]): string {
  const env = { ...bareEnvironment(dir), CARDFILE_USER: who }
  return execFileSync(process.execPath, [ENTRY, ...words], { cwd: clones[who], env, encoding: 'utf8' })
}

test('docs/sync.md: both log a call and move the date, one tags and renames, one edits the notes (vitest -u writes it)', async () => {
  const pair = twoClones()
  const page = readFileSync(PAGE, 'utf8')
  await expect(runStory(page, pair)).toMatchFileSnapshot(PAGE)

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
