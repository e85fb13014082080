// A push over HTTP without git's client: one request, and what the server said. Source: gitprotocol-pack(5), "Pushing".
import { execFileSync } from 'node:child_process'
import { request } from 'node:http'
import type { GitUser } from '../../../src/server/book/index.ts'
import { ENVIRONMENT, type RawRepository } from './raw-repository.ts'

export interface Reply {
  readonly status: number
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface Asked {
  readonly port: number
  readonly user: GitUser
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | Iterable<Buffer>
  /** Milliseconds after which the client leaves. */
  readonly patience?: number
}

/** Asks, and reads the whole answer. @throws where the connection is cut before its end */
export function ask(
  path: string,
  { port, user, method = 'GET', headers, body, patience }: Asked,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: `/git/book.git/${path}`,
        method,
        agent: false,
        auth: `${user.handle}:x`,
        headers,
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('close', () => {
          if (!response.complete) reject(new Error('cut'))
          else
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(parts),
              headers: response.headers,
            })
        })
      },
    )
    asked.on('error', reject)
    if (patience !== undefined) setTimeout(() => asked.destroy(), patience)
    if (body === undefined || Buffer.isBuffer(body)) asked.end(body)
    else {
      const parts = body[Symbol.iterator]()
      const next = (): void => {
        const { value, done } = parts.next()
        if (done) asked.end()
        else if (!asked.destroyed) asked.write(value, next)
      }
      next()
    }
  })
}

const NONE = '0'.repeat(40)

/** The body of a push: the line of the branch, then a pack of what the old commit lacks. */
export function pushBody(raw: RawRepository, old: string, now: string, ref = 'refs/heads/main'): Buffer {
  const line = `${old} ${now} ${ref}\0report-status agent=test`
  const pack = execFileSync('git', ['pack-objects', '--revs', '--thin', '--stdout', '-q'], {
    cwd: raw.folder,
    env: ENVIRONMENT,
    input: old === NONE ? `${now}\n` : `${now}\n^${old}\n`,
    maxBuffer: 1e9,
  })
  return Buffer.concat([Buffer.from(`${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`), pack])
}

/** Pushes; true where the server said that it has it. @throws where nobody knows: the answer was cut */
export async function pushed(
  port: number,
  user: GitUser,
  body: Buffer,
  ref = 'refs/heads/main',
): Promise<{ ok: boolean; said: string }> {
  const headers = { 'content-type': 'application/x-git-receive-pack-request' }
  const { status, body: answer } = await ask('git-receive-pack', {
    port,
    user,
    method: 'POST',
    headers,
    body,
  })
  const said = answer.toString('utf8')
  return { ok: status === 200 && said.includes(`ok ${ref}\n`), said: `${status} ${said}` }
}

/** The tip of main, as the server offers it. */
export async function offeredTip(port: number, user: GitUser): Promise<string | undefined> {
  const { body } = await ask('info/refs?service=git-receive-pack', { port, user })
  return /([0-9a-f]{40}) refs\/heads\/main/.exec(body.toString('latin1'))?.[1]
}
