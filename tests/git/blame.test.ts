// Who set what, and the card as it was, with the real git.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from '../../src/disk/index.ts'
import {
  blameOf,
  bookAsOf,
  formerPaths,
  historyOf,
  isStop,
  openClone,
  setterOf,
} from '../../src/git/index.ts'
import { ADA, bareEnvironment, be, git, tempFolder, twoClones, write } from './repositories.ts'
import { synced } from './sync-in.ts'

const CARD = 'contacts/ada-lovelace.md'
const KING = 'contacts/ada-king.md'

/** A commit of everything, by somebody, at a moment such as `2026-03-01T23:30:00+0100`. */
function commitAt(dir: string, who: string, when: string): void {
  be(dir, who)
  git(dir, 'add', '-A')
  const env = { ...bareEnvironment(dir), GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when }
  execFileSync('git', ['commit', '-qm', `By ${who}`], { cwd: dir, env, stdio: 'ignore' })
}

function begin(): string {
  const dir = join(tempFolder(), 'sam')
  write(dir, { [CARD]: ADA, 'contacts/cardfile.yaml': 'timezone: Europe/Paris\n' })
  git(dir, 'init', '-q', '-b', 'main')
  return dir
}

async function opened(dir: string) {
  const folder = join(dir, 'contacts')
  const clone = await openClone(folder)
  if (isStop(clone)) throw new Error(clone.message)
  return { clone, folder, book: readBook(folder) }
}

test.concurrent('each field and entry has who set it last, through a rename and a block list', async () => {
  const dir = begin()
  commitAt(dir, 'Sam Rivers', '2026-03-01T23:30:00+0100')
  git(dir, 'mv', CARD, KING)
  const text = ADA.replace('tags: [uk]', 'tags:\n  - uk\n  - vip').replace('lead', 'prospect')
  write(dir, { [KING]: text })
  commitAt(dir, 'Ana “Nova” Müller', '2026-03-02T00:30:00+0200')
  write(dir, { [KING]: `${text.replace('2026-12-01', '2026-12-24')}- 2026-11-23 call: Rang.\n` })
  const { clone, book } = await opened(dir)
  const [contact] = book.contacts
  if (contact === undefined) throw new Error('no card')
  const parts = await blameOf(clone, KING, contact.card)
  expect(parts.map(({ key, text, setter }) => `${key} | ${text} | ${setter?.by} | ${setter?.date}`)).toEqual([
    'name | Ada Lovelace | Sam Rivers | 2026-03-01',
    'stage | prospect | Ana “Nova” Müller | 2026-03-02',
    'owner | sam | Sam Rivers | 2026-03-01',
    'tags | uk | Ana “Nova” Müller | 2026-03-02',
    'tags | vip | Ana “Nova” Müller | 2026-03-02',
    'next | Send the terms | Sam Rivers | 2026-03-01',
    'due | 2026-12-24 | undefined | undefined',
    'notes | Met at the London fair. Prefers e-mail. | Sam Rivers | 2026-03-01',
    'log | 2026-11-03 meeting @sam: Demo. | Sam Rivers | 2026-03-01',
    'log | 2026-11-23 call: Rang. | undefined | undefined',
  ])
  expect(parts.at(-1)?.lines).toEqual([17, 17])
  const lead = git(dir, 'rev-parse', 'HEAD')
  expect(parts.find(({ key }) => key === 'stage')?.setter?.commit).toBe(lead)
})

test.concurrent.each(['a book without a commit', 'a new card'])('%s has no setters', async (which) => {
  const dir = begin()
  be(dir, 'Sam Rivers')
  git(dir, 'add', 'contacts/cardfile.yaml')
  if (which === 'a new card') git(dir, 'commit', '-qm', 'Settings')
  const { clone, book } = await opened(dir)
  const [contact] = book.contacts
  if (contact === undefined) throw new Error('no card')
  const parts = await blameOf(clone, CARD, contact.card)
  expect(parts.length).toBe(8)
  expect(parts.filter(({ setter }) => setter !== undefined)).toEqual([])
})

test.concurrent('both values of a contested field have who set them', async () => {
  const { sam, ana } = twoClones()
  write(sam, { [CARD]: ADA.replace('owner: sam', 'owner: sam\ntitle: Engineer') })
  write(ana, { [CARD]: ADA.replace('owner: sam', 'owner: sam\ntitle: Countess') })
  await synced(sam)
  await synced(ana)
  const { clone, book } = await opened(ana)
  const versions = await historyOf(clone, CARD, book.config)
  const [first] = book.contacts
  expect(first?.values.get('conflicts')?.map(({ text }) => text)).toEqual(['title: Countess'])
  expect(setterOf(versions, 'title', 'Engineer')?.by).toBe('Sam Rivers')
  expect(setterOf(versions, 'title', 'Countess')?.by).toBe('Ana Moreira')
  expect(setterOf(versions, 'tags', 'uk')?.by).toBe('Sam Rivers')
  expect(setterOf(versions, 'title', 'Duchess')).toBeUndefined()
})

test.concurrent('the book as of a day is the last commit of that day, as the book’s zone counts days', async () => {
  const dir = begin()
  commitAt(dir, 'Sam Rivers', '2026-03-01T12:00:00Z')
  write(dir, { [CARD]: ADA.replace('lead', 'prospect') })
  // Half an hour past midnight in Paris.
  commitAt(dir, 'Sam Rivers', '2026-03-01T23:30:00Z')
  git(dir, 'mv', CARD, KING)
  write(dir, { 'contacts/cardfile.yaml': 'title: New\n' })
  commitAt(dir, 'Sam Rivers', '2026-03-05T12:00:00Z')
  const { clone, folder, book } = await opened(dir)
  const config = { ...book.config, timezone: 'Europe/Paris' }
  const stageOn = async (date: string) => {
    const past = await bookAsOf(clone, folder, date, config)
    if (isStop(past)) return past.kind
    const [card] = past.book.contacts
    return `${card?.slug} ${card?.values.get('stage')?.[0]?.text}, ${past.book.config.timezone}`
  }
  expect(await stageOn('2026-02-28')).toBe('before')
  expect(await stageOn('2026-03-01')).toBe('ada-lovelace lead, Europe/Paris')
  expect(await stageOn('2026-03-02')).toBe('ada-lovelace prospect, Europe/Paris')
  expect(await stageOn('2026-03-05')).toBe('ada-king prospect, UTC')
  expect(await formerPaths(clone, KING)).toEqual([KING, CARD])
})
