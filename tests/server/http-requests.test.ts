// Requests as an attacker sends them, byte for byte over a socket: each gets its verdict, and after each one the log-in
// page still answers at once. The ids are those of a list outside of this repository; where it is there, all are covered.
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, parse, type Started, start } from './start.ts'

let server: Started
let sam: string
let rea: string
beforeAll(async () => {
  server = await start()
  sam = await server.cookie('sam')
  rea = await server.cookie('rea')
})
afterAll(() => server.close())

afterEach(async () => {
  const began = performance.now()
  expect((await server.ask('/login')).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(1000)
})

const GIT = '/git/book.git'
const host = () => `Host: 127.0.0.1:${server.port}\r\n`
const own = () => `http://127.0.0.1:${server.port}`
const get = (target: string, cookie = sam, more: Readonly<Record<string, string>> = {}) =>
  server.ask(target, { headers: { Cookie: cookie, ...more } })
const push = (cookie: string, headers: Readonly<Record<string, string>>, body = '0000') =>
  server.ask(`${GIT}/git-receive-pack`, {
    body,
    headers: { Cookie: cookie, 'Content-Type': 'application/x-git-receive-pack-request', ...headers },
  })

const covered = new Set<string>()
const attack = (id: string, name: string, run: () => Promise<void>) => {
  covered.add(id)
  test(`${id} ${name}`, run)
}
const attacks = (
  id: string,
  name: string,
  targets: readonly string[],
  run: (target: string) => Promise<void>,
) => {
  covered.add(id)
  describe(`${id} ${name}`, () => test.each(targets)('%s', run))
}

attacks(
  'H05',
  'files with a dot, and of programs, are not there',
  [
    ...[
      '/.git/config',
      '/.env',
      '/.htpasswd',
      '/.cardfile-site.json',
      '/package.json',
      '/src/',
      '/src/server/index.ts',
    ],
    ...[
      '/crm.git/config',
      '/crm.git/hooks/',
      '/crm.git/HEAD',
      `${GIT}/config`,
      `${GIT}/hooks/`,
      '/users.json',
    ],
    ...[
      '/sessions.json',
      '/../users.json',
      '/assets/../../users.json',
      '/%2e%2e/users.json',
      '/..%2fusers.json',
    ],
    ...['/assets/..%5c..%5cusers.json', '/card/%00.html', '//etc/passwd.html', '/card/.hidden.html'],
  ],
  async (target) => {
    expect((await get(target, '')).status).toBe(404)
    // For who is logged in, only what the site itself holds is there: the test's site has a package.json of its own.
    if (target !== '/package.json') expect((await get(target)).status).toBe(404)
  },
)

attacks('H06', 'source maps', ['/_astro/index.js.map', '/assets/site.css.map'], async (target) => {
  expect([(await get(target)).status, (await get(target, '')).status]).toEqual([404, 404])
})

attacks(
  'H07',
  'listings',
  ['/_astro/', '/assets/', '/assets', '/card/', '/card', '/media/', '/git/', GIT],
  async (target) => {
    expect([(await get(target)).status, (await get(target, '')).status]).toEqual([404, 404])
  },
)

attacks(
  'H09',
  'the data without a cookie',
  [
    '/search-index.json',
    '/search-index.js',
    '/book.json',
    '/card/ada-lovelace.vcf',
    '/card/nobody.vcf',
    '/calendar.ics',
  ],
  async (target) => {
    const { status, body } = await get(target, '')
    expect([status, body]).toEqual([401, 'Log in first.\n'])
  },
)

attack('H10', 'no page and no data stay in a cache', async () => {
  for (const target of [
    '/',
    '/card/ada-lovelace.html',
    '/search-index.js',
    '/calendar.ics',
    '/account',
    '/session',
  ]) {
    const { status, headers } = await get(target)
    expect([target, status, headers.get('cache-control')]).toEqual([target, 200, 'no-store'])
  }
})

attack('H13', 'a whole address, and a second host', async () => {
  const close = 'Connection: close\r\n\r\n'
  const requests = [
    `GET http://evil.invalid/ HTTP/1.1\r\n${host()}${close}`,
    `GET http://127.0.0.1:${server.port}/login HTTP/1.1\r\n${host()}${close}`,
    `GET /login HTTP/1.1\r\n${host()}Host: evil.invalid\r\n${close}`,
    `GET /login HTTP/1.1\r\n${host()}${host()}${close}`,
    `GET * HTTP/1.1\r\n${host()}${close}`,
  ]
  for (const request of requests) expect(parse(await server.raw(request)).status).toBe(400)
  const foreign = `GET /login HTTP/1.1\r\nHost: evil.invalid\r\n${close}`
  expect(parse(await server.raw(foreign)).status).toBe(421)
})

attack('H14', "a stranger's word on addresses is nothing", async () => {
  const forwarded = {
    'X-Forwarded-For': '127.0.0.1',
    'X-Forwarded-Host': 'evil.invalid',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-User': 'ana',
    'Remote-User': 'ana',
  }
  const form = await server.ask('/login', { headers: forwarded })
  expect([form.status, form.headers.has('strict-transport-security')]).toEqual([200, false])
  expect((await get('/session', '', forwarded)).status).toBe(401)
  const entered = await server.ask('/login', {
    form: { name: 'sam', password: PASSWORD },
    headers: forwarded,
  })
  expect(entered.cookies[0]).toMatch(/^cardfile=/)
  expect(entered.headers.get('location')).toBe('/')
})

attacks(
  'H16',
  'where log-in leads',
  [
    ...[
      '/%0d%0aSet-Cookie:x=1',
      '/%250d%250aSet-Cookie:x=1',
      '//evil.invalid',
      '/%5cevil.invalid',
      '/\\evil.invalid',
    ],
    ...[
      'https://evil.invalid/',
      'javascript:alert(1)',
      '/.//evil.invalid',
      '/a/..//evil.invalid',
      '/%09/evil.invalid',
    ],
  ],
  async (next) => {
    for (const cookie of ['', sam]) {
      const { status, headers, cookies } = await get(`/login?next=${next}`, cookie)
      expect([status, headers.get('location')]).toEqual([303, cookie === '' ? '/login' : '/'])
      expect([cookies, headers.has('x')]).toEqual([[], false])
    }
    const form = { name: 'sam', password: PASSWORD, next: decodeURIComponent(next) }
    const entered = await server.ask('/login', { form })
    expect([entered.status, entered.headers.get('location'), entered.cookies.length]).toEqual([303, '/', 1])
  },
)

attack('H19', "git by another page's form", async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ]) {
    const { status } = await push(sam, { 'Content-Type': type })
    expect([type, status]).toEqual([type, 415])
  }
})

