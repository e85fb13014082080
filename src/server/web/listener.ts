// The HTTP server: its limits, what it turns away by itself, and then the routes.  [@hono/node-server]

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { logAnswer } from './access-log.ts'
import { appOf } from './app.ts'
import { boundConnections } from './connections.ts'
import { type Refusal, turnAway } from './gate.ts'
import { HEADERS } from './headers.ts'
import type { Env, Services } from './services.ts'
import { readVisits, type Trust, type Visit } from './visit.ts'

export interface Rules {
  readonly trust: Trust
  /** Hosts that are ours besides this machine's own. */
  readonly hostNames: readonly string[]
  /** True where people may come by plain http over the network. */
  readonly allowHttp: boolean
  /** Takes the access log. */
  readonly log?: (line: string) => void
}

/** What Node tells of bytes that are no request. */
type Broken = NodeJS.ErrnoException & { readonly rawPacket?: Buffer }

const SECOND = 1000

export interface Listener {
  /** Not yet listening. */
  readonly server: Server
  /** Ends connections without a request now, and the others when they are answered. */
  readonly endIdle: () => void
}

/** @throws with words for the admin where an address of a proxy is none */
export function httpListener(services: Services, rules: Rules): Listener {
  const visitOf = readVisits(rules.trust)
  const names = new Set(rules.hostNames.map((name) => name.toLowerCase()))
  const known = new WeakMap<IncomingMessage, Pick<Env['Bindings'], 'visit' | 'note'>>()
  const app = appOf(services)
  const listener = getRequestListener((request, env) => {
    const { incoming, outgoing } = env as HttpBindings
    const asked = known.get(incoming) ?? { visit: visitOf(incoming), note: { label: '', handle: '' } }
    return app.fetch(request, { incoming, outgoing, ...asked })
  })
  const server = createServer(
    {
      headersTimeout: 10 * SECOND,
      // A push of 64 MB over a slow line; forms have a shorter limit of their own.
      requestTimeout: 600 * SECOND,
      connectionsCheckingInterval: SECOND,
      keepAliveTimeout: 30 * SECOND,
      maxHeaderSize: 64 * 1024,
    },
    (incoming, outgoing) => {
      const visit = visitOf(incoming)
      const note = { label: '', handle: '' }
      known.set(incoming, { visit, note })
      if (rules.log !== undefined) logAnswer(outgoing, visit, note, rules.log, Date.now)
      const why = turnAway(incoming, visit, names) ?? needsHttps(visit, rules.allowHttp)
      if (why !== undefined) return refuse(outgoing, why.status, why.message, why.headers)
      void listener(incoming, outgoing)
    },
  )
  server.maxHeadersCount = 100
  server.timeout = 120 * SECOND
  const endIdle = boundConnections(server, 200)
  server.on('clientError', (error: Broken, socket) => hangUp(socket, statusOf(error)))
  server.on('connect', (_request, socket) => hangUp(socket, 405))
  server.on('upgrade', (_request, socket) => hangUp(socket, 400))
  return { server, endIdle }
}

function needsHttps(visit: Visit, allowHttp: boolean): Refusal | undefined {
  if (visit.isSecure || visit.isLocal || allowHttp) return undefined
  return { status: 403, message: 'This site is read over https only.' }
}

function refuse(
  outgoing: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = `${message}\n`
  outgoing.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    ...headers,
  })
  outgoing.end(body)
}

/** Before there is a request there is only the line. */
function hangUp(socket: Duplex, status: 400 | 405 | 408 | 431): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const words = {
    400: 'Bad Request',
    405: 'Method Not Allowed',
    408: 'Request Timeout',
    431: 'Request Header Fields Too Large',
  }
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${words[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  )
}

function statusOf({ code, rawPacket }: Broken): 400 | 405 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  // `get` is no method; what is no HTTP/1 at all is no request.
  return code === 'HPE_INVALID_METHOD' &&
    /^[a-z]+ \/\S* HTTP\/1\.[01]\r?\n/.test(rawPacket?.toString('latin1') ?? '')
    ? 405
    : 400
}
