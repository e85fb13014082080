// Edits go out to a real git over http, from a page that has no clone.
import { expect, test } from 'vitest'
import { card, editOf, openBook, SAM, words } from './book.ts'
import { bareRepository, commitFiles, fileAt, git, gitBytes } from './repositories.ts'
import { serve } from './serve.ts'

const ADA = card('Ada Lovelace')
const NEXT = card('Ada Lovelace', '2026-11-27 call @sam: asked for terms')

test.concurrent.each([
  ['flat', 'contacts/ada-lovelace.md', 'contacts', 3],
  ['letters', 'contacts/ad/ada-lovelace.md', 'contacts', 4],
  ['flat at the root', 'ada-lovelace.md', '', 3],
  ['letters at the root', 'ad/ada-lovelace.md', '', 4],
  ['deep, with odd letters', 'Büro/köln ost/kontakte/łu/łukasz 王.md', 'Büro/köln ost/kontakte', 4],
])(
  'a book that is %s: a cold edit, a warm one, a new card and its end',
  async (_why, path, folder, requests) => {
    const repository = bareRepository({ [path]: ADA, 'other/x.md': 'x', 'README.md': 'read me' })
    const server = await serve(repository)
    const thin = openBook(server.url, { folder })
    const first = await thin.send([editOf(path, 'an older text', NEXT)], SAM)
    expect(first.stop).toBeUndefined()
    expect(server.count().requests).toBe(requests)
    expect(fileAt(repository, path)).toContain('asked for terms')
    const text = fileAt(repository, path)
    const again = await thin.send([editOf(path, text, text.replace('lead', 'customer'))], SAM)
    expect(again).toMatchObject({ tip: git(repository, 'rev-parse', 'main'), refused: [] })
    expect(server.count().requests).toBe(1)
    const other = path.replace(/[^/]*$/, 'zoë.md')
    await thin.send([editOf(other, undefined, card('Zoë')), editOf(other, card('Zoë'), card('Zoë Q'))], SAM)
    expect(fileAt(repository, other)).toBe(card('Zoë Q'))
    await thin.send([editOf(other, card('Zoë Q'), undefined)], SAM)
    expect(git(repository, 'ls-tree', '-r', '--name-only', '-z', 'main').split('\0').sort()).toEqual(
      ['', path, 'other/x.md', 'README.md'].sort(),
    )
    expect(git(repository, 'fsck', '--strict', '--no-dangling')).toBe('')
    expect(git(repository, 'log', '--format=%an <%ae> %cn <%ce>', '-1')).toBe(
      'Sam Rivers <sam@example.com> Sam Rivers <sam@example.com>',
    )
    expect(git(repository, 'log', '--format=%B', '-1')).toMatch(
      /^Change .*zoë\.md\n\nCardfile-Edit: edit-\d+$/,
    )
  },
)

test('a card that an old clone has marked as a program is a plain file after an edit', async () => {
  const path = 'contacts/ad/ada.md'
  const repository = bareRepository({ [path]: ADA })
  git(repository, 'read-tree', 'main')
  const id = git(repository, 'rev-parse', `main:${path}`)
  git(repository, 'update-index', '--cacheinfo', `100755,${id},${path}`)
  const tree = git(repository, 'write-tree')
  const who = ['-c', 'user.name=Sam', '-c', 'user.email=sam@example.com']
  const commit = git(repository, ...who, 'commit-tree', tree, '-p', 'main', '-m', 'x')
  git(repository, 'update-ref', 'refs/heads/main', commit)
  expect(git(repository, 'ls-tree', 'main', path)).toMatch(/^100755/)
  const server = await serve(repository)
  await openBook(server.url).send([editOf(path, ADA, NEXT)], SAM)
  expect(git(repository, 'ls-tree', 'main', path)).toMatch(/^100644/)
  expect(fileAt(repository, path)).toBe(NEXT)
})

test('what the page shows already is not fetched: three requests to the first edit', async () => {
  const repository = bareRepository({ 'contacts/ad/ada.md': ADA, 'contacts/be/ben.md': card('Ben') })
  const server = await serve(repository)
  const thin = openBook(server.url)
  const { sent } = await thin.send([editOf('contacts/ad/ada.md', ADA, NEXT)], SAM)
  expect(server.count().requests).toBe(3)
  expect(sent[0]?.files[0]).toMatchObject({ met: 'unchanged', wrote: 'contacts/ad/ada.md' })
})

test('reading: folders, files, and what is not there', async () => {
  const repository = bareRepository({ 'contacts/ad/ada.md': ADA, 'README.md': 'read me' })
  const server = await serve(repository)
  const thin = openBook(server.url)
  expect([...(await thin.folder('')).keys()]).toEqual(['README.md', 'contacts'])
  expect((await thin.folder('contacts/ad')).get('ada.md')?.mode).toBe('100644')
  expect((await thin.folder('nowhere')).size).toBe(0)
  expect(words((await thin.file('contacts/ad/ada.md'))?.bytes)).toBe(ADA)
  expect(await thin.file('contacts/ad')).toBeUndefined()
  expect(await thin.file('contacts/ad/ada.md/x')).toBeUndefined()
  expect(await thin.refresh()).toEqual({ tip: git(repository, 'rev-parse', 'main'), slow: false })
})

