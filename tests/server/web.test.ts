// What the server gives to whom: pages, code, tokens, calendars, one's account.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, type Started, start } from './start.ts'

let server: Started
let sam: string
beforeAll(async () => {
  server = await start()
  sam = await server.cookie()
})
afterAll(() => server.close())

const get = (target: string, headers: Readonly<Record<string, string>> = {}) =>
  server.ask(target, { headers })
const basic = (user: string, token: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
})
const REFS = '/git/book.git/info/refs?service=git-upload-pack'

test('code is for everybody, kept by the browser, and asked for each time', async () => {
  for (const target of ['/assets/site.css', '/assets/theme.js', '/sw.js', '/manifest.webmanifest']) {
    const { status, headers } = await get(target)
    expect([target, status, headers.get('cache-control')]).toEqual([target, 200, 'no-cache'])
    const etag = headers.get('etag') ?? ''
    const again = await get(target, { 'If-None-Match': etag })
    expect([again.status, again.body]).toEqual([304, ''])
    expect((await get(target, { 'If-None-Match': 'W/"other"' })).status).toBe(200)
  }
})

test('a file that changed is sent anew', async () => {
  const file = path.join(server.folder, 'site-a/assets/theme.js')
  const before = (await get('/assets/theme.js')).headers.get('etag') ?? ''
  writeFileSync(file, 'a newer one')
  const after = await get('/assets/theme.js', { 'If-None-Match': before })
  expect([after.status, after.body]).toEqual([200, 'a newer one'])
})

test('links, and files of other sorts, are not there', async () => {
  const site = path.join(server.folder, 'site-a')
  mkdirSync(path.join(server.folder, 'out'))
  writeFileSync(path.join(server.folder, 'out', 'secret.html'), 'SECRET')
  symlinkSync(path.join(server.folder, 'out'), path.join(site, 'linked'))
  symlinkSync(path.join(server.folder, 'users.json'), path.join(site, 'users.json'))
  for (const name of ['x.php', 'x.md', 'x', 'x.tmp', 'index.html.1-2.tmp'])
    writeFileSync(path.join(site, name), 'x')
  mkdirSync(path.join(site, 'folder.html'))
  for (const target of [
    '/linked/secret.html',
    '/users.json',
    '/x.php',
    '/x.md',
    '/x',
    '/x.tmp',
    '/index.html.1-2.tmp',
    '/folder.html',
    '/folder.html/',
  ])
    expect([target, (await get(target, { Cookie: sam })).status]).toEqual([target, 404])
})

test('a link of a mail finds the session: the browser comes once more from a page of ours', async () => {
  const mail = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }
  const first = await get('/card/ada-lovelace.html?x=1', mail)
  expect(first.status).toBe(401)
  expect(first.body).toContain('<meta http-equiv="refresh" content="0">')
  expect(first.body).not.toContain('Ada Lovelace')
  const second = await get('/card/ada-lovelace.html?x=1', { ...mail, 'Sec-Fetch-Site': 'same-origin' })
  expect([second.status, second.headers.get('location')]).toEqual([
    302,
    '/login?next=%2Fcard%2Fada-lovelace.html%3Fx%3D1',
  ])
})

test('git comes in with a token, and nothing else does', async () => {
  const token = (await server.users.addToken('sam', 'laptop')) ?? ''
  expect((await get(REFS, basic('sam', token))).status).toBe(200)
  expect(server.book.asked.at(-1)).toEqual({
    request: { method: 'GET', action: 'info/refs', service: 'git-upload-pack' },
    user: { handle: 'sam', emails: ['sam@example.com'], role: 'member' },
    size: 0,
  })
  // An account's own addresses count alone: the team's are in the book, which everybody changes.
  await server.users.setEmails('sam', ['sam@office.example'])
  await get(REFS, basic('sam', token))
  expect(server.book.asked.at(-1)?.user.emails).toEqual(['sam@office.example'])
  await server.users.setEmails('sam', [])
  for (const [user, word] of [
    ['sam', PASSWORD],
    ['ana', token],
    ['sam', ''],
    ['', token],
  ] as const) {
    const { status, headers } = await get(REFS, basic(user, word))
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="cardfile", charset="UTF-8"',
    ])
  }
  for (const target of ['/session', '/book.json'])
    expect((await get(target, basic('sam', token))).status).toBe(401)
  for (const target of ['/', '/account']) expect((await get(target, basic('sam', token))).status).toBe(302)
})

