// Attacks on what is served: files, caches, hosts, methods, encodings.
import { expect } from 'vitest'
import { parse } from '../start.ts'
import { type Attacking, GIT } from './attacking.ts'

export function fileAttacks(on: Attacking): void {
  const { attack, attacks, get, host, sam, server } = on
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
      `GET http://127.0.0.1:${server().port}/login HTTP/1.1\r\n${host()}${close}`,
      `GET /login HTTP/1.1\r\n${host()}Host: evil.invalid\r\n${close}`,
      `GET /login HTTP/1.1\r\n${host()}${host()}${close}`,
      `GET * HTTP/1.1\r\n${host()}${close}`,
    ]
    for (const request of requests) expect(parse(await server().raw(request)).status).toBe(400)
    const foreign = `GET /login HTTP/1.1\r\nHost: evil.invalid\r\n${close}`
    expect(parse(await server().raw(foreign)).status).toBe(421)
  })

  attack('H37', 'methods', async () => {
    const close = 'Connection: close\r\n\r\n'
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'QUERY', 'get'])
      for (const target of ['/', '/login', '/assets/site.css', '/session', `${GIT}/info/refs`]) {
        const { status } = parse(
          await server().raw(`${method} ${target} HTTP/1.1\r\n${host()}Cookie: ${sam()}\r\n${close}`),
        )
        expect([method, target, status]).toEqual([method, target, 405])
      }
    expect(parse(await server().raw(`CONNECT evil.invalid:443 HTTP/1.1\r\n${host()}${close}`)).status).toBe(
      405,
    )
    for (const target of ['/', '/session', '/card/ada-lovelace.html'])
      expect((await server().ask(target, { form: {}, headers: { Cookie: sam() } })).status).toBe(405)
    expect((await get('/logout')).status).toBe(405)
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
    expect((await get('/contacts.html', sam(), { Range: 'bytes=0-1,2-3' })).status).toBe(200)
  })

  attack('H52', 'encodings', async () => {
    for (const wanted of ['gzip;q=x,,*', 'gzip;q=0', ',,,', 'br', 'identity;q=0', 'gzip;q=0.0']) {
      const { status, headers } = await get('/contacts.html', sam(), { 'Accept-Encoding': wanted })
      expect([wanted, status, headers.get('content-encoding')]).toEqual([wanted, 200, undefined])
    }
    const packed = await get('/contacts.html', sam(), { 'Accept-Encoding': 'br;q=1, gzip;q=0.5' })
    expect([packed.status, packed.headers.get('content-encoding')]).toEqual([200, 'gzip'])
  })

  attack('H53', 'another protocol', async () => {
    const ask = `GET / HTTP/1.1\r\n${host()}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n`
    expect(parse(await server().raw(ask)).status).toBe(400)
  })

  attack('H54', 'the next HTTP', async () => {
    expect(parse(await server().raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).status).toBe(400)
  })
}
