// Answers git's requests: takes the body, lets git work when it is its turn, hands the answer on.

import type { FileHandle } from 'node:fs/promises'
import { runBackend } from './backend.ts'
import { bytesFrom, readHead } from './cgi.ts'
import { SYNC_FAILED } from './hooks.ts'
import { Full, type Lane, openLane } from './lane.ts'
import type { Places } from './places.ts'
import { type Limits, type Spool, type Taken, Unfit } from './spool.ts'
import type { GitAnswer, GitRequest, GitUser } from './types.ts'

const MB = 1024 * 1024
/** A question for objects is short; git itself takes no more than 10 MB of it. */
const ASK: Limits = { most: 10 * MB, together: 512 * MB }
const PUSH: Limits = { most: 64 * MB, together: 512 * MB }
/** Processes of git at once, pushes aside. */
const AT_ONCE = 4
const WAITING = 200
/** Milliseconds for a body to arrive whole. */
const PATIENCE = 5 * 60_000
/** Answers up to this size are held in memory, longer ones read from their file as they are taken. */
const AT_HAND = MB / 4

export interface AnswerOptions {
  readonly places: Places
  readonly spool: Spool
  readonly say: (line: string) => void
  /** Called after every push that git has worked on, whether it was taken or not. */
  readonly pushed: () => void
  /** Removes what a push left that had to be ended; no other one runs meanwhile. */
  readonly tidy: () => Promise<void>
}

export interface Answering {
  handle(request: GitRequest, user: GitUser): Promise<GitAnswer>
  /** Ends what runs, lets a push that has begun end by itself, and waits for both. */
  close(): Promise<void>
  /** When the last request came, milliseconds since 1970. */
  readonly lastAsked: number
}

export function openAnswering({ places, spool, say, pushed, tidy }: AnswerOptions): Answering {
  const asks = openLane(AT_ONCE, WAITING)
  // One push after the other: git would let one of two win, and a page that is far away would lose every time.
  const pushes = openLane(1, WAITING)
  const running = new Set<Promise<unknown>>()
  const closing = new AbortController()
  let lastAsked = Date.now()

  async function work(request: GitRequest, user: GitUser, lane: Lane, taken: Taken): Promise<GitAnswer> {
    const isPush = request.action === 'git-receive-pack'
    const output = await spool.file()
    try {
      const ended = await lane(async () => {
        // Who is gone while waiting gets no process. A push that has begun is finished: half of one helps nobody.
        if (request.signal.aborted || closing.signal.aborted) return undefined
        const signal = isPush ? undefined : AbortSignal.any([request.signal, closing.signal])
        const task = { places, request, user, input: taken.file, output }
        const done = await runBackend(signal === undefined ? task : { ...task, signal })
        if (isPush && (done.code === undefined || (await isLocked(output, done.said)))) await tidy()
        return done
      })
      if (isPush) pushed()
      if (ended === undefined)
        return await refusing(output.close(), 503, 'The server is about to stop; try again.')
      for (const line of ended.said.split('\n')) if (line.trim() !== '') say(`git: ${line}`)
      if (ended.said.includes(SYNC_FAILED))
        return await refusing(
          output.close(),
          500,
          'The disk did not take it for sure; look before you send it again.',
        )
      const head = ended.code === undefined ? undefined : await readHead(output)
      if (head === undefined)
        return await refusing(
          output.close(),
          500,
          'git could not answer; try again, or tell whoever runs the server.',
        )
      const { size } = await output.stat()
      if (size - head.body <= AT_HAND) {
        const bytes = Buffer.alloc(size - head.body)
        await output.read(bytes, 0, bytes.length, head.body)
        return await answering(output.close(), head.status, head.headers, bytes)
      }
      return {
        status: head.status,
        headers: { ...head.headers, 'content-length': String(size - head.body) },
        body: bytesFrom(output, head.body, request.signal),
      }
    } catch (error) {
      await output.close().catch(() => undefined)
      throw error
    }
  }

  async function handle(request: GitRequest, user: GitUser): Promise<GitAnswer> {
    lastAsked = Date.now()
    const { action, service } = request
    const writes = action === 'git-receive-pack' || service === 'git-receive-pack'
    if (writes && user.role === 'reader') return plain(403, 'You can read this book, and not change it.')
    if (action === 'info/refs' ? request.method !== 'GET' : request.method !== 'POST')
      return plain(405, 'This address is asked in another way.')
    if (action === 'info/refs' && service === undefined) return plain(403, 'Use a newer git.')
    if (action !== 'info/refs' && request.contentType !== `application/x-${action}-request`)
      return plain(415, 'This is no request of git.')
    let taken: Taken | undefined
    try {
      const isPush = action === 'git-receive-pack'
      const body = request.method === 'GET' ? nothing() : patient(request.body)
      taken = await spool.take(body, request.contentEncoding, isPush ? PUSH : ASK)
      if (request.signal.aborted) return plain(499, 'The client left.')
      return await work(request, user, isPush ? pushes : asks, taken)
    } catch (error) {
      if (error instanceof Unfit) return plain(error.status, error.message)
      if (error instanceof Full) return plain(503, 'Too many wait for the server; try again in a minute.')
      if (request.signal.aborted || taken === undefined)
        return plain(400, 'The request did not arrive whole.')
      say(`git: ${(error as Error).message}`)
      return plain(500, 'The server could not answer; try again.')
    } finally {
      await taken?.close()
    }
  }

  return {
    handle: (request, user) => {
      const answer = handle(request, user)
      running.add(answer)
      const done = () => running.delete(answer)
      answer.then(done, done)
      return answer
    },
    close: async () => {
      closing.abort()
      await Promise.allSettled(running)
    },
    get lastAsked() {
      return lastAsked
    },
  }
}

/** A git that somebody killed has left a lock: this push has failed, and the next one shall not. */
async function isLocked(output: FileHandle, said: string): Promise<boolean> {
  const { buffer, bytesRead } = await output.read(Buffer.alloc(MB / 16), 0, MB / 16, 0)
  return `${said}${buffer.toString('latin1', 0, bytesRead)}`.includes('File exists')
}

function plain(status: number, text: string): GitAnswer {
  return {
    status,
    // Mostly the rest of a body is still to come, and nobody will read it.
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    },
    body: Buffer.from(`${text}\n`),
  }
}

async function refusing(closed: Promise<void>, status: number, text: string): Promise<GitAnswer> {
  await closed
  return plain(status, text)
}

async function answering(
  closed: Promise<void>,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<GitAnswer> {
  await closed
  return { status, headers: { ...headers, 'content-length': String(body.length) }, body }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A body that does not end is given up. */
async function* patient(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const until = Date.now() + PATIENCE
  for await (const chunk of body) {
    if (Date.now() > until) throw new Unfit(408, 'The request took too long to arrive.')
    yield chunk
  }
}
