// The server as a process: one for a folder, told of new people while it runs, ended in the middle of a push, started again.
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { COMMAND, ROOT, temporaryFolder } from '../book.ts'
import { type IntranetServer, startServer } from './server.ts'

const run = promisify(execFile)
const SAM = ['-c', 'user.name=Sam Rivers', '-c', 'user.email=sam@example.com']

const session = async (server: IntranetServer, cookie: string) =>
  (await fetch(`${server.address}session`, { headers: { Cookie: cookie } })).status

test('one folder has one server; people come and go while it runs; a restart logs nobody out', async () => {
  const server = await startServer()
  const again = spawnSync(process.execPath, [COMMAND, '--book', server.folder, 'serve', '--port', '0'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining(String(server.process.pid))])

  const user = (...words: string[]) =>
    execFileSync(process.execPath, [COMMAND, 'user', ...words, '--book', server.folder], {
      cwd: ROOT,
      encoding: 'utf8',
    })
  const password = /^Password: (\S+)$/m.exec(user('add', 'eve', '--generate'))?.[1] ?? ''
  const entered = await fetch(`${server.address}login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.address.slice(0, -1) },
    body: new URLSearchParams({ name: 'eve', password }),
  })
  const eve = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const sam = await server.logIn('sam')
  expect([await session(server, eve), await session(server, sam)]).toEqual([200, 200])
  user('remove', 'eve')
  expect([await session(server, eve), await session(server, sam)]).toEqual([401, 200])

  expect(await server.end()).toBe(0)
  const second = await server.restart()
  expect([await session(second, eve), await session(second, sam)]).toEqual([401, 200])
  // Killed, too: what was written is on the disk.
  await second.kill()
  expect(await session(await second.restart(), sam)).toBe(200)
})

test('a push that is under way is finished when the server is told to end', async () => {
  const server = await startServer()
  const holder = await holdPushes(server.port)
  const address = (await server.gitAddress()).replace(String(server.port), String(holder.port))
  const clone = path.join(temporaryFolder(), 'clone')
  // Not in step: the way to the server is in this very process.
  await run('git', ['clone', '-q', address, clone])
  writeFileSync(path.join(clone, 'contacts/grace-hopper.md'), '---\nname: Grace Hopper\n---\n')
  execFileSync('git', ['add', '-A'], { cwd: clone })
  execFileSync('git', [...SAM, 'commit', '-q', '-m', 'Add Grace Hopper'], { cwd: clone })
  const pushed = run('git', [...SAM, 'push', '-q'], { cwd: clone })
  await holder.held
  const ended = server.end()
  // Nobody new is let in.
  await expect
    .poll(() =>
      fetch(`${server.address}login`).then(
        () => 'in',
        () => 'out',
      ),
    )
    .toBe('out')
  holder.letGo()
  await pushed
  expect(await ended).toBe(0)
  const tip = (folder: string) =>
    execFileSync('git', ['rev-parse', 'main'], { cwd: folder, encoding: 'utf8' })
  expect(tip(path.join(server.folder, 'book.git'))).toBe(tip(clone))
})

/** A way to the server on which the body of a push waits until it may go on: its head is through already. */
async function holdPushes(port: number) {
  let letGo = () => {}
  const go = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let holds = () => {}
  const held = new Promise<void>((resolve) => {
    holds = resolve
  })
  const sockets = new Set<Socket>()
  const way = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    server.pipe(client)
    let order = Promise.resolve()
    client.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n') + 4
      const isPush = text.startsWith('POST') && text.includes('git-receive-pack HTTP') && end > 3
      order = order.then(async () => {
        if (!isPush) return void server.write(chunk)
        server.write(chunk.subarray(0, end))
        holds()
        await go
        server.write(chunk.subarray(end))
      })
    })
    client.on('end', () => void order.then(() => server.end()))
  })
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    way.close()
  })
  return { port: (way.address() as { port: number }).port, held, letGo: () => letGo() }
}
