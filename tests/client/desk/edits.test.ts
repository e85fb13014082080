// Saving and taking back.
import { expect, test } from 'vitest'
import { going } from '../../../src/client/desk/outbox.ts'
import { ADA, browser, MemoryServer, SAM } from './office.ts'

const PATH = 'contacts/ada.md'

function office() {
  const server = new MemoryServer()
  server.files.set(PATH, ADA)
  return { server, ...browser(server) }
}

test('an unsent edit that is taken back is gone', async () => {
  const { edits, change, states } = office()
  const { id } = await change({})
  expect(await edits.undo(id, SAM)).toBeUndefined()
  expect(await states()).toEqual([])
})

test('a sent edit is taken back, and nothing else with it', async () => {
  const { server, edits, change, sender } = office()
  const { id } = await change({ mine: `${ADA.replace('lead', 'prospect')}- 2026-11-23: New.\n` })
  const sending = sender()
  sending.go()
  await sending.rest()
  server.files.set(PATH, `${server.files.get(PATH)}- 2026-11-24 @ana: Hers.\n`)
  const undoing = await edits.undo(id, SAM)
  expect(undoing).toMatchObject({ undoes: id, message: 'Take back: Log' })
  expect((await edits.undo(id, SAM))?.id, 'twice is once').toBe(undoing?.id)
  sending.go()
  await sending.rest()
  expect(server.files.get(PATH)).toBe(`${ADA}- 2026-11-24 @ana: Hers.\n`)
})

test('an edit on its way is taken back by another one, since it may be there already', async () => {
  const { server, edits, change, box, sender } = office()
  const { id } = await change({})
  await box.change((all) => ({ put: all.map((entry) => going(entry, undefined)) }))
  const undoing = await edits.undo(id, SAM)
  expect(undoing).toBeDefined()
  const sending = sender()
  sending.go()
  await sending.rest()
  expect(server.files.get(PATH)).toBe(ADA)
  expect(server.commits).toEqual([id, undoing?.id])
})

test('taking back an unsent taking back puts the edit in force again', async () => {
  const { edits, change, sender, box } = office()
  const { id } = await change({})
  const sending = sender()
  sending.go()
  await sending.rest()
  const undoing = await edits.undo(id, SAM)
  await edits.undo(undoing?.id ?? '', SAM)
  const [left, ...more] = await box.entries()
  expect(more).toEqual([])
  expect(left?.undoneBy).toBeUndefined()
})

test('a new card is not taken from under its later edits', async () => {
  const { edits, change } = office()
  const { id } = await change({ base: undefined, mine: ADA, slug: 'eva', path: 'contacts/eva.md' })
  const { id: later } = await change({ slug: 'eva', path: 'contacts/eva.md' })
  await expect(edits.undo(id, SAM)).rejects.toThrow('take them back first')
  await edits.undo(later, SAM)
  expect(await edits.undo(id, SAM)).toBeUndefined()
})

test('nothing is saved where nothing was changed', async () => {
  const { change } = office()
  await expect(change({ mine: ADA })).rejects.toThrow('Nothing was changed.')
})

test('entries are numbered in the order in which they were saved, and forgotten a day after they were sent', async () => {
  const { edits, change, box, sender, ports } = office()
  await Promise.all([1, 2, 3].map((n) => change({ mine: `${ADA}- 2026-11-23: ${n}.\n` })))
  expect((await box.entries()).map(({ order }) => order)).toEqual([1, 2, 3])
  const sending = sender()
  sending.go()
  await sending.rest()
  await edits.tidy()
  expect(await box.entries()).toHaveLength(3)
  await box.change((all) => ({
    put: all.map((entry) => ({ ...entry, sentAt: ports.now() - 25 * 3_600_000 })),
  }))
  await edits.tidy()
  expect(await box.entries()).toHaveLength(0)
})
