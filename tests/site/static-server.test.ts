import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staticServer } from '../../scripts/static-server.ts'

const root = mkdtempSync(path.join(tmpdir(), 'cardfile-serve-'))
const site = path.join(root, 'site')
mkdirSync(path.join(site, 'card'), { recursive: true })
writeFileSync(path.join(root, 'outside.html'), 'outside')
writeFileSync(path.join(site, 'index.html'), '<h1>Today</h1>')
writeFileSync(path.join(site, 'card/ada.vcf'), 'BEGIN:VCARD')
writeFileSync(path.join(site, '.cardfile-site.json'), '{}')
writeFileSync(path.join(site, 'index.html.1-1.tmp'), 'half')
symlinkSync(path.join(root, 'outside.html'), path.join(site, 'link.html'))
const server = staticServer(site)

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** A raw request, since fetch tidies addresses up. @returns the whole answer */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
    socket.write(request.replaceAll('\n', '\r\n'))
  })
}

const get = (target: string, host = 'localhost') =>
  raw(`GET ${target} HTTP/1.1\nHost: ${host}\nConnection: close\n\n`)
const status = (answer: string) => Number(answer.split(' ')[1])

test.each([
  ['the front page', '/', 200],
  ['a file', '/card/ada.vcf', 200],
  ['a question behind it', '/index.html?q=1', 200],
  ['no such file', '/no.html', 404],
  ['a folder', '/card', 404],
  ['a folder without a front page', '/card/', 404],
  ['up', '/../outside.html', 404],
  ['up, spelled', '/%2e%2e/outside.html', 404],
  ['up, with a slash that is spelled', '/..%2foutside.html', 404],
  ['up, backwards', '/..%5coutside.html', 404],
  ['a link that leads out', '/link.html', 404],
  ['a name with a dot in front', '/.cardfile-site.json', 404],
  ['a file that is being written', '/index.html.1-1.tmp', 404],
  ['a zero', '/index.html%00.png', 404],
  ['a spelling that is none', '/%zz', 404],
  ['an absolute address', 'http://evil.example/index.html', 421],
])('%s', async (_why, target, wanted) => {
  expect(status(await get(target))).toBe(wanted)
})

test.each([
  ['localhost', 200],
  ['localhost:4321', 200],
  ['127.0.0.1:80', 200],
  ['192.168.1.7', 200],
  ['[::1]:4321', 200],
  ['evil.example', 421],
  ['127.0.0.1.evil.example', 421],
])('the host %s', async (host, wanted) => {
  expect(status(await get('/', host))).toBe(wanted)
})

test('two hosts are none', async () => {
  const answer = await raw('GET / HTTP/1.1\nHost: localhost\nHost: evil.example\nConnection: close\n\n')
  expect(status(answer)).toBeGreaterThanOrEqual(400)
})

test('nothing can be sent to it', async () => {
  const answer = await raw('POST / HTTP/1.1\nHost: localhost\nContent-Length: 0\nConnection: close\n\n')
  expect(status(answer)).toBe(405)
})

test('answers are strict', async () => {
  const answer = await get('/card/ada.vcf')
  expect(answer).toContain('Content-Type: text/vcard; charset=utf-8')
  expect(answer).toContain('X-Content-Type-Options: nosniff')
  expect(answer).toContain("frame-ancestors 'none'")
  expect(answer).toContain('Cache-Control: no-store')
})