attack('H20', "git by another page's script", async () => {
  const strangers: Record<string, string>[] = [
    { Origin: 'https://evil.invalid' },
    { Origin: 'null' },
    { Origin: `https://127.0.0.1:${server.port}` },
    { Origin: `http://127.0.0.1:${server.port + 1}` },
    { Origin: own(), 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site' },
    {},
  ]
  for (const headers of strangers)
    expect([headers, (await push(sam, headers)).status]).toEqual([headers, 403])
  expect((await push(sam, { Origin: own(), 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  const options = await server.ask(`${GIT}/git-receive-pack`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.invalid', 'Access-Control-Request-Method': 'POST' },
  })
  expect(options.status).toBe(405)
  expect([...options.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

attacks(
  'H23',
  'the old protocol of git',
  ['HEAD', 'objects/info/packs', 'objects/00/00', 'refs/heads/main', 'packed-refs', 'info/alternates'],
  async (name) => {
    expect((await get(`${GIT}/${name}`)).status).toBe(404)
    expect((await get(`/crm.git/${name}`)).status).toBe(404)
  },
)

attacks(
  'H25',
  'services that are not served',
  [
    ...[
      'service=git-upload-archive',
      'service=git-upload-pack&x=1',
      'service=',
      '',
      'service=git-receive-pack%00',
    ],
    ...['service=--upload-pack=touch', 'x=1&service=git-upload-pack'],
  ],
  async (query) => {
    expect((await get(`${GIT}/info/refs?${query}`)).status).toBe(403)
  },
)

attack('H26', 'a reader pushes', async () => {
  expect((await push(rea, { Origin: own() })).status).toBe(403)
  expect((await get(`${GIT}/info/refs?service=git-receive-pack`, rea)).status).toBe(403)
  expect((await get(`${GIT}/info/refs?service=git-upload-pack`, rea)).status).toBe(200)
  expect((await push('', { Origin: own() })).status).toBe(401)
})

attack('H29', 'a body without an end', async () => {
  const head = `POST ${GIT}/git-receive-pack HTTP/1.1\r\n${host()}Cookie: ${sam}\r\nOrigin: ${own()}\r\nContent-Type: application/x-git-receive-pack-request\r\n`
  const said = parse(await server.raw(`${head}Content-Length: 10000000000\r\n\r\n`))
  expect(said.status).toBe(413)
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
  const sent = await flood(`${head}Transfer-Encoding: chunked\r\n\r\n`, chunk)
  expect(parse(sent.answer).status).toBe(413)
  // What is buffered on the way is more than what was read, and far from ten gigabytes.
  expect(sent.bytes).toBeLessThan(80_000_000)
})

// Judged by the repository: its own tests build both. Here it counts that such a body reaches it whole, and nothing else.
for (const [id, name] of [
  ['H30', 'a pack that inflates'],
  ['H31', 'a tree of ten milliard paths'],
] as const)
  attack(id, name, async () => {
    const body = `0000PACK\u0000\u0000${id}`
    expect((await push(sam, { Origin: own() }, body)).status).toBe(200)
    expect(server.book.asked.at(-1)).toMatchObject({ size: Buffer.byteLength(body), user: { handle: 'sam' } })
  })

attack('H33', 'a byte now and then, by many at once', async () => {
  const began = performance.now()
  const sockets = await Promise.all(Array.from({ length: 500 }, () => slow()))
  expect((await server.ask('/login')).status).toBe(200)
  expect((await get('/')).status).toBe(200)
  await Promise.all(sockets.map(({ closed }) => closed))
  expect(performance.now() - began).toBeLessThan(14_000)
})

attack('H37', 'methods', async () => {
  const close = 'Connection: close\r\n\r\n'
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'QUERY', 'get'])
    for (const target of ['/', '/login', '/assets/site.css', '/session', `${GIT}/info/refs`]) {
      const { status } = parse(
        await server.raw(`${method} ${target} HTTP/1.1\r\n${host()}Cookie: ${sam}\r\n${close}`),
      )
      expect([method, target, status]).toEqual([method, target, 405])
    }
  expect(parse(await server.raw(`CONNECT evil.invalid:443 HTTP/1.1\r\n${host()}${close}`)).status).toBe(405)
  for (const target of ['/', '/session', '/card/ada-lovelace.html'])
    expect((await server.ask(target, { form: {}, headers: { Cookie: sam } })).status).toBe(405)
  expect((await get('/logout')).status).toBe(405)
})

attack('H38', 'a cookie that somebody else set', async () => {
  const preset = `cardfile=${'A'.repeat(43)}`
  const form = { name: 'sam', password: PASSWORD }
  const { status, cookies } = await server.ask('/login', { form, headers: { Cookie: preset } })
  expect(status).toBe(303)
  expect(cookies[0]).toMatch(/^cardfile=[\w-]{43};/)
  expect(cookies[0]).not.toContain(preset)
  expect((await get('/session', preset)).status).toBe(401)
  // One's own of before is not the next one either.
  const again = await server.ask('/login', { form, headers: { Cookie: sam } })
  expect(again.cookies[0]?.split(';')[0]).not.toBe(sam)
})

attack('H39', 'cookies that never were', async () => {
  const last = sam.endsWith('A') ? 'B' : 'A'
  const forged = [
    ...['sid=../../x', 'sid=1', 'cardfile=../../x', 'cardfile=1', 'cardfile=', `${sam.slice(0, -1)}${last}`],
    ...[`${sam}x`, sam.toUpperCase(), `__Host-${sam}`, `cardfile="${sam}"`],
  ]
  for (const cookie of forged) {
    const { status, headers } = await get('/', cookie)
    expect([cookie, status, headers.get('location')]).toEqual([cookie, 302, '/login?next=%2F'])
  }
})

attack('H45', 'names that look like one', async () => {
  for (const name of [
    'sa\u200bm',
    'SAM',
    'sam ',
    ' sam',
    'sam\u0000',
    'ѕam',
    '',
    '__proto__',
    'constructor',
  ]) {
    const { status, cookies } = await server.ask('/login', { form: { name, password: PASSWORD } })
    expect([name, status, cookies]).toEqual([name, 401, []])
  }
})

attack('H46', 'frames', async () => {
  for (const target of ['/card/ada-lovelace.html', '/login', '/account', '/nothing', '/assets/site.css']) {
    const { headers } = await get(target)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'.*frame-ancestors 'none'$/,
    )
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect([headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual([
      'DENY',
      'nosniff',
    ])
  }
})

attack('H51', 'ranges', async () => {
  const ranges = Array.from({ length: 5000 }, (_, at) => `${2 * at}-${2 * at + 1}`).join(',')
  const { status, body } = await get('/assets/site.css', '', { Range: `bytes=${ranges}` })
  expect([status, body.length]).toEqual([200, 4400])
  expect((await get('/contacts.html', sam, { Range: 'bytes=0-1,2-3' })).status).toBe(200)
})

attack('H52', 'encodings', async () => {
  for (const wanted of ['gzip;q=x,,*', 'gzip;q=0', ',,,', 'br', 'identity;q=0', 'gzip;q=0.0']) {
    const { status, headers } = await get('/contacts.html', sam, { 'Accept-Encoding': wanted })
    expect([wanted, status, headers.get('content-encoding')]).toEqual([wanted, 200, undefined])
  }
  const packed = await get('/contacts.html', sam, { 'Accept-Encoding': 'br;q=1, gzip;q=0.5' })
  expect([packed.status, packed.headers.get('content-encoding')]).toEqual([200, 'gzip'])
})

attack('H53', 'another protocol', async () => {
  const ask = `GET / HTTP/1.1\r\n${host()}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n`
  expect(parse(await server.raw(ask)).status).toBe(400)
})

attack('H54', 'the next HTTP', async () => {
  expect(parse(await server.raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).status).toBe(400)
})

// The last ones: from here on this address and this name have to wait.
attack('H44', 'two hundred log-ins at once, of a megabyte each', async () => {
  const form = { name: 'ana', password: 'x'.repeat(1_000_000) }
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async () => (await server.ask('/login', { form })).status),
  )
  expect(statuses.every((status) => status === 413 || status === 429)).toBe(true)
})

attack('H42', 'twenty wrong passwords', async () => {
  const statuses: number[] = []
  let retry = ''
  for (let n = 0; n < 20; n++) {
    const { status, headers } = await server.ask('/login', {
      form: { name: 'kim', password: `wrong password ${n}` },
    })
    statuses.push(status)
    retry = headers.get('retry-after') ?? ''
  }
  expect(statuses).toEqual([...Array(5).fill(401), ...Array(15).fill(429)])
  expect(Number(retry)).toBeGreaterThan(0)
  expect(Number(retry)).toBeLessThanOrEqual(15 * 60)
  // Nobody else has to wait for that.
  expect((await server.ask('/login', { form: { name: 'sam', password: PASSWORD } })).status).toBe(303)
})

const LIST = path.join(import.meta.dirname, '../../../shared/corpora/hostile/http-requests.md')
test.skipIf(!existsSync(LIST))(
  'every case of the list is above (skipped where the list is not there)',
  () => {
    const ids = [...readFileSync(LIST, 'utf8').matchAll(/^\| (H\d+) \|/gm)].map(([, id]) => id)
    expect(ids.filter((id) => !covered.has(id ?? ''))).toEqual([])
  },
)

/** Sends the same piece until the other side has enough. @returns what it said, and how much was sent */
function flood(head: string, chunk: string): Promise<{ answer: string; bytes: number }> {
  return new Promise((resolve) => {
    let [answer, bytes] = ['', 0]
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(head)
      more()
    })
    const more = () => {
      while (!socket.destroyed && bytes < 1e10) {
        bytes += chunk.length
        if (!socket.write(chunk)) break
      }
    }
    socket.on('drain', more)
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      socket.off('drain', more)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ answer, bytes }))
  })
}

/** A socket that begins a request and goes on with a letter a second. */
function slow(): Promise<{ socket: Socket; closed: Promise<void> }> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1')
    const closed = new Promise<void>((end) => socket.on('close', () => end()))
    const drip = setInterval(() => socket.write('x'), 1000)
    socket.on('close', () => clearInterval(drip))
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.on('connect', () => {
      socket.write(`GET /login HTTP/1.1\r\n${host()}X-Slow: `)
      resolve({ socket, closed })
    })
  })
}
