// The built site: its code for everybody, its pages and data for who is logged in.

import type { IncomingMessage } from 'node:http'
import { answer, goTo, tell } from './answer.ts'
import { html } from './html.ts'
import { page } from './page.ts'
import { personOf } from './person.ts'
import type { Ask, Services } from './services.ts'
import { fileBelow, namesOf } from './site-file.ts'

/** Code: it says nothing of the book. */
const OPEN = /^\/(assets\/[^/]+|sw\.js|manifest\.webmanifest)$/
/** What else a site has, besides pages: so that a stranger learns no name from the difference of two answers. */
const DATA =
  /^\/(search-index[\w-]*\.js(on)?|[\w-]+\.ics|book\.json|(card|media)\/[^/]+\.(vcf|json|png|jpe?g|webp))$/

export async function showSite(ask: Ask, services: Services): Promise<Response> {
  const { incoming } = ask.env
  const url = incoming.url ?? ''
  const path = url.replace(/[?#].*$/, '')
  const names = namesOf(url)
  if (names === undefined) return lost(ask, services)
  if (OPEN.test(path)) return sendOpen(ask, services, names)
  if (personOf(ask, services) === undefined) {
    const isPage = names.at(-1)?.endsWith('.html') === true
    if (!isPage) return DATA.test(path) ? tell(ask, 401, 'Log in first.') : lost(ask, services)
    if (comesFromElsewhere(incoming)) return knockAgain(ask, services, url)
    return goTo(ask, `/login?next=${encodeURIComponent(url)}`, 302)
  }
  ask.env.note.label = 'page'
  const site = services.book.site()
  if (site === undefined) return notYet(ask, services)
  const found = await fileBelow(site.folder, names)
  if (found === undefined) return lost(ask, services)
  // A page that is shown much later has to know how old it is.
  const isPage = found.type.startsWith('text/html')
  return send(ask, services, isPage ? { ...found, book: site.commit } : found, {})
}

/** Assets keep their names from one version to the next: a browser asks each time whether they are still the same. */
async function sendOpen(ask: Ask, services: Services, names: readonly string[]): Promise<Response> {
  ask.env.note.label = 'asset'
  const site = services.book.site()
  const found = site && (await fileBelow(site.folder, names))
  if (found === undefined) return lost(ask, services)
  return send(ask, services, found, { 'Cache-Control': 'no-cache' })
}

/** Sends a file; nothing but a word where the browser has it already. */
export async function send(
  ask: Ask,
  { files }: Services,
  found: { readonly file: string; readonly stamp: string; readonly type: string; readonly book?: string },
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const { bytes, gzip, etag } = await files(found)
  const { headers: asked } = ask.env.incoming
  const all: Record<string, string> = { 'Content-Type': found.type, Vary: 'Accept-Encoding', ...headers }
  if (headers['Cache-Control'] !== undefined) {
    all['ETag'] = `W/${etag}`
    if (asked['if-none-match']?.includes(etag)) return answer(ask, 304, null, all)
  }
  const packed = takesGzip(asked['accept-encoding']) ? gzip : undefined
  if (packed !== undefined) all['Content-Encoding'] = 'gzip'
  const body = packed ?? bytes
  return answer(ask, 200, body, { ...all, 'Content-Length': String(body.length) })
}

function takesGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((one) => /^\s*gzip\s*(;\s*q=(1(\.0*)?|0\.\d*[1-9]\d*)\s*)?$/i.test(one))
}

/**
 * The cookie is not sent where a link of another site, or of a mail, leads here: the browser has to come once more, from a
 * page of our own, before it can be told whether anybody is logged in.
 */
function comesFromElsewhere({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] === 'navigate'
}

function knockAgain(ask: Ask, { book }: Services, url: string): Response {
  const main = html`<meta http-equiv="refresh" content="0"><p class="own-box"><a href="${url}">Open the page</a></p>`
  // Not 200: a service worker must not keep this as the page.
  return answer(ask, 401, page(book.config().title, 'One moment', main))
}

function notYet(ask: Ask, { book }: Services): Response {
  const main = html`<meta http-equiv="refresh" content="3"><div class="own-box"><h1>One moment</h1>
<p class="sub">The site is being made for the first time. It opens by itself.</p></div>`
  return answer(ask, 503, page(book.config().title, 'One moment', main), { 'Retry-After': '5' })
}

export function lost(ask: Ask, services: Services): Response {
  if (personOf(ask, services) === undefined) return tell(ask, 404, 'There is nothing here.')
  const main = html`<div class="own-box"><h1>No such page</h1>
<p>A card may have been renamed or deleted. <a href="/contacts.html#search">Search for it</a>, or go to <a href="/">Today</a>.</p></div>`
  return answer(ask, 404, page(services.book.config().title, 'No such page', main))
}
