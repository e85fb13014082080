// Which requests the service worker answers, and as what. Everything that is not named here goes by it untouched.

/**
 * - 'page'   a page of the site, seen before or not
 * - 'data'   what pages load of the book: the search index and the book's settings
 * - 'code'   the same for everybody, and no data
 * - 'leave'  git, log-in and log-out, the session, the account, feeds, files to save, other hosts, anything but GET
 */
export type Route = 'page' | 'data' | 'code' | 'leave'

const DATA = new Set(['book.json', 'search-index.js'])
const LEFT = /^(git|login|logout|account|session|feed|media)(\/|$)|^sw\.js$/

/** @param root of the site, as the service worker's scope has it */
export function routeOf(
  { method, url, headers }: Pick<Request, 'method' | 'url' | 'headers'>,
  root: URL,
): Route {
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== root.origin || !pathname.startsWith(root.pathname)) return 'leave'
  if (headers.has('Range')) return 'leave'
  const path = pathname.slice(root.pathname.length)
  if (LEFT.test(path)) return 'leave'
  if (path.startsWith('assets/') || path === 'manifest.webmanifest') return 'code'
  if (DATA.has(path)) return 'data'
  return path === '' || path.endsWith('.html') ? 'page' : 'leave'
}

/** Where an address is stored: what stands behind `?` and `#` is the page's own, and `/` is the first page. */
export function placeOf(url: string, root: URL): string {
  const { href, pathname } = new URL(url)
  return pathname === root.pathname ? new URL('index.html', root).href : href.replace(/[?#].*$/s, '')
}
