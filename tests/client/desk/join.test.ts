// An edit of several cards in the outbox: two become one, on their way to the server and back again.
import { expect, test } from 'vitest'
import { downloadOf } from '../../../src/client/desk/download.ts'
import { ownEdits, withEdits } from '../../../src/client/desk/known.ts'
import { followed, nextOf, waiting } from '../../../src/client/desk/outbox.ts'
import type { Edit } from '../../../src/client/desk/types.ts'
import { mergeCards } from '../../../src/merge/index.ts'
import { ADA, browser, MemoryServer, SAM } from './office.ts'

const KING = ADA.replace('Ada Lovelace', 'Ada King').replace('Asked for terms', 'As Ada King')
const TOM = '---\nname: Tom\nrelated: ada-king\n---\n'
const BOTH = `${ADA.replace('stage', 'alias: ada-king\nstage')}- 2026-11-02 call @sam: As Ada King.\n`
const TOM_AFTER = TOM.replace('ada-king', 'ada')
const [PATH, GONE, LINK] = ['contacts/ada.md', 'contacts/ada-king.md', 'contacts/tom.md']

const JOIN: Partial<Edit> = {
  mine: BOTH,
  message: 'Merge Ada King into Ada Lovelace',
  also: [
    { slug: 'ada-king', path: GONE, base: KING, mine: undefined },
    { slug: 'tom', path: LINK, base: TOM, mine: TOM_AFTER },
  ],
}

function office() {
  const server = new MemoryServer()
  for (const [path, text] of [
    [PATH, ADA],
    [GONE, KING],
    [LINK, TOM],
  ] as const)
    server.files.set(path, text)
  const parts = browser(server)
  const send = async () => {
    const sending = parts.sender()
    sending.go()
    await sending.rest()
  }
  return { server, send, ...parts }
}
const all = (server: MemoryServer) => Object.fromEntries(server.files)

test('it is sent as one, all of its cards are known as they are then, and one press takes it back', async () => {
  const { server, change, send, box, edits } = office()
  const { id } = await change(JOIN)
  await send()
  expect(all(server)).toEqual({ [PATH]: BOTH, [LINK]: TOM_AFTER })
  expect([...box.cards].map(([slug, { text }]) => [slug, text])).toEqual([
    ['ada', BOTH],
    ['ada-king', undefined],
    ['tom', TOM_AFTER],
  ])
  const undoing = await edits.undo(id, SAM)
  expect(undoing).toMatchObject({ undoes: id, message: 'Take back: Merge Ada King into Ada Lovelace' })
  await send()
  expect(all(server)).toEqual({ [PATH]: ADA, [GONE]: KING, [LINK]: TOM })
  expect(server.commits).toEqual([id, undoing?.id])
  expect(box.cards.get('ada-king')?.text).toBe(KING)
  // And the taking back can be taken back.
  await edits.undo(undoing?.id ?? '', SAM)
  await send()
  expect(all(server)).toEqual({ [PATH]: BOTH, [LINK]: TOM_AFTER })
})

test('before it is sent, it is taken back without a trace', async () => {
  const { server, change, send, edits, states } = office()
  const { id } = await change(JOIN)
  expect(await edits.undo(id, SAM)).toBeUndefined()
  await send()
  expect(await states()).toEqual([])
  expect(server.pushes).toBe(0)
})

test("a colleague's changes of the card that goes come along, are told, and go back with it", async () => {
  const { server, change, send, box, edits } = office()
  const theirs = `${KING}- 2026-11-23 call @ana: Hers.\n`
  server.files.set(GONE, theirs)
  const { id } = await change(JOIN)
  await send()
  expect(server.files.has(GONE)).toBe(false)
  expect(server.files.get(PATH)).toBe(`${BOTH}- 2026-11-23 call @ana: Hers.\n`)
  const [entry] = await box.entries()
  expect(entry).toMatchObject({ state: 'sent', told: ['Meanwhile.'], now: server.files.get(PATH) })
  await edits.undo(id, SAM)
  await send()
  expect(all(server)).toEqual({ [PATH]: ADA, [GONE]: theirs, [LINK]: TOM })
})

