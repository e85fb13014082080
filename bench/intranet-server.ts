// The real server on a book of its own, with somebody who can log in: `cardfile serve` as a process.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openUsers } from '../src/server/index.ts'

const PASSWORD = 'correct horse battery'

export interface MeasuredServer {
  /** With a slash at its end. */
  readonly address: string
  readonly port: number
  /** An address that git can clone from and push to. */
  readonly git: string
  /** The cookie of a session, as `name=value`. */
  readonly cookie: string
  /** Its memory now, MB: what the system counts as resident. */
  memory(): number
  /** What it has printed, lines. */
  said(): string
  end(): Promise<void>
}

/**
 * Makes a repository of a folder that has the cards as contacts/, a server folder from it, and starts the server.
 * Resolves when the site of it is served.
 * @param work a folder that may be written to
 */
export async function serveBook(work: string, clone: string): Promise<MeasuredServer> {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Sam Rivers', '-c', 'user.email=sam@example.com', ...args], {
      cwd: clone,
    })
  git('init', '-q', '-b', 'main')
  git('add', 'contacts')
  git('commit', '-q', '-m', 'Begin the book')
  const folder = path.join(work, 'server')
  const bin = path.resolve(import.meta.dirname, '..', 'scripts', 'bin.mjs')
  const child = spawn(process.execPath, [bin, '--book', folder, 'serve', '--port', '0', '--from', clone], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  const address = await heard(child, (chunk) => {
    said += chunk
    return said
  })
  const users = openUsers(folder, () => '2026-11-23')
  await users.add({ handle: 'sam', role: 'member', emails: ['sam@example.com'], password: PASSWORD })
  const port = Number(new URL(address).port)
  const entered = await fetch(`${address}login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: address.slice(0, -1) },
    body: new URLSearchParams({ name: 'sam', password: PASSWORD }),
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const token = await users.addToken('sam', 'measuring')
  while ((await fetch(`${address}index.html`, { headers: { Cookie: cookie } })).status !== 200)
    await new Promise((resolve) => setTimeout(resolve, 200))
  return {
    address,
    port,
    cookie,
    git: `http://sam:${token}@127.0.0.1:${port}/git/book.git`,
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    said: () => said,
    async end() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function heard(child: ChildProcess, hear: (chunk: string) => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = ''
    const listen = (chunk: Buffer) => {
      all = hear(chunk.toString('utf8'))
      const found = /: (http:\/\/\S+\/)$/m.exec(all)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${all}`)))
  })
}
