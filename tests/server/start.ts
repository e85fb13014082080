// The server on a book of the test's own, and what a client of it does, down to the bytes.
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Rules } from '../../src/server/index.ts'
import { openUsers, type Role, startIntranet, type Users } from '../../src/server/index.ts'
import { type FakeBook, fakeBook } from './fake-book.ts'

export interface Started {
  readonly folder: string
  readonly port: number
  readonly book: FakeBook
  readonly users: Users
  /** What the admin was told. */
  readonly said: string[]
  /** The access log. */
  readonly log: string[]
  /** Sends bytes as they are. @returns what comes back until the other side closes */
  raw(request: string | readonly string[]): Promise<string>
  /** A whole request with its Host, closed after it. */
  ask(target: string, more?: Asked): Promise<Answer>
  /** Logs in. @returns the header that says so */
  cookie(handle?: string, password?: string): Promise<string>
  close(): Promise<void>
}

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** As a form of a page of ours. */
  readonly form?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  /** Names in lower case; the values of all that came, as an array for the cookie. */
  readonly headers: ReadonlyMap<string, string>
  readonly cookies: readonly string[]
  readonly body: string
}

export const PASSWORD = 'correct horse battery'

/** Sam is a member, Rea a reader, Ana an admin; all have one password. */
const PEOPLE: readonly [handle: string, role: Role][] = [
  ['sam', 'member'],
  ['rea', 'reader'],
  ['ana', 'admin'],
]

export async function start(rules: Partial<Rules> = {}, isDemo = false): Promise<Started> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cardfile-server-'))
  const users = openUsers(folder, () => '2026-11-27')
  if (!isDemo)
    for (const [handle, role] of PEOPLE) await users.add({ handle, role, emails: [], password: PASSWORD })
  const said: string[] = []
  const log: string[] = []
  const book = fakeBook(folder)
  const intranet = await startIntranet({
    ...{ folder, isDemo, host: '127.0.0.1', port: 0, tries: 0 },
    rules: {
      trust: { proxies: [] },
      hostNames: [],
      allowHttp: false,
      log: (line) => log.push(line),
      ...rules,
    },
    say: (line) => said.push(line),
    openBook: async () => book,
  })
  const { port } = intranet
  const raw = (request: string | readonly string[]) =>
    sendRaw(port, typeof request === 'string' ? [request] : request)
  const ask: Started['ask'] = async (target, { method, headers = {}, body, form } = {}) => {
    const sent = form === undefined ? body : new URLSearchParams(form).toString()
    const all: Record<string, string> = {
      Host: `127.0.0.1:${port}`,
      ...(form === undefined
        ? {}
        : { Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...(sent === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(sent)) }),
      ...headers,
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    const verb = method ?? (sent === undefined ? 'GET' : 'POST')
    return parse(
      await raw(`${verb} ${target} HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n${sent ?? ''}`),
    )
  }
  return {
    ...{ folder, port, book, users, said, log, raw, ask },
    async cookie(handle = 'sam', password = PASSWORD) {
      const { cookies } = await ask('/login', { form: { name: handle, password } })
      return cookies[0]?.split(';')[0] ?? ''
    },
    async close() {
      await intranet.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function sendRaw(port: number, parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part, 'latin1')
    })
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    // A server that answers early and closes resets what is still coming.
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
    socket.on('close', () => resolve(answer))
  })
}

export function parse(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const lines = head.split('\r\n').slice(1)
  const pairs = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
  })
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
    headers: new Map(pairs),
    cookies: pairs.filter(([name]) => name === 'set-cookie').map(([, value]) => value),
    body: rest.join('\r\n\r\n'),
  }
}