test('a browser is not asked for a password in a window of its own', async () => {
  const { status, headers } = await get(REFS, { 'User-Agent': 'Mozilla/5.0 (X11; Linux)' })
  expect([status, headers.has('www-authenticate')]).toEqual([401, false])
})

test('what git says of its request reaches the book', async () => {
  const token = (await server.users.addToken('sam', 'laptop')) ?? ''
  const headers = {
    ...basic('sam', token),
    'Content-Type': 'application/x-git-receive-pack-request',
    'Content-Encoding': 'gzip',
    'Git-Protocol': 'version=2',
  }
  const { status } = await server.ask('/git/book.git/git-receive-pack', { body: 'x'.repeat(1234), headers })
  expect(status).toBe(200)
  expect(server.book.asked.at(-1)).toMatchObject({
    size: 1234,
    request: { contentEncoding: 'gzip', protocol: 'version=2', contentType: headers['Content-Type'] },
  })
})

test("a calendar by its secret address, one's own", async () => {
  const made = await server.ask('/account', { form: { do: 'feed' }, headers: { Cookie: sam } })
  const address = /http:\/\/[\w.:]+(\/feed\/[\w-]{43}\/calendar\.ics)/.exec(made.body)?.[1] ?? ''
  const { status, headers, body } = await get(address)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(body).toContain('X-WHO:sam')
  expect((await get(address.replace('/calendar.ics', '/'))).status).toBe(404)
  expect((await get(address.replace('/feed/', '/feed/x'))).status).toBe(404)
  expect((await get('/account', { Cookie: sam })).body).not.toContain(address)
  await server.ask('/account', { form: { do: 'unfeed' }, headers: { Cookie: sam } })
  expect((await get(address)).status).toBe(404)
})

test('one changes the own password, with the old one, twice the same', async () => {
  const cookie = await server.cookie('ana')
  const other = await server.cookie('ana')
  const change = (old: string, fresh: string, again = fresh) =>
    server.ask('/account', { form: { do: 'password', old, new: fresh, again }, headers: { Cookie: cookie } })
  expect((await change(PASSWORD, 'short')).status).toBe(422)
  expect((await change(PASSWORD, 'other horse staple', 'other horse stable')).status).toBe(422)
  expect((await change('wrong horse staple', 'other horse staple')).status).toBe(422)
  expect((await get('/session', { Cookie: other })).status).toBe(200)
  const done = await change(PASSWORD, 'other horse staple')
  expect(done.status).toBe(200)
  expect((await get('/session', { Cookie: done.cookies[0]?.split(';')[0] ?? '' })).status).toBe(200)
  for (const old of [cookie, other]) expect((await get('/session', { Cookie: old })).status).toBe(401)
  expect(await server.cookie('ana', 'other horse staple')).toMatch(/^cardfile=/)
})

