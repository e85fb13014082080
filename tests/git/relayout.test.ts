// The cards of a book move into folders by first letters, and back, while somebody else goes on working.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from '../../src/disk/index.ts'
import { historyOf, isStop, openClone, type Relaid, relayout } from '../../src/git/index.ts'
import { checkBook } from '../../src/rules/index.ts'
import { runIn } from '../scripts/cli.ts'
import { ADA, git, read, SETTINGS, twoClones, write } from './repositories.ts'
import { synced } from './sync-in.ts'

const GRACE = '---\nname: Grace Hopper\nrelated: [ada-lovelace]\n---\n'
const FILES = {
  'contacts/cardfile.yaml': `${SETTINGS}layout: flat # for now\n`,
  'contacts/grace-hopper.md': GRACE,
  'contacts/x.md': '---\nname: X\n---\n',
  'contacts/press/paul.md': '---\nname: Paul\n---\n',
  'contacts/_templates/person.md': '---\nname: ""\n---\n',
}

async function relaid(clone: string, to: 'flat' | 'letters', dryRun = false): Promise<Relaid> {
  const folder = join(clone, 'contacts')
  const book = () => ({ book: readBook(folder), today: '2026-11-23' as const, folder })
  const result = await relayout(folder, { read: book, to, dryRun, now: Date.now })
  if (isStop(result)) throw new Error(`${result.kind}: ${result.message}`)
  return result
}

const filesOf = (clone: string) => git(clone, 'ls-files', 'contacts').split('\n')

test('into folders and back: one commit each, and no byte of a card changes', {
  timeout: 60_000,
}, async () => {
  const { sam } = twoClones(FILES)
  const before = git(sam, 'ls-tree', '-r', 'HEAD')
  expect((await relaid(sam, 'letters', true)).moved).toHaveLength(3)
  expect(git(sam, 'ls-tree', '-r', 'HEAD')).toBe(before)
  expect(await relaid(sam, 'letters')).toEqual({
    moved: [
      { from: 'ada-lovelace.md', to: 'ad/ada-lovelace.md' },
      { from: 'grace-hopper.md', to: 'gr/grace-hopper.md' },
      { from: 'x.md', to: 'x/x.md' },
    ],
    stay: ['press/paul.md'],
    isNewSetting: true,
  })
  expect(filesOf(sam)).toEqual(
    [
      '_templates/person.md',
      'ad/ada-lovelace.md',
      'cardfile.yaml',
      'gr/grace-hopper.md',
      'press/paul.md',
      'x/x.md',
    ].map((name) => `contacts/${name}`),
  )
  expect(read(sam, 'contacts/ad/ada-lovelace.md')).toBe(ADA)
  expect(read(sam, 'contacts/cardfile.yaml')).toBe(`${SETTINGS}layout: letters # for now\n`)
  expect(git(sam, 'status', '--porcelain')).toBe('')
  expect(git(sam, 'log', '-1', '--format=%s')).toBe('Move 3 cards into folders by first letters')
  expect(git(sam, 'show', '--stat', '-M100%', '--format=', '--name-status', 'HEAD')).toMatch(
    /^R100.*ada-lovelace/m,
  )
  const book = readBook(join(sam, 'contacts'))
  expect(checkBook(book, { today: '2026-11-23' }).filter(({ severity }) => severity === 'error')).toEqual([])
  const clone = await openClone(join(sam, 'contacts'))
  if (isStop(clone)) throw new Error(clone.message)
  const history = await historyOf(clone, 'contacts/ad/ada-lovelace.md', book.config)
  expect(history.map(({ subject }) => subject)).toContain('Begin the book')
  // Once more is no more.
  expect(await relaid(sam, 'letters')).toMatchObject({ moved: [], isNewSetting: false })
  await relaid(sam, 'flat')
  expect(git(sam, 'ls-tree', '-r', 'HEAD')).toBe(before)
  expect(existsSync(join(sam, 'contacts/ad'))).toBe(false)
  expect(git(sam, 'rev-list', '--count', 'HEAD')).toBe('3')
})

test('somebody else went on in the old places: all is together in the new ones', {
  timeout: 60_000,
}, async () => {
  const { sam, ana } = twoClones(FILES)
  write(ana, {
    'contacts/ada-lovelace.md': ADA.replace('[uk]', '[uk, vip]'),
    'contacts/bob.md': '---\nname: Bob\n---\n',
  })
  await relaid(sam, 'letters')
  await synced(sam)
  await synced(ana)
  await synced(sam)
  for (const clone of [sam, ana]) {
    expect(read(clone, 'contacts/ad/ada-lovelace.md')).toBe(ADA.replace('[uk]', '[uk, vip]'))
    expect(filesOf(clone)).toContain('contacts/bob.md')
    expect(filesOf(clone)).not.toContain('contacts/ada-lovelace.md')
  }
  expect((await relaid(sam, 'letters')).moved).toEqual([{ from: 'bob.md', to: 'bo/bob.md' }])
})

test('the command says what it does, and refuses while something is not committed', {
  timeout: 60_000,
}, async () => {
  const { dir, sam } = twoClones(FILES)
  const env = { HOME: dir, GIT_CONFIG_NOSYSTEM: '1' }
  write(sam, { 'contacts/x.md': '---\nname: Xavier\n---\n' })
  const refused = await runIn(sam, ['relayout', 'letters'], env)
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toMatch(/contacts\/x\.md changed here and not committed.*\nRun cardfile sync first/)
  git(sam, 'commit', '-qam', 'Xavier')
  expect((await runIn(sam, ['relayout', 'letters', '--dry-run'], env)).out).toMatch(
    /^Would move: 3 cards.*Nothing was changed\.\n$/s,
  )
  expect(await runIn(sam, ['relayout', 'letters'], env)).toEqual({
    status: 0,
    err: '',
    out: `Moved: 3 cards into folders by first letters
  ada-lovelace.md -> ad/ada-lovelace.md
  grace-hopper.md -> gr/grace-hopper.md
  x.md -> x/x.md
Stays: 1 card in other folders, such as press/paul.md
Set: layout: letters, for new cards
Committed here. To send it: cardfile sync
`,
  })
  expect((await runIn(sam, ['relayout'], env)).out).toMatch(/^No card has to move/)
  expect((await runIn(sam, ['relayout', 'rows'], env)).status).toBe(2)
})