test('from a kept state the next page needs no more than to see whether the tip has moved', async () => {
  const repository = bareRepository({ 'contacts/ad/ada.md': ADA, 'contacts/be/ben.md': card('Ben') })
  const server = await serve(repository)
  const before = openBook(server.url)
  await before.send([editOf('contacts/ad/ada.md', ADA, NEXT)], SAM)
  const state = structuredClone(before.state())
  commitFiles(repository, { 'contacts/be/ben.md': card('Ben', '2026-11-27 call @ana: hello') })
  server.count()
  const thin = openBook(server.url, { state })
  expect(words((await thin.file('contacts/ad/ada.md'))?.bytes)).toBe(NEXT)
  expect(server.count().requests).toBe(0)
  const { stop } = await thin.send(
    [editOf('contacts/ad/ada.md', NEXT, NEXT.replace('lead', 'customer'))],
    SAM,
  )
  expect(stop).toBeUndefined()
  expect(server.count().requests).toBe(2)
  for (const wrong of [
    { ...state, url: 'x' },
    { ...state, version: 2 },
    { ...state, objects: [] },
    { version: 1 },
  ])
    expect((await openBook(server.url, { state: wrong as typeof state }).refresh()).tip).toBe(
      git(repository, 'rev-parse', 'main'),
    )
})

test('into an empty repository goes the first commit', async () => {
  const repository = bareRepository()
  const thin = openBook((await serve(repository)).url)
  expect(await thin.refresh()).toEqual({ tip: undefined, slow: false })
  expect((await thin.folder('contacts')).size).toBe(0)
  const { sent, stop } = await thin.send(
    [editOf('contacts/ada.md', undefined, ADA), editOf('b.md', undefined, 'b')],
    SAM,
  )
  expect(stop).toBeUndefined()
  expect(sent.length).toBe(2)
  expect(git(repository, 'log', '--format=%H %P', 'main').split('\n').length).toBe(2)
})

test('the last file may go', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA })
  const thin = openBook((await serve(repository)).url)
  expect((await thin.send([editOf('contacts/ada.md', ADA, undefined)], SAM)).stop).toBeUndefined()
  expect(git(repository, 'ls-tree', 'main')).toBe('')
})

test('a branch that is gone stops everything: no book is begun anew over one that was there', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA })
  const server = await serve(repository)
  const thin = openBook(server.url)
  await thin.refresh()
  git(repository, 'update-ref', '-d', 'refs/heads/main')
  const { stop, sent } = await thin.send([editOf('contacts/ada.md', ADA, NEXT)], SAM)
  expect([stop?.why, sent]).toEqual(['broken', []])
  const elsewhere = bareRepository({ 'contacts/ada.md': ADA })
  git(elsewhere, 'branch', '-m', 'main', 'trunk')
  const { stop: other } = await openBook((await serve(elsewhere)).url).send(
    [editOf('a.md', undefined, 'a')],
    SAM,
  )
  expect(other).toMatchObject({ why: 'broken', said: expect.stringContaining('no main branch') })
})

test('many edits go in a few pushes, and each is told as soon as it is there', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA })
  const server = await serve(repository)
  const thin = openBook(server.url)
  const told: string[] = []
  const texts = Array.from({ length: 251 }, (_, at) => ADA.replace('Notes.', `Notes ${at}.`))
  const edits = texts.slice(1).map((text, at) => editOf('contacts/ada.md', texts[at], text))
  commitFiles(repository, { 'contacts/ada.md': texts[0] ?? '' })
  const { sent } = await thin.send(edits, SAM, { sent: ({ id }) => told.push(id) })
  expect(sent.length).toBe(250)
  expect(told).toEqual(edits.map(({ id }) => id))
  expect(server.count().requests).toBeLessThan(8)
  expect(git(repository, 'rev-list', '--count', 'main')).toBe('252')
  expect(git(repository, 'fsck', '--strict', '--no-dangling')).toBe('')
  expect(fileAt(repository, 'contacts/ada.md')).toBe(texts.at(-1))
})

test('there and back again in one push: no object is its own base', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA.repeat(5) })
  const thin = openBook((await serve(repository)).url)
  const [a, b] = [ADA.repeat(5), `${ADA.repeat(5)}- 2026-11-27 call @sam: x\n`]
  const path = 'contacts/ada.md'
  const { sent, stop } = await thin.send([editOf(path, a, b), editOf(path, b, a), editOf(path, a, b)], SAM)
  expect([stop, sent.length]).toEqual([undefined, 3])
  expect(git(repository, 'fsck', '--strict', '--no-dangling')).toBe('')
})

test('folders within folders that are all alike are no bomb', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA })
  let tree = git(repository, 'rev-parse', 'main:contacts')
  for (let depth = 0; depth < 40; depth++) {
    const lines = Array.from({ length: 10 }, (_, at) => `040000 tree ${tree}\t${at}\n`).join('')
    tree = gitBytes(repository, ['mktree'], lines).toString().trim()
  }
  const commit = gitBytes(repository, [
    '-c',
    'user.name=a',
    '-c',
    'user.email=b',
    'commit-tree',
    tree,
    '-m',
    'x',
  ])
  git(repository, 'update-ref', 'refs/heads/main', commit.toString().trim())
  const server = await serve(repository, { filter: false })
  const thin = openBook(server.url)
  expect(words((await thin.file(`${'0/'.repeat(40)}ada.md`))?.bytes)).toBe(ADA)
  expect(thin.state().objects.length).toBe(43)
})