test('no other page can write, nor log anybody in or out', async () => {
  const strangers: Record<string, string>[] = [
    { Origin: 'https://evil.invalid' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]
  for (const headers of strangers)
    for (const [target, form] of [
      ['/login', { name: 'sam', password: PASSWORD }],
      ['/logout', {}],
      ['/account', { do: 'feed' }],
    ] as const) {
      const { status, cookies } = await server.ask(target, { form, headers: { Cookie: sam, ...headers } })
      expect([headers, target, status, cookies]).toEqual([headers, target, 403, []])
    }
  expect((await get('/session', { Cookie: sam })).status).toBe(200)
  // A form that comes without saying where from.
  const body = 'name=sam&password=correct+horse+battery'
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  expect((await server.ask('/login', { body, headers: type })).status).toBe(403)
})

test('who is removed is out at once', async () => {
  await server.users.add({ handle: 'tmp', role: 'member', emails: [], password: PASSWORD })
  const cookie = await server.cookie('tmp')
  const token = (await server.users.addToken('tmp', 'laptop')) ?? ''
  expect((await get(REFS, basic('tmp', token))).status).toBe(200)
  await server.users.remove('tmp')
  expect((await get('/session', { Cookie: cookie })).status).toBe(401)
  expect((await get(REFS, basic('tmp', token))).status).toBe(401)
})

test('what a form says is shown as text', async () => {
  const name = '"><img src=x onerror=alert(1)>'
  const { body } = await server.ask('/login', { form: { name, password: PASSWORD } })
  expect(body).not.toContain('<img')
  expect(body).toContain('&#34;&#62;&#60;img src=x onerror=alert(1)&#62;')
})

test('the log tells the sort of a request, and no names', async () => {
  const before = server.log.length
  await get('/card/ada-lovelace.html?q=ada', { Cookie: sam })
  await get('/card/%1b[31m.html')
  await expect.poll(() => server.log.length).toBe(before + 2)
  const [page, odd] = server.log.slice(-2)
  expect(page).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z 127\.0\.0\.0 sam GET page 200 \d+ms$/)
  expect(odd).toMatch(/^\S+ 127\.0\.0\.0 - GET \S+ 4\d\d \d+ms$/)
  expect(server.log.join('\n')).not.toMatch(/ada|q=|\x1b/)
})

test("an error of a request is told the admin, and is nobody else's trouble", async () => {
  const { config } = server.book
  Object.assign(server.book, { config: () => JSON.parse('{') })
  const { status, body } = await get('/login')
  Object.assign(server.book, { config })
  expect([status, body]).toEqual([500, expect.stringContaining('Something went wrong here')])
  expect(server.said.at(-1)).toContain('A request failed (login): SyntaxError')
  expect((await get('/login')).status).toBe(200)
})

test('the sample book lets one be anybody of the team, and nobody else', async () => {
  const demo = await start({}, true)
  try {
    const form = await demo.ask('/login')
    expect([...form.body.matchAll(/name="as" value="(\w+)"/g)].map(([, handle]) => handle)).toEqual([
      'sam',
      'ana',
    ])
    const entered = await demo.ask('/login', { form: { as: 'ana' } })
    expect(entered.status).toBe(303)
    const { body } = await demo.ask('/session', {
      headers: { Cookie: entered.cookies[0]?.split(';')[0] ?? '' },
    })
    expect(JSON.parse(body).user).toEqual({
      handle: 'ana',
      name: 'Ana Moreira',
      email: 'ana@example.com',
      role: 'member',
    })
    expect((await demo.ask('/login', { form: { as: 'root' } })).status).toBe(401)
    expect(
      (await demo.ask('/login', { form: { as: 'ana' }, headers: { Origin: 'http://evil.invalid' } })).status,
    ).toBe(403)
  } finally {
    await demo.close()
  }
})

test('an answer that is under way is finished when the server ends', async () => {
  const own = await start()
  const token = (await own.users.addToken('sam', 'laptop')) ?? ''
  let go = () => {}
  const wait = new Promise<void>((resolve) => {
    go = resolve
  })
  let began = () => {}
  const reached = new Promise<void>((resolve) => {
    began = resolve
  })
  Object.assign(own.book, {
    async handle() {
      began()
      await wait
      return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from('stored') }
    },
  })
  const answer = own.ask(REFS, { headers: basic('sam', token) })
  await reached
  const closed = own.close()
  await expect(own.ask('/login')).rejects.toThrow()
  go()
  expect((await answer).body).toBe('stored')
  await closed
})
