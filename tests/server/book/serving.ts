// A book that is served over HTTP, as small as can be: who asks is in the user name of the address.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { GitRequest, GitUser, ServerBook } from '../../../src/server/book/index.ts'

export const PROGRAM = [process.execPath, join(import.meta.dirname, '../../../scripts/bin.mjs')]

export const SAM: GitUser = { handle: 'sam', emails: ['sam@example.com'], role: 'member' }
export const KIM: GitUser = { handle: 'kim', emails: ['kim@example.com'], role: 'member' }
export const EVE: GitUser = { handle: 'eve', emails: ['eve@example.com'], role: 'reader' }

export interface Serving {
  readonly port: number
  /** Address of the book for a user: `http://sam:x@127.0.0.1:…/git/book.git`. */
  url(user: GitUser): string
  close(): Promise<void>
}

export async function serve(book: ServerBook, users = [SAM, KIM, EVE]): Promise<Serving> {
  const server = createServer((request, response) => {
    void answer(book, users, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: ({ handle }) => `http://${handle}:x@127.0.0.1:${port}/git/book.git`,
    close: () => closed(server),
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

async function answer(
  book: ServerBook,
  users: readonly GitUser[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, word = ''] = (request.headers.authorization ?? '').split(' ')
  const [handle] = Buffer.from(word, 'base64').toString('utf8').split(':')
  const user = users.find((one) => one.handle === handle)
  const url = new URL(request.url ?? '/', 'http://here')
  const action = /^\/git\/book\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname)?.[1]
  if (user === undefined || action === undefined) {
    response.writeHead(user === undefined ? 401 : 404, { 'www-authenticate': 'Basic realm="book"' }).end()
    return
  }
  const leaving = new AbortController()
  const gone = new Promise<void>((resolve) => {
    response.on('close', () => {
      leaving.abort()
      resolve()
    })
  })
  const { 'content-type': contentType, 'content-encoding': contentEncoding } = request.headers
  const protocol = request.headers['git-protocol'] as string | undefined
  const service = url.searchParams.get('service') ?? undefined
  const asked = {
    method: request.method,
    action,
    ...(service === undefined ? {} : { service }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    ...(protocol === undefined ? {} : { protocol }),
    body: request,
    signal: leaving.signal,
  } as GitRequest
  try {
    const { status, headers, body } = await book.handle(asked, user)
    response.writeHead(status, headers)
    if (body instanceof Uint8Array) {
      response.end(body)
      return
    }
    for await (const chunk of body) {
      if (!response.write(chunk))
        await Promise.race([new Promise((resolve) => response.once('drain', resolve)), gone])
      if (response.destroyed) break
    }
    response.end()
  } catch {
    response.destroy()
  }
}
