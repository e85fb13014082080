// What the server says of the session, against what was known: who edits, and what has to go.
import { expect, test } from 'vitest'
import type { SessionAnswer } from '../../../src/client/desk/load.ts'
import { NONE, sessionAfter, standing } from '../../../src/client/desk/session.ts'
import { ANA, SAM } from './office.ts'

const live = { id: 's1', person: SAM, ended: false }
const says = (id: string, user = SAM): SessionAnswer => ({ state: 'in', id, book: 'c', user })

test.each([
  // case, known, answer, cleared, who is then known, ended
  ['the first log-in', undefined, says('s1'), [], 'sam', false],
  ['the same session', live, says('s1'), [], 'sam', false],
  ['a new log-in of the same person', live, says('s2'), ['pages'], 'sam', false],
  ['a log-in of somebody else', live, says('s2', ANA), ['pages', 'cards'], 'ana', false],
  ['a log-in after the end', { ...live, ended: true }, says('s2'), ['pages'], 'sam', false],
  ['the end', live, { state: 'out' }, ['pages', 'cards'], 'sam', true],
  ['the end, told again', { ...live, ended: true }, { state: 'out' }, [], 'sam', true],
  ['a server that is not itself', live, { state: 'none' }, [], 'sam', false],
  ['no connection', live, { state: 'unreachable' }, [], 'sam', false],
] as const)('%s', (_name, before, answer, clear, handle, ended) => {
  const after = sessionAfter(before, answer)
  expect(after.clear).toEqual(clear)
  expect(after.session).toMatchObject({ person: { handle }, ended })
})

test('a role that nobody has heard of only reads', () => {
  const { session } = sessionAfter(undefined, says('s1', { ...SAM, role: 'boss' as never }))
  expect(session?.person.role).toBe('reader')
})

test('who can edit', () => {
  expect(standing(live, says('s1'), false)).toMatchObject({ access: 'in', person: SAM, hasServer: true })
  expect(standing(live, { state: 'unreachable' }, false)).toMatchObject({ access: 'in' })
  expect(standing({ ...live, ended: true }, { state: 'out' }, true)).toMatchObject({
    access: 'out',
    person: SAM,
  })
  expect(standing({ ...live, ended: true }, { state: 'out' }, false)).toBeUndefined()
  expect(standing(undefined, { state: 'unreachable' }, true)).toBeUndefined()
  expect(standing(undefined, { state: 'none' }, false)).toMatchObject({ access: 'choose', hasServer: false })
  const chosen = { id: NONE, person: ANA, ended: false }
  expect(sessionAfter(chosen, { state: 'none' }).session).toBe(chosen)
  expect(standing(chosen, { state: 'none' }, false)).toMatchObject({
    access: 'in',
    person: ANA,
    hasServer: false,
  })
})
