// `cardfile serve`: fresh when a card changes, and nothing to be had but the site.
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { COMMAND, ROOT, temporaryFolder, writeBook } from './book.ts'
import { visit } from './browser.ts'

const CARD = '---\nname: Ada Lovelace\nnext: Send the terms\ndue: 2026-11-23\n---\n'

interface Served {
  readonly book: string
  readonly address: string
  readonly process: ChildProcess
}

async function serve(...flags: string[]): Promise<Served> {
  const folder = temporaryFolder()
  const book = writeBook(path.join(folder, 'contacts'), {
    'cardfile.yaml': 'title: Served\ntoday: 2026-11-23\n',
    'ada-lovelace.md': CARD,
    'charles-babbage.md': '---\nname: Charles Babbage\n---\n',
  })
  writeFileSync(path.join(folder, 'secret.html'), 'SECRET')
  const args = [COMMAND, '--book', book, 'serve', '--out', path.join(folder, 'site'), ...flags]
  const process_ = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    process_.kill('SIGKILL')
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /http:\/\/\S+\//.exec(said)
      if (found) resolve(found[0])
    }
    process_.stdout.on('data', hear)
    process_.stderr.on('data', hear)
    process_.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${said}`)))
  })
  return { book, address, process: process_ }
}

test('a card that changed, came or went shows on the next look', async () => {
  const { book, address } = await serve('--port', '0')
  const { page, faults } = await visit()
  await page.goto(`${address}card/ada-lovelace.html`)
  expect(await page.locator('.next-text').textContent()).toBe('Send the terms')

  writeFileSync(path.join(book, 'ada-lovelace.md'), CARD.replace('Send the terms', 'Ring the board'))
  writeFileSync(path.join(book, 'grace-hopper.md'), '---\nname: Grace Hopper\n---\n')
  rmSync(path.join(book, 'charles-babbage.md'))
  await expect
    .poll(async () => {
      await page.reload()
      return page.locator('.next-text').textContent()
    })
    .toBe('Ring the board')
  await page.goto(address)
  expect(await page.locator('[data-section="today"]').textContent()).toContain('Ring the board')
  await page.goto(`${address}contacts.html?q=hoper`)
  await expect.poll(() => page.locator('[data-list] .row-name').allTextContents()).toEqual(['Grace Hopper'])
  expect(faults).toEqual([])
  expect((await fetch(`${address}card/charles-babbage.html`)).status).toBe(404)
})

test('one can have the site, and nothing else', { timeout: 60_000 }, async () => {
  const { address, process } = await serve('--port', '0')
  const port = Number(new URL(address).port)
  const statuses = async (rows: readonly (readonly [why: string, request: string, wanted: number])[]) =>
    Promise.all(rows.map(async ([why, request]) => [why, await rawStatus(port, request)]))
  const host = `Host: 127.0.0.1:${port}\r\n`
  const get = (target: string) => `GET ${target} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`
  const rows = [
    ['the front page', get('/'), 200],
    ['a page', get('/card/ada-lovelace.html?x=1'), 200],
    ['no such page', get('/card/nobody.html'), 404],
    ['a folder', get('/card'), 404],
    ['a folder with a slash', get('/card/'), 404],
    ['up', get('/../secret.html'), 404],
    ['up, in code', get('/%2e%2e/secret.html'), 404],
    ['up, the slash in code', get('/..%2fsecret.html'), 404],
    ['up, backwards', get('/..%5csecret.html'), 404],
    ['up, twice in code', get('/%252e%252e/secret.html'), 404],
    ['from the top', get('//etc/passwd'), 404],
    ['the list of files', get('/.cardfile-site.json'), 404],
    ['a zero', get('/index.html%00.png'), 404],
    ['broken code', get('/%ff%'), 404],
    ['a whole address', get(`http://127.0.0.1:${port}/`), 421],
    ["another site's name", 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 421],
    ['two names', `GET / HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`, 421],
    ['no name', 'GET / HTTP/1.0\r\n\r\n', 421],
    ['a form', `POST / HTTP/1.1\r\n${host}Content-Length: 0\r\nConnection: close\r\n\r\n`, 405],
  ] as const
  expect(await statuses(rows)).toEqual(rows.map(([why, , wanted]) => [why, wanted]))

  const headers = (await fetch(address)).headers
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'.*frame-ancestors 'none'/,
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('access-control-allow-origin')).toBeNull()

  const ended = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGTERM')
  expect(await ended).toBe(0)
})

/** A request as it stands, which no client would send. @returns the answer's status */
function rawStatus(port: number, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)))
  })
}
