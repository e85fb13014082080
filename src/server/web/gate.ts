// What is turned away before anything looks at it: other hosts, odd addresses, methods that a path does not have.

import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Visit } from './visit.ts'

export interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

export const GIT = '/git/book.git'
const READ = ['GET', 'HEAD']
const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['/login', [...READ, 'POST']],
  ['/account', [...READ, 'POST']],
  ['/logout', ['POST']],
  [`${GIT}/git-upload-pack`, ['POST']],
  [`${GIT}/git-receive-pack`, ['POST']],
])

/**
 * @param names the hosts that are ours besides this machine's own, in lower case
 * @returns why the request goes no further; undefined where it may
 */
export function turnAway(
  request: IncomingMessage,
  visit: Visit,
  names: ReadonlySet<string>,
): Refusal | undefined {
  const url = request.url ?? ''
  const hosts = request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name))
  // Node hands on an absolute address and a second Host as they are.
  if (!url.startsWith('/') || hosts.length !== 1) return { status: 400, message: 'This is no request.' }
  if (!isOurs(visit.host, request.socket.localAddress, names))
    return {
      status: 421,
      message: `This address is not served here. Who runs the server allows it with --host-name.`,
    }
  const path = url.replace(/[?#].*$/, '')
  const allowed = METHODS.get(path) ?? READ
  if (!allowed.includes(request.method ?? ''))
    return { status: 405, message: 'Not this way.', headers: { Allow: allowed.join(', ') } }
  return undefined
}

/**
 * A page of another site must not read this one by a name of its own that it points here (DNS rebinding): this machine's
 * loopback names, the very address that was called, and the names that the admin listed are ours.
 */
function isOurs(host: string, local: string | undefined, names: ReadonlySet<string>): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(:\d{1,5})?$/.exec(host)
  const name = match?.[1]?.replace(/^\[|\]$/g, '')
  if (name === undefined) return false
  if (name === 'localhost' || name === '127.0.0.1' || name === '::1' || names.has(name)) return true
  return isIP(name) !== 0 && name === local?.replace(/^::ffff:/i, '')
}

/**
 * A write comes from a page of ours. A browser tells where it comes from; what does not tell is no browser, and has no
 * cookie that somebody else's page could use.
 * @param isBrowser true where the person is known by a cookie or a proxy, which a browser sends by itself
 */
export function isStranger(request: IncomingMessage, visit: Visit, isBrowser: boolean): boolean {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  if (origin === undefined) return isBrowser
  // A page that tells no referrer sends "null"; a browser that says it is the same origin is believed.
  if (origin === 'null') return site !== 'same-origin'
  return origin.toLowerCase() !== visit.origin
}
