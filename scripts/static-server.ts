// Serves a folder of plain files, and nothing else: no listing, no name with a dot in front, no link out of it.

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fileBelow, HEADERS, namesOf } from '../src/server/index.ts'

const compressed = promisify(gzip)

/** A server of a folder, not yet listening. */
export function staticServer(folder: string): Server {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    answer(folder, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain; charset=utf-8', 'Something went wrong.\n')
      else response.destroy()
    })
  })
  server.maxConnections = 200
  return server
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = (status: number, message: string) =>
    send(response, status, 'text/plain; charset=utf-8', message)
  if (!isOurHost(request)) return text(421, 'This address is not served here.\n')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return text(405, 'Only GET.\n')
  }
  // A page asks who is logged in: nobody is, and nobody can be.
  if (/\/session$/.test(request.url ?? '')) return send(response, 200, 'application/json', '{"user":null}\n')
  const names = namesOf(request.url ?? '')
  const found = names && (await fileBelow(folder, names))
  if (found === undefined) return text(404, 'There is no such page. The front page is /\n')
  const { file, type } = found
  const bytes = await readFile(file)
  const isText = /^text\/|svg/.test(type) && bytes.length > 1000
  response.setHeader('Vary', 'Accept-Encoding')
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (!isText || !takesGzip) return send(response, 200, type, bytes)
  response.setHeader('Content-Encoding', 'gzip')
  send(response, 200, type, await compressed(bytes, { level: 5 }))
}

/** Node leaves the body of an answer to HEAD away by itself. */
function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

/**
 * A page of another site must not read this one by a name of its own that it points here (DNS rebinding): only
 * addresses, this machine's name and localhost are ours.
 */
function isOurHost(request: IncomingMessage): boolean {
  const hosts = request.rawHeaders.filter(
    (_name, at) => at % 2 === 0 && request.rawHeaders[at]?.toLowerCase() === 'host',
  )
  const host = request.headers.host?.toLowerCase().replace(/:\d+$/, '')
  if (hosts.length !== 1 || host === undefined || !request.url?.startsWith('/')) return false
  return host === 'localhost' || host === hostname().toLowerCase() || isIP(host.replace(/^\[|\]$/g, '')) !== 0
}
