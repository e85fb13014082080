// Behind a proxy: what it says of a request is believed, from its address only.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkOf } from '../../src/server/web/access-log.ts'
import { readVisits } from '../../src/server/web/visit.ts'
import { PASSWORD, type Started, start } from './start.ts'

const visit = (
  peer: string,
  headers: Record<string, string>,
  proxies: readonly string[],
  userHeader?: string,
) =>
  readVisits({ proxies, ...(userHeader === undefined ? {} : { userHeader }) })({
    socket: { remoteAddress: peer },
    headers,
  } as never)

test.each([
  ['nobody between', '192.0.2.7', {}, [], '192.0.2.7'],
  ['a stranger forwards', '192.0.2.7', { 'x-forwarded-for': '127.0.0.1' }, ['10.0.0.1'], '192.0.2.7'],
  ['the proxy forwards', '10.0.0.1', { 'x-forwarded-for': '192.0.2.7' }, ['10.0.0.1'], '192.0.2.7'],
  [
    'what the client said before is left',
    '10.0.0.1',
    { 'x-forwarded-for': '1.1.1.1, 192.0.2.7' },
    ['10.0.0.1'],
    '192.0.2.7',
  ],
  [
    'two proxies',
    '10.0.0.1',
    { 'x-forwarded-for': '1.1.1.1, 192.0.2.7, 10.0.0.2' },
    ['10.0.0.0/8'],
    '192.0.2.7',
  ],
  ['nonsense', '10.0.0.1', { 'x-forwarded-for': '192.0.2.7, nonsense' }, ['10.0.0.1'], '10.0.0.1'],
  ['nothing', '10.0.0.1', {}, ['10.0.0.1'], '10.0.0.1'],
  ['mapped', '::ffff:10.0.0.1', { 'x-forwarded-for': '2001:db8::1' }, ['10.0.0.1'], '2001:db8::1'],
  ['six', '::1', { 'x-forwarded-for': '2001:db8::1' }, ['::1'], '2001:db8::1'],
])('the address: %s', (_why, peer, headers, proxies, address) => {
  expect(visit(peer, headers, proxies).address).toBe(address)
})

test("scheme, host and person are the proxy's word, the last of each", () => {
  const headers = {
    host: '127.0.0.1:4321',
    'x-forwarded-proto': 'http, https',
    'x-forwarded-host': 'evil.invalid, CRM.example',
    'x-user': 'sam',
  }
  expect(visit('10.0.0.1', headers, ['10.0.0.1'], 'X-User')).toEqual({
    address: '10.0.0.1',
    isSecure: true,
    host: 'crm.example',
    origin: 'https://crm.example',
    proxyUser: 'sam',
    isLocal: false,
  })
  expect(visit('10.0.0.9', headers, ['10.0.0.1'], 'X-User')).toEqual({
    address: '10.0.0.9',
    isSecure: false,
    host: '127.0.0.1:4321',
    origin: 'http://127.0.0.1:4321',
    isLocal: false,
  })
})

test.each(['', 'localhost', '10.0.0.1/x', '10.0.0.0/33', '300.1.1.1', '*'])('"%s" is no proxy', (proxy) => {
  expect(() => readVisits({ proxies: [proxy] })).toThrow(`"${proxy}" is no address of a proxy`)
})

describe('a server behind a proxy with https', () => {
  let server: Started
  beforeAll(async () => {
    server = await start({
      trust: { proxies: ['127.0.0.1'], userHeader: 'X-Remote-User' },
      hostNames: ['crm.example'],
    })
  })
  afterAll(() => server.close())
  const https = { Host: 'crm.example', 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.7' }

  test('the cookie is for https alone', async () => {
    const form = { name: 'sam', password: PASSWORD }
    const entered = await server.ask('/login', { form, headers: { ...https, Origin: 'https://crm.example' } })
    expect(entered.cookies).toEqual([
      expect.stringMatching(
        /^__Host-cardfile=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure$/,
      ),
    ])
    expect(entered.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const cookie = entered.cookies[0]?.split(';')[0] ?? ''
    const { status } = await server.ask('/session', { headers: { ...https, Cookie: cookie } })
    expect(status).toBe(200)
    // The same value under the name for plain http is not the same.
    const other = await server.ask('/session', {
      headers: { ...https, Cookie: cookie.replace('__Host-', '') },
    })
    expect(other.status).toBe(401)
  })

  test('plain http from the network is turned away, without a form to type a password into', async () => {
    const { status, body } = await server.ask('/login', {
      headers: { ...https, 'X-Forwarded-Proto': 'http' },
    })
    expect([status, body]).toEqual([403, 'This site is read over https only.\n'])
  })

  test('a whole network of IPv6 is one address to whoever counts', async () => {
    const tried = async (address: string, name: string) => {
      const headers = { ...https, 'X-Forwarded-For': address, Origin: 'https://crm.example' }
      return (await server.ask('/login', { form: { name, password: 'not right at all' }, headers })).status
    }
    const many: number[] = []
    for (let i = 0; i < 21; i++) many.push(await tried(`2001:db8:1:2::${i + 1}`, `nobody-${i}`))
    expect([many.slice(0, 20).every((status) => status === 401), many[20]]).toEqual([true, 429])
    expect(await tried('2001:db8:1:3::1', 'nobody')).toBe(401)
  })

  test('who is at the machine itself needs no https', async () => {
    expect((await server.ask('/login')).status).toBe(200)
    for (const header of ['X-Forwarded-For', 'X-Forwarded-Proto', 'X-Forwarded-Host', 'Via'])
      expect(
        (await server.ask('/login', { headers: { [header]: '127.0.0.1' } })).status,
      ).toBeGreaterThanOrEqual(400)
  })

  test('another host is turned away', async () => {
    for (const host of ['evil.invalid', 'crm.example.evil.invalid', 'crm.example:x', ''])
      expect([host, (await server.ask('/login', { headers: { ...https, Host: host } })).status]).toEqual([
        host,
        421,
      ])
  })

  test('the proxy says who it is, among those who may come in', async () => {
    const session = async (user: string) => {
      const { status, body } = await server.ask('/session', { headers: { ...https, 'X-Remote-User': user } })
      return [status, JSON.parse(body).user?.handle]
    }
    expect(await session('ana')).toEqual([200, 'ana'])
    expect(await session('Ana')).toEqual([401, undefined])
    expect(await session('nobody')).toEqual([401, undefined])
  })
})

test.each([
  ['192.0.2.77', '192.0.2.0'],
  ['2001:db8:aa:bb::1', '2001:db8:aa::'],
  ['2001:db8::1', '2001:db8::'],
  ['::1', '::'],
  ['nonsense', '-'],
])('of the address %s the log tells %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('over plain http people may come where the admin allowed it', async () => {
  const server = await start({ trust: { proxies: ['127.0.0.1'] }, hostNames: ['crm.lan'], allowHttp: true })
  try {
    const headers = { Host: 'crm.lan', Origin: 'http://crm.lan', 'X-Forwarded-For': '192.0.2.7' }
    const { cookies } = await server.ask('/login', { form: { name: 'sam', password: PASSWORD }, headers })
    expect(cookies[0]).toMatch(/^cardfile=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/)
  } finally {
    await server.close()
  }
})
