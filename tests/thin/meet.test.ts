// An edit meets what others did meanwhile: merged, found, brought back, put beside.
import { expect, test } from 'vitest'
import { card, editOf, openBook, SAM, words } from './book.ts'
import { bareRepository, commitFiles, fileAt, git } from './repositories.ts'
import { serve } from './serve.ts'

const ADA = card('Ada Lovelace')
const NEXT = card('Ada Lovelace', '2026-11-27 call @sam: asked for terms')
const subjects = (repository: string) => git(repository, 'log', '--format=%s', 'main').split('\n')

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
