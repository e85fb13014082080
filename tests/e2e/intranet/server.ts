// The real server, as `cardfile serve` starts it, on a book of a test's own, with people who can log in.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { openUsers, type Role } from '../../../src/server/index.ts'
import { COMMAND, ROOT, temporaryFolder, writeBook } from '../book.ts'

/** Everybody has the same. */
export const PASSWORD = 'correct horse battery'

/** Sam is a member, Ana an admin, Kim a member, Rea a reader. */
const PEOPLE: readonly [handle: string, name: string, role: Role][] = [
  ['sam', 'Sam Rivers', 'member'],
  ['ana', 'Ana Moreira', 'admin'],
  ['kim', 'Kim Sato', 'member'],
  ['rea', 'Rea Lund', 'reader'],
]

export const CONFIG = `title: Test Office
timezone: Europe/London
today: 2026-11-23
team:
${PEOPLE.map(([handle, name]) => `  ${handle}: { name: ${name}, email: ${handle}@example.com }\n`).join('')}stages:
  contact: [lead, prospect, customer]
  deal: [proposal, won, lost]
open: [prospect, proposal]
probability: { proposal: 40, won: 100, lost: 0 }
`

const CARDS: Readonly<Record<string, string>> = {
  'cardfile.yaml': CONFIG,
  'ada-lovelace.md':
    '---\nname: Ada Lovelace\nphone: "+44 20 7946 0958"\nstage: prospect\nowner: sam\nnext: Send the terms\ndue: 2026-11-23\n---\n\nLikes engines.\n\n## Log\n\n- 2026-11-03 meeting @sam: Demo.\n',
  'charles-babbage.md':
    '---\nname: Charles Babbage\nstage: lead\nowner: ana\nnext: Call\ndue: 2026-11-20\n---\n',
}

export interface IntranetServer {
  /** With a slash at its end. */
  readonly address: string
  readonly port: number
  /** The server folder. */
  readonly folder: string
  /** The clone that the book was made from. */
  readonly clone: string
  readonly process: ChildProcess
  /** Everything that it printed so far. */
  said(): string
  /** An address that git can clone from, with a token of this person in it. */
  gitAddress(handle?: string): Promise<string>
  /** The cookie of a new session of this person, as `name=value`. */
  logIn(handle?: string): Promise<string>
  /** SIGTERM; resolves with the exit status when it has ended. */
  end(): Promise<number | null>
  /** Ends it at once, without a chance to tidy up. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port. */
  restart(): Promise<IntranetServer>
}

export interface IntranetSetting {
  /** Cards by file name, besides the usual two and the configuration, or instead of them. */
  readonly cards?: Readonly<Record<string, string>>
  /** Further words for `cardfile serve`. */
  readonly flags?: readonly string[]
}

/** Makes a clone, a server folder from it, and starts the server; everything is gone after the test. */
export async function startServer({ cards = {}, flags = [] }: IntranetSetting = {}): Promise<IntranetServer> {
  const home = temporaryFolder()
  const clone = path.join(home, 'office')
  writeBook(path.join(clone, 'contacts'), { ...CARDS, ...cards })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Sam Rivers', '-c', 'user.email=sam@example.com', ...args], {
      cwd: clone,
    })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'Begin the book')
  const folder = path.join(home, 'server')
  return run(folder, clone, ['--from', clone, ...flags], 0)
}

async function run(
  folder: string,
  clone: string,
  flags: readonly string[],
  wanted: number,
): Promise<IntranetServer> {
  const args = [COMMAND, '--book', folder, 'serve', '--port', String(wanted), ...flags]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /: (http:\/\/\S+\/)$/m.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${said}`)))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const users = openUsers(folder, () => '2026-11-23')
  for (const [handle, , role] of PEOPLE)
    if (users.find(handle) === undefined) await users.add({ handle, role, emails: [], password: PASSWORD })
  const port = Number(new URL(address).port)
  return {
    ...{ address, port, folder, clone, process: child },
    said: () => said,
    async gitAddress(handle = 'sam') {
      const token = await users.addToken(handle, 'test')
      return `http://${handle}:${token}@127.0.0.1:${port}/git/book.git`
    },
    async logIn(handle = 'sam') {
      const response = await fetch(`${address}login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: address.slice(0, -1) },
        body: new URLSearchParams({ name: handle, password: PASSWORD }),
      })
      const cookie = response.headers.get('set-cookie')?.split(';')[0]
      if (response.status !== 303 || cookie === undefined)
        throw new Error(`log-in was answered ${response.status}`)
      return cookie
    },
    async end() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    restart: () =>
      run(
        folder,
        clone,
        flags.filter((flag, at) => flag !== '--from' && flags[at - 1] !== '--from'),
        port,
      ),
  }
}

/** A browser's window in which this person is logged in. */
export async function windowOf(
  browser: Browser,
  server: IntranetServer,
  handle = 'sam',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  const [name = '', value = ''] = (await server.logIn(handle)).split('=')
  await context.addCookies([{ name, value, url: server.address, httpOnly: true, sameSite: 'Strict' }])
  return context
}
