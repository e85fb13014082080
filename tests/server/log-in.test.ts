import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMIT } from './fake-book.ts'
import { PASSWORD, type Started, start } from './start.ts'

let server: Started
beforeAll(async () => {
  server = await start()
})
afterAll(() => server.close())

const session = async (cookie: string) => {
  const { status, body } = await server.ask('/session', { headers: { Cookie: cookie } })
  return [status, JSON.parse(body)]
}

test('whoever logs in sees the page that was asked for, and who it is', async () => {
  const first = await server.ask('/card/ada-lovelace.html')
  expect([first.status, first.headers.get('location')]).toEqual([
    302,
    '/login?next=%2Fcard%2Fada-lovelace.html',
  ])
  const form = await server.ask(first.headers.get('location') ?? '')
  expect(form.status).toBe(200)
  expect(form.body).toContain('name="next" value="/card/ada-lovelace.html"')
  const entered = await server.ask('/login', {
    form: { name: 'sam', password: PASSWORD, next: '/card/ada-lovelace.html' },
  })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/card/ada-lovelace.html'])
  expect(entered.cookies).toEqual([
    expect.stringMatching(/^cardfile=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/),
  ])
  const cookie = entered.cookies[0]?.split(';')[0] ?? ''
  expect((await server.ask('/card/ada-lovelace.html', { headers: { Cookie: cookie } })).body).toContain(
    'Ada Lovelace',
  )
  expect(await session(cookie)).toEqual([
    200,
    {
      user: { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com', role: 'member' },
      book: COMMIT,
      id: expect.stringMatching(/^[\w-]{22}$/),
    },
  ])
})

test('log-out ends the session here, and clears what the browser has', async () => {
  const cookie = await server.cookie()
  const out = await server.ask('/logout', { form: {}, headers: { Cookie: cookie } })
  expect([out.status, out.headers.get('location')]).toEqual([303, '/login'])
  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(out.cookies[0]).toMatch(/^cardfile=; Path=\/; Max-Age=0;/)
  expect(await session(cookie)).toEqual([401, { user: null }])
})