test('what was logged on the one card since stays on it when the two are two again', async () => {
  const { server, change, send, edits } = office()
  const { id } = await change(JOIN)
  await send()
  server.files.set(PATH, `${BOTH}- 2026-11-24 call @ana: Later.\n`)
  server.files.set(LINK, `${TOM_AFTER}\nLikes tea.\n`)
  await edits.undo(id, SAM)
  await send()
  expect(all(server)).toEqual({
    [PATH]: `${ADA}- 2026-11-24 call @ana: Later.\n`,
    [GONE]: KING,
    [LINK]: `${TOM}\nLikes tea.\n`,
  })
})

test('where the answer was lost, it is there once, and can be taken back all the same', async () => {
  const { server, change, send, due, states, edits, box } = office()
  server.fates.push('lost')
  const { id } = await change(JOIN)
  await send()
  expect(await states()).toEqual(['edit1 unknown'])
  due.pop()?.()
  await send()
  expect(await states()).toEqual(['edit1 sent'])
  expect(box.cards.get('ada-king')?.text).toBeUndefined()
  await edits.undo(id, SAM)
  await send()
  expect(all(server)).toEqual({ [PATH]: ADA, [GONE]: KING, [LINK]: TOM })
})

test('what a colleague deletes meanwhile stays deleted, but for the card itself', async () => {
  const { server, change, send } = office()
  server.files.clear()
  await change(JOIN)
  await send()
  expect(all(server)).toEqual({ [PATH]: BOTH })
})

test('an edit of any of its cards that was refused holds it up, and it holds up theirs', async () => {
  const { change, box, server, send } = office()
  server.fates.push({ refused: 'No.' })
  await change({ slug: 'tom', path: LINK, base: TOM, mine: TOM_AFTER })
  await send()
  await change(JOIN)
  const entries = await box.entries()
  expect(nextOf(entries, 'sam')).toEqual([])
  expect([...waiting(entries, 'sam').keys()]).toEqual(['edit2'])
  const refused = entries.map((one) => ({
    ...one,
    state: one.id === 'edit2' ? ('refused' as const) : ('here' as const),
  }))
  const later = {
    ...refused[0],
    id: 'edit3',
    order: 3,
    slug: 'ada-king',
    path: GONE,
  } as (typeof entries)[number]
  expect(nextOf([...refused, later], 'sam').map(({ id }) => id)).toEqual(['edit1'])
})

test('the cards are known as the edit makes them before it is sent', async () => {
  const { change, box } = office()
  await change(JOIN)
  const entries = await box.entries()
  const merge = async (...[base, mine, theirs, path]: [string, string, string, string]) =>
    mergeCards(base, mine, theirs, undefined, path).text
  const shown = async (slug: string, path: string, text: string) =>
    (await withEdits({ path, text }, ownEdits(entries, slug), merge))?.text
  expect(await shown('ada', PATH, ADA)).toBe(BOTH)
  expect(await shown('ada-king', GONE, KING)).toBeUndefined()
  expect(await shown('tom', LINK, `${TOM}\nLikes tea.\n`)).toBe(`${TOM_AFTER}\nLikes tea.\n`)
})

test('cards that were put elsewhere are followed, and a file for people names them all', async () => {
  const { change, box } = office()
  await change(JOIN)
  const [entry] = await box.entries()
  if (entry === undefined) throw new Error('no entry')
  expect(followed(entry, GONE, 'contacts/ad/ada-king.md').also?.[0]?.path).toBe('contacts/ad/ada-king.md')
  expect(followed(entry, PATH, 'contacts/ad/ada.md')).toMatchObject({
    path: 'contacts/ad/ada.md',
    also: JOIN.also,
  })
  expect(followed(entry, 'x.md', 'y.md')).toBe(entry)
  const { text } = downloadOf([entry], 'Office', '2026-11-23')
  expect(text).toContain(
    '   A part of it is then: contacts/ada-king.md\n   Changed with it: contacts/tom.md\n',
  )
  expect(text).toContain('As Ada King.')
})

test('a card that came back is not taken from under its later edits', async () => {
  const { change, send, edits } = office()
  const { id } = await change(JOIN)
  await send()
  const undoing = await edits.undo(id, SAM)
  await change({ slug: 'ada-king', path: GONE, base: KING, mine: `${KING}- 2026-11-23: New.\n` })
  await expect(edits.undo(undoing?.id ?? '', SAM)).rejects.toThrow('take them back first')
})
