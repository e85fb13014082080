// What the answer to `GET session` means: who is logged in, or why that can't be said.
import { afterEach, expect, test, vi } from 'vitest'
import { askSession } from '../../../src/client/desk/load.ts'

afterEach(() => vi.unstubAllGlobals())

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } })
const page = (status: number) => new Response('<html>', { status, headers: { 'Content-Type': 'text/html' } })
const user = { handle: 'sam', name: 'Sam', email: 'sam@example.com', role: 'member' }

test.each([
  ['somebody', json({ user, book: 'c', id: 's' }), 'in'],
  ['nobody', json({ user: null }, 401), 'out'],
  ['a server where nobody can log in', json({ user: null }), 'plain'],
  ['a plain host', page(404), 'none'],
  ['a plain host that answers with its front page', page(200), 'none'],
  ['too many requests', page(429), 'unreachable'],
  ['another host', page(421), 'unreachable'],
  ['a broken server', page(502), 'unreachable'],
])('%s', async (_name, answer, state) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(String(url))
    return answer
  })
  expect(await askSession(new URL('https://crm.example/crm/'))).toMatchObject({ state })
  expect(asked).toEqual(['https://crm.example/crm/session'])
})

test('no answer, and a log-in page of a proxy, say nothing of who is logged in', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await askSession(new URL('https://crm.example/'))).toEqual({ state: 'unreachable' })
  vi.stubGlobal('fetch', async () => Object.defineProperty(page(200), 'redirected', { value: true }))
  expect(await askSession(new URL('https://crm.example/'))).toEqual({ state: 'unreachable' })
})
