// An edit of several files: two cards become one in one commit, whatever others do to them meanwhile.
import { expect, test } from 'vitest'
import type { EditedFile, OutgoingEdit } from '../../src/thin/index.ts'
import { card, editOf, openBook, SAM, words } from './book.ts'
import { bareRepository, commitFiles, fileAt, git } from './repositories.ts'
import { serve } from './serve.ts'

const [ADA, KING, TOM] = [
  card('Ada Lovelace'),
  card('Ada King'),
  card('Tom', '2026-11-01 call @sam: of ada-king'),
]
const BOTH = card('Ada Lovelace', '2026-11-27 call @sam: as Ada King')
const [PATH, GONE, LINK] = ['contacts/ada.md', 'contacts/ada-king.md', 'contacts/tom.md']
const TOM_AFTER = TOM.replace('of ada-king', 'of ada')

const bytes = (text: string) => new TextEncoder().encode(text)
const file = (path: string, base: string, mine: string | undefined): EditedFile => ({
  path,
  base: bytes(base),
  mine: mine === undefined ? undefined : bytes(mine),
})
function joining(): OutgoingEdit {
  return {
    ...editOf(PATH, ADA, BOTH),
    message: 'Merge Ada King into Ada Lovelace',
    files: [
      file(PATH, ADA, BOTH),
      { ...file(GONE, KING, undefined), into: PATH },
      { ...file(LINK, TOM, TOM_AFTER), minor: true },
    ],
  }
}

/** What others do after the page has looked. */
async function joinAfter(changes: Parameters<typeof commitFiles>[1], commits = 1) {
  const repository = bareRepository({ [PATH]: ADA, [GONE]: KING, [LINK]: TOM })
  const thin = openBook((await serve(repository)).url)
  await thin.refresh()
  const before = git(repository, 'rev-list', '--count', 'main')
  if (Object.keys(changes).length > 0) commitFiles(repository, changes, 'Ana is faster')
  const result = await thin.send([joining()], SAM)
  expect(result).toMatchObject({ refused: [], tip: git(repository, 'rev-parse', 'main') })
  const added = Number(git(repository, 'rev-list', '--count', 'main')) - Number(before)
  expect(added - (Object.keys(changes).length > 0 ? 1 : 0), 'commits of ours').toBe(commits)
  expect(git(repository, 'fsck', '--strict', '--no-dangling')).toBe('')
  const names = git(repository, 'ls-tree', '-r', '--name-only', 'main').split('\n')
  return {
    repository,
    names,
    files: result.sent[0]?.files ?? [],
    read: (path: string) => fileAt(repository, path),
  }
}

test('one commit changes one card, takes the other away, and follows a link', async () => {
  const { names, read, files, repository } = await joinAfter({})
  expect(names).toEqual([PATH, LINK])
  expect([read(PATH), read(LINK)]).toEqual([BOTH, TOM_AFTER])
  expect(files.map(({ met }) => met)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(git(repository, 'log', '-1', '--format=%s', 'main')).toBe('Merge Ada King into Ada Lovelace')
})

test('what a colleague put on the card that goes meanwhile is on the one that stays', async () => {
  const theirs = KING.replace('lead', 'customer').trimEnd()
  const { names, read, files } = await joinAfter({
    [GONE]: `${theirs}\n- 2026-11-28 call @ana: She marries\n`,
  })
  expect(names).toEqual([PATH, LINK])
  expect(read(PATH)).toContain('- 2026-11-27 call @sam: as Ada King\n')
  expect(read(PATH)).toContain('- 2026-11-28 call @ana: She marries\n')
  expect(read(PATH)).toContain('stage: customer\n')
  expect(read(PATH)).toContain('name: Ada Lovelace\n')
  expect(files.map(({ met }) => met)).toEqual(['unchanged', 'joined', 'unchanged'])
  expect(words(files[1]?.theirs)).toContain('She marries')
  expect(files[1]?.text).toBeUndefined()
  expect(words(files[0]?.text), 'the answer tells the card as it is now').toBe(read(PATH))
})

test.each<[string, Parameters<typeof commitFiles>[1], string[], string[]]>([
  ['has deleted the card that goes', { [GONE]: null }, [PATH, LINK], ['unchanged', 'there', 'unchanged']],
  [
    'has put it into another folder',
    { [GONE]: null, 'contacts/ad/ada-king.md': KING },
    [PATH, LINK],
    ['unchanged', 'unchanged', 'unchanged'],
  ],
  ['has deleted the card with the link', { [LINK]: null }, [PATH], ['unchanged', 'unchanged', 'there']],
  [
    'has put the card that stays into another folder',
    { [PATH]: null, 'contacts/ad/ada.md': ADA },
    ['contacts/ad/ada.md', LINK],
    ['moved', 'unchanged', 'unchanged'],
  ],
])('a colleague %s', async (_why, changes, left, met) => {
  const { names, files, read } = await joinAfter(changes)
  expect(names).toEqual(left)
  expect(files.map((one) => one.met)).toEqual(met)
  expect(read(left[0] ?? '')).toBe(BOTH)
})

test('a colleague has changed both, and put the one that stays elsewhere: all of it is there', async () => {
  const said = (text: string, entry: string) => `${text.trimEnd()}\n- ${entry}\n`
  const { names, read } = await joinAfter({
    [PATH]: null,
    'contacts/ad/ada.md': said(ADA, '2026-11-28 call @ana: One'),
    [GONE]: said(KING, '2026-11-28 call @ana: Two'),
  })
  expect(names).toEqual(['contacts/ad/ada.md', LINK])
  for (const entry of ['One', 'Two', 'as Ada King'])
    expect(read('contacts/ad/ada.md').split(entry)).toHaveLength(2)
})

test('a colleague has made the same of the two: nothing is there twice, and nothing left to do', async () => {
  const { names, read } = await joinAfter(
    { [PATH]: BOTH, [GONE]: null, [LINK]: TOM_AFTER.replace('Notes.', 'More.') },
    0,
  )
  expect(names).toEqual([PATH, LINK])
  expect([read(PATH), read(LINK)]).toEqual([BOTH, TOM_AFTER.replace('Notes.', 'More.')])
})

test('a card that goes without being a part of another stays where others changed it', async () => {
  const repository = bareRepository({ [PATH]: ADA, [GONE]: KING })
  const thin = openBook((await serve(repository)).url)
  await thin.refresh()
  commitFiles(repository, { [GONE]: KING.replace('lead', 'customer') })
  const { sent } = await thin.send(
    [{ ...joining(), files: [file(PATH, ADA, BOTH), file(GONE, KING, undefined)] }],
    SAM,
  )
  expect(sent[0]?.files.map(({ met }) => met)).toEqual(['unchanged', 'kept'])
  expect(fileAt(repository, GONE)).toContain('customer')
})
