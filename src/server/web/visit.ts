// Where a request comes from: the connection's own word, or a proxy's where the admin listed its address.

import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export interface Visit {
  /** Of the person's computer, as far as it can be told. */
  readonly address: string
  /** Whether the person's browser speaks https. */
  readonly isSecure: boolean
  /** As the browser's address line has it, port and all, in lower case. */
  readonly host: string
  /** Scheme and host: what `Origin` is for our own pages. */
  readonly origin: string
  /** Whom the proxy has let in, where it is asked to. */
  readonly proxyUser?: string
  /** True for somebody at this machine itself: through a proxy on it come others. */
  readonly isLocal: boolean
}

export interface Trust {
  /** Addresses, or networks such as 10.0.0.0/8, whose word on the request is believed. */
  readonly proxies: readonly string[]
  /** The header in which such a proxy names the person. */
  readonly userHeader?: string
}

const FORWARDED = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'forwarded', 'via']

/** @throws with words for the admin where an address is none */
export function readVisits({ proxies, userHeader }: Trust): (request: IncomingMessage) => Visit {
  const trusted = listOf(proxies)
  return (request) => {
    const peer = tidy(request.socket.remoteAddress ?? '')
    const isProxy = isIn(trusted, peer)
    const said = (name: string) => (isProxy ? lastOf(request.headers[name]) : undefined)
    const isSecure = said('x-forwarded-proto')?.toLowerCase() === 'https'
    const host = (said('x-forwarded-host') ?? request.headers.host ?? '').toLowerCase()
    const user = userHeader === undefined ? undefined : said(userHeader.toLowerCase())
    return {
      address: isProxy ? beyond(request.headers['x-forwarded-for'], trusted, peer) : peer,
      isSecure,
      host,
      origin: `${isSecure ? 'https' : 'http'}://${host}`,
      isLocal: isLoopback(peer) && !(isProxy && FORWARDED.some((name) => name in request.headers)),
      ...(user === undefined ? {} : { proxyUser: user }),
    }
  }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address)
}

function listOf(addresses: readonly string[]): BlockList {
  const list = new BlockList()
  for (const one of addresses) {
    const [address = '', bits] = one.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    try {
      if (bits === undefined) list.addAddress(address, family)
      else list.addSubnet(address, /^\d+$/.test(bits) ? Number(bits) : -1, family)
    } catch {
      throw new Error(`"${one}" is no address of a proxy: write one such as 127.0.0.1 or 10.0.0.0/8.`)
    }
  }
  return list
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** Each proxy adds the address it was called from: from the right, the first that is no proxy of ours is the person's. */
function beyond(header: string | string[] | undefined, trusted: BlockList, peer: string): string {
  const all = String(header ?? '')
    .split(',')
    .map((one) => tidy(one.trim()))
  for (const one of all.reverse()) {
    if (isIP(one) === 0) break
    if (!isIn(trusted, one)) return one
  }
  return peer
}

/** What the nearest proxy said: it adds at the end. */
function lastOf(header: string | string[] | undefined): string | undefined {
  const last = String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return last === '' ? undefined : last
}

function tidy(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}
