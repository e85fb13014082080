// Edits go out to a real git over http, from a page that has no clone.
import { expect, test } from 'vitest'
import { card, editOf, openBook, SAM, words } from './book.ts'
import { bareRepository, commitFiles, fileAt, git, gitBytes } from './repositories.ts'
import { serve } from './serve.ts'

const ADA = card('Ada Lovelace')
const NEXT = card('Ada Lovelace', '2026-11-27 call @sam: asked for terms')
const subjects = (repository: string) => git(repository, 'log', '--format=%s', 'main').split('\n')

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

test('others were faster: merged field by field, on top of what they did, one commit an edit', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA, 'contacts/ben.md': card('Ben') })
  const server = await serve(repository)
  const thin = openBook(server.url)
  await thin.refresh()
  commitFiles(repository, { 'contacts/ada.md': ADA.replace('lead', 'customer') }, 'Ana is faster')
  const one = editOf('contacts/ada.md', ADA, NEXT)
  const two = editOf('contacts/ada.md', NEXT, NEXT.replace('Notes.', 'More notes.'))
  const { sent, tip } = await thin.send([one, two], SAM)
  expect(tip).toBe(git(repository, 'rev-parse', 'main'))
  expect(sent.map(({ files }) => files[0]?.met)).toEqual(['changed', 'changed'])
  expect(words(sent[0]?.files[0]?.theirs)).toBe(ADA.replace('lead', 'customer'))
  expect(fileAt(repository, 'contacts/ada.md')).toBe(
    NEXT.replace('lead', 'customer').replace('Notes.', 'More notes.'),
  )
  expect(subjects(repository)).toEqual([
    'Change contacts/ada.md',
    'Change contacts/ada.md',
    'Ana is faster',
    'Change by git',
  ])
  expect(sent.map(({ commit }) => commit)).toEqual(
    git(repository, 'log', '-2', '--reverse', '--format=%H').split('\n'),
  )
})

test('a card that was deleted comes back, one that moved is found, one that was changed is not deleted', async () => {
  const repository = bareRepository({
    ...{ 'contacts/ada.md': ADA, 'contacts/ben.md': card('Ben'), 'contacts/cy.md': card('Cy') },
  })
  const thin = openBook((await serve(repository)).url)
  await thin.refresh()
  commitFiles(repository, {
    'contacts/ada.md': null,
    'contacts/ben.md': null,
    'contacts/be/ben.md': card('Ben'),
    'contacts/cy.md': card('Cy', '2026-11-27 call @ana: wants it after all'),
  })
  const { sent, stop } = await thin.send(
    [
      editOf('contacts/ada.md', ADA, NEXT),
      editOf('contacts/ben.md', card('Ben'), card('Ben B')),
      editOf('contacts/ben.md', card('Ben B'), card('Ben C')),
      editOf('contacts/cy.md', card('Cy'), undefined),
      editOf('contacts/ada.md', NEXT, undefined),
      editOf('contacts/gone.md', card('Gone'), undefined),
    ],
    SAM,
  )
  expect(stop).toBeUndefined()
  expect(sent.map(({ files }) => files[0]?.met)).toEqual([
    'deleted',
    'moved',
    'unchanged',
    'kept',
    'unchanged',
    'there',
  ])
  expect(sent.map(({ commit }) => commit !== undefined)).toEqual([true, true, true, false, true, false])
  expect([...(sent[1]?.moved ?? [])]).toEqual([['contacts/ben.md', 'contacts/be/ben.md']])
  expect(fileAt(repository, 'contacts/be/ben.md')).toBe(card('Ben C'))
  expect(git(repository, 'ls-tree', '-r', '--name-only', 'main')).toBe('contacts/be/ben.md\ncontacts/cy.md')
})

test('a new card whose name is taken goes beside, and the edits after it follow', async () => {
  const repository = bareRepository({
    'contacts/eva.md': card('Eva Mueller'),
    'contacts/eva-2.md': card('Eva Klein'),
  })
  const thin = openBook((await serve(repository)).url)
  const mine = card('Eva Braun')
  const { sent } = await thin.send(
    [
      editOf('contacts/eva.md', undefined, mine),
      editOf('contacts/eva.md', mine, `${mine}- 2026-11-27 note: x\n`),
    ],
    SAM,
  )
  expect(sent.map(({ files }) => files[0]?.wrote)).toEqual(['contacts/eva-3.md', 'contacts/eva-3.md'])
  expect(fileAt(repository, 'contacts/eva-3.md')).toBe(`${mine}- 2026-11-27 note: x\n`)
  expect(fileAt(repository, 'contacts/eva.md')).toBe(card('Eva Mueller'))
  expect(git(repository, 'log', '-2', '--format=%b')).toContain(
    'Cardfile-Moved: ["contacts/eva.md","contacts/eva-3.md"]',
  )
  // The same once more, by another tab: it is there.
  const again = await thin.send([editOf('contacts/eva.md', undefined, card('Eva Mueller'))], SAM)
  expect(again.sent[0]).toMatchObject({ commit: undefined, files: [{ met: 'there' }] })
})

test.each([
  ['merge', 'contacts/eva.md', 'changed'],
  ['contacts/eva-braun.md', 'contacts/eva-braun.md', 'taken'],
])('whoever knows cards decides about a name that is taken: %s', async (decision, wrote, met) => {
  const repository = bareRepository({ 'contacts/eva.md': card('Eva') })
  const thin = openBook((await serve(repository)).url, { taken: () => decision })
  const { sent } = await thin.send(
    [editOf('contacts/eva.md', undefined, card('Eva', '2026-11-27 call @sam: x'))],
    SAM,
  )
  expect(sent[0]?.files[0]).toMatchObject({ wrote, met })
  expect(fileAt(repository, wrote)).toContain('call @sam: x')
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

test('an edit whose merge fails is refused in words, and does not hold up the others', async () => {
  const repository = bareRepository({ 'contacts/ada.md': ADA, 'contacts/ben.md': card('Ben') })
  const thin = openBook((await serve(repository)).url, {
    merge: () => {
      throw new Error('a defect')
    },
  })
  const [bad, good] = [
    editOf('contacts/ada.md', 'older', NEXT),
    editOf('contacts/ben.md', card('Ben'), card('Benn')),
  ]
  const { sent, refused, stop } = await thin.send([bad, good], SAM)
  expect(stop).toBeUndefined()
  expect(refused).toEqual([
    { id: bad.id, said: 'This change could not be put together with what is there now.' },
  ])
  expect(sent.map(({ id }) => id)).toEqual([good.id])
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
