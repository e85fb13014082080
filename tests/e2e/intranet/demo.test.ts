// `cardfile serve --demo`, which `npm start` runs: one click, and one is a colleague; what was changed is still there the
// next time; nobody else than this computer.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { COMMAND, ROOT, temporaryFolder, writeBook } from '../book.ts'

interface Demo {
  readonly address: string
  /** Where its changes are kept. */
  readonly folder: string
  readonly process: ChildProcess
}

async function demo(book: string): Promise<Demo> {
  const args = [COMMAND, '--book', book, 'serve', '--demo', '--port', '0']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = await new Promise<string>((resolve, reject) => {
    let all = ''
    const hear = (chunk: Buffer) => {
      all += chunk
      if (all.includes('Ctrl+C')) resolve(all)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${all}`)))
  })
  const folder = path.join(ROOT, /kept in (\S+):/.exec(said)?.[1] ?? '')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { address: /http:\/\/\S+\//.exec(said)?.[0] ?? '', folder, process: child }
}

test('one click, and one is a colleague', async () => {
  const book = writeBook(path.join(temporaryFolder(), 'contacts'), {
    'cardfile.yaml': 'title: Try Me\ntoday: 2026-11-23\nteam:\n  sam: Sam Rivers\n  ana: Ana Moreira\n',
    'ada-lovelace.md': '---\nname: Ada Lovelace\nnext: Send the terms\ndue: 2026-11-23\nowner: sam\n---\n',
  })
  const first = await demo(book)
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext(SCREENS.phone)).newPage()
  await page.goto(first.address)
  expect(await page.getByRole('button').allTextContents()).toEqual(['SRSam Rivers', 'AMAna Moreira'])
  for (const button of await page.getByRole('button').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await page.getByRole('button', { name: 'Ana Moreira' }).click()
  await page.waitForURL(first.address)
  expect(await page.locator('[data-section="today"]').textContent()).toContain('Send the terms')
  const session = await page.request.get(`${first.address}session`)
  expect(await session.json()).toMatchObject({ user: { handle: 'ana', name: 'Ana Moreira', role: 'member' } })

  const ended = new Promise((resolve) => first.process.once('exit', resolve))
  first.process.kill('SIGTERM')
  expect(await ended).toBe(0)
  const second = await demo(book)
  expect(second.folder).toBe(first.folder)
})

test.each([
  ['another address', ['--demo', '--host', '0.0.0.0'], 'it is for this computer only'],
  ['a proxy', ['--demo', '--trust-proxy', '127.0.0.1'], 'it is for this computer only'],
  [
    'a network without https',
    ['--host', '0.0.0.0', '--from', '.', '--book', '/nowhere'],
    'passwords can be read on the way',
  ],
  [
    "a proxy's person without its address",
    ['--user-header', 'X-User', '--from', '.', '--book', '/nowhere'],
    '--user-header needs --trust-proxy',
  ],
  ['a server folder that nobody named', ['--from', '.'], 'where shall the server folder be?'],
  ['a folder of cards', ['--allow-http'], 'is no server folder'],
])('it does not serve to %s', (_why, flags, said) => {
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'serve', ...flags], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect([status, stderr.includes(said)]).toEqual([2, true])
})
