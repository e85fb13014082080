// A git server for tests, on loopback, without any log-in: `git http-backend` at /git/book.git, and a folder of static
// files if wanted. It counts what goes over its sockets, and can lose answers. Not the server that is for people.

import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, isIP, type Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What becomes of a request to git: 'drop' never reaches git, 'lose' is done without an answer, 'cut' with half of one. */
export type Fate = 'serve' | 'drop' | 'lose' | 'cut' | { readonly status: number; readonly text: string }

export interface GitHttpOptions {
  /** Folder of a repository, best a bare one. Nothing in it is changed but by pushes. */
  readonly repository: string
  /** Folder of files to serve at '/'. */
  readonly site?: string
  /** False: a server that knows no filter and no wants of refs. */
  readonly filter?: boolean
  /** 0: a server that does not know version 2 of the protocol either. */
  readonly version?: 0 | 2
  /** Milliseconds before every answer. */
  readonly latency?: number
  /** More of git's settings, such as `receive.fsckObjects=true`. */
  readonly settings?: readonly string[]
  readonly fate?: (request: { readonly method: string; readonly path: string; readonly body: Buffer }) => Fate
  /** Asked first about every request; true: it has answered, or will. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Name or address to listen on; loopback otherwise. */
  readonly host?: string
}

export interface GitHttp {
  /** Without a slash at the end. */
  readonly origin: string
  /** Of the repository. */
  readonly url: string
  /** Since the start, or since the last call: requests to git, and bytes at the sockets, headers and all. */
  count(): { readonly requests: number; readonly up: number; readonly down: number }
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

export async function startGitHttp(options: GitHttpOptions): Promise<GitHttp> {
  const sockets = new Map<Socket, { up: number; down: number }>()
  let requests = 0
  let gone = { up: 0, down: 0 }
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''))
    if (options.answer?.(request, response)) return
    const action = /^\/git\/book\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(path)?.[1]
    if (action) requests++
    const done = action ? toGit(options, action, request, response) : toSite(options.site, path, response)
    done.catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  server.on('connection', (socket) => {
    sockets.set(socket, { up: 0, down: 0 })
    socket.on('close', () => {
      const counted = sockets.get(socket)
      gone.up += socket.bytesRead - (counted?.up ?? 0)
      gone.down += socket.bytesWritten - (counted?.down ?? 0)
      sockets.delete(socket)
    })
  })
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((listening) => server.listen(0, host, listening))
  const { port } = server.address() as AddressInfo
  const origin = `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  return {
    origin,
    url: `${origin}/git/book.git`,
    count() {
      const total = { requests, ...gone }
      requests = 0
      gone = { up: 0, down: 0 }
      for (const [socket, counted] of sockets) {
        total.up += socket.bytesRead - counted.up
        total.down += socket.bytesWritten - counted.down
        sockets.set(socket, { up: socket.bytesRead, down: socket.bytesWritten })
      }
      return total
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function toGit(
  options: GitHttpOptions,
  action: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // The whole body before git starts: a client that leaves early makes a piped http-backend spin.
  const body = Buffer.concat(await request.toArray())
  const fate = options.fate?.({ method: request.method ?? '', path: request.url ?? '', body }) ?? 'serve'
  if (options.latency) await wait(options.latency)
  if (fate === 'drop') return void request.socket.destroy()
  if (typeof fate === 'object') {
    response.writeHead(fate.status, { 'Content-Type': 'text/plain' }).end(fate.text)
    return
  }
  const output = await runGit(options, action, request, body)
  if (fate === 'lose') return void request.socket.destroy()
  const end = output.indexOf('\r\n\r\n')
  const lines = output.subarray(0, end).toString('latin1').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(line) ?? []
    return [name, value]
  })
  const status = Number(headers.find(([name]) => name === 'Status')?.[1].slice(0, 3) ?? 200)
  const answer = output.subarray(end + 4)
  response.writeHead(
    status,
    [...headers.filter(([name]) => name !== 'Status'), ['Content-Length', String(answer.length)]].flat(),
  )
  if (fate !== 'cut') return void response.end(answer)
  response.write(answer.subarray(0, answer.length >> 1), () => request.socket.destroy())
}

function runGit(
  { repository, filter = true, version = 2, settings = [] }: GitHttpOptions,
  action: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<Buffer> {
  const config = [
    ...(filter
      ? ['uploadpack.allowFilter=true', 'uploadpack.allowRefInWant=true']
      : ['uploadpack.allowFilter=false']),
    'http.receivepack=true',
    'receive.autogc=false',
    `safe.directory=${repository}`,
    ...settings,
  ].flatMap((setting) => ['-c', setting])
  const git = spawn('git', [...config, 'http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROJECT_ROOT: repository,
      PATH_INFO: `/${action}`,
      QUERY_STRING: request.url?.split('?')[1] ?? '',
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      REMOTE_USER: 'sam',
      REMOTE_ADDR: '127.0.0.1',
      ...(version === 2 ? { GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') } : {}),
    } as unknown as NodeJS.ProcessEnv,
  })
  git.stdin.on('error', () => {})
  git.stdin.end(body)
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    git.stdout.on('data', (part: Buffer) => parts.push(part))
    git.on('error', reject)
    git.on('close', () => resolve(Buffer.concat(parts)))
  })
}

async function toSite(site: string | undefined, name: string, response: ServerResponse): Promise<void> {
  const file = path.join(site ?? '', name.endsWith('/') ? `${name}index.html` : name)
  const bytes =
    site !== undefined && file.startsWith(path.join(site, '/'))
      ? await readFile(file).catch(() => undefined)
      : undefined
  if (bytes === undefined)
    return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('No page.\n')
  response.writeHead(200, {
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'no-store',
  })
  response.end(bytes)
}
