// The cookie that says who is logged in. RFC 6265bis on the prefix __Host-.

import type { Visit } from './visit.ts'

/** Over plain http a browser takes no cookie of the safer name. */
function nameFor({ isSecure }: Visit): string {
  return isSecure ? '__Host-cardfile' : 'cardfile'
}

/** What the request's cookie holds; undefined where there is none, or one that no session ever had. */
export function cookieOf(header: string | undefined, visit: Visit): string | undefined {
  const wanted = nameFor(visit)
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    const value = pair.slice(at + 1).trim()
    if (pair.slice(0, at).trim() === wanted && /^[\w-]{43}$/.test(value)) return value
  }
  return undefined
}

/** @param seconds how long the browser keeps it; 0 takes it away */
export function setCookie(visit: Visit, value: string, seconds: number): string {
  const secure = visit.isSecure ? '; Secure' : ''
  return `${nameFor(visit)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
}
