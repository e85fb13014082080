// Answers, each with the headers of all.

import { HEADERS, HTTPS_ONLY } from './headers.ts'
import type { Ask } from './services.ts'

type Body = string | Uint8Array | ReadableStream | null

/** @param headers besides those of every answer, or instead of them */
export function answer(
  ask: Ask,
  status: number,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = typeof body === 'string' ? { 'Content-Type': 'text/html; charset=utf-8' } : {}
  const safe = ask.env.visit.isSecure ? HTTPS_ONLY : {}
  return new Response(body as BodyInit | null, {
    status,
    headers: { ...HEADERS, ...safe, ...type, ...headers },
  })
}

/** A line of plain text. */
export function tell(
  ask: Ask,
  status: number,
  line: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return answer(ask, status, `${line}\n`, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })
}

/** @param path of this site */
export function goTo(
  ask: Ask,
  path: string,
  status: 302 | 303,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return answer(ask, status, null, { Location: path, ...headers })
}

/**
 * A path that leads nowhere else, from what a link or a form says.
 * @returns undefined where it could lead to another site, or is none
 */
export function localPath(said: string): string | undefined {
  if (said.length > 2000 || !/^\/(?![/\\])/.test(said) || /[\\\p{Cc}]/u.test(said)) return undefined
  try {
    const url = new URL(said, 'http://here.invalid')
    const path = url.pathname + url.search + url.hash
    return url.origin === 'http://here.invalid' && !path.startsWith('//') && isPage(url.pathname)
      ? path
      : undefined
  } catch {
    return undefined
  }
}

/** `%0d%0a` is no part of any name here, and log-in and log-out are nowhere to come back to. */
function isPage(path: string): boolean {
  return !/%(0|1|5c|7f)/i.test(path) && !/^\/(login|logout|git|feed)(\/|$)/.test(path)
}
