// One request to the repository: bounded in size and silence, its failures told in words for people.

import { join, text } from './bytes.ts'
import { type Stop, ThinError, type ThinOptions } from './types.ts'

export type Service = 'git-upload-pack' | 'git-receive-pack'

export interface Line {
  /** What the server can do, from `info/refs`. */
  advertisement(signal?: AbortSignal): Promise<Uint8Array>
  /** @param limit bytes that the answer may have */
  post(service: Service, body: Uint8Array, limit: number, signal?: AbortSignal): Promise<Uint8Array>
}

/** 413: fewer edits at once may go through. */
export class TooLarge extends ThinError {}

const PATIENCE = 30_000
const ADVERTISED = 16 << 20
/** What a page of an error may have, to be shown. */
const SHOWN = 2000

export function openLine(options: ThinOptions): Line {
  const ask = async (path: string, type: string, init: RequestInit, limit: number, signal?: AbortSignal) => {
    const watch = watchSilence(options.patience ?? PATIENCE, signal)
    try {
      const answer = await options.fetch(`${options.url}/${path}`, {
        ...init,
        headers: { 'Git-Protocol': 'version=2', ...init.headers, ...options.headers },
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'manual',
        signal: watch.signal,
      })
      watch.heard()
      const found = answer.headers.get('Content-Type') ?? ''
      const right = answer.status === 200 && found === type
      const bytes = await readBody(answer, right ? limit : SHOWN, right, watch.heard)
      if (!right) throw failure(answer, found, text(bytes), path)
      return bytes
    } catch (error) {
      if (error instanceof ThinError) throw error
      if (signal?.aborted) throw new ThinError('cancelled', 'Stopped.')
      throw new ThinError('unreachable', 'The server does not answer.')
    } finally {
      watch.end()
    }
  }
  return {
    advertisement: (signal) =>
      ask(
        'info/refs?service=git-upload-pack',
        'application/x-git-upload-pack-advertisement',
        {},
        ADVERTISED,
        signal,
      ),
    post: (service, body, limit, signal) =>
      ask(
        service,
        `application/x-${service}-result`,
        {
          method: 'POST',
          headers: { 'Content-Type': `application/x-${service}-request` },
          body: body as BodyInit,
        },
        limit,
        signal,
      ),
  }
}

/** A signal that also ends a request from which nothing was heard for a while. */
function watchSilence(patience: number, outer?: AbortSignal) {
  const controller = new AbortController()
  const stop = () => controller.abort()
  let timer = setTimeout(stop, patience)
  outer?.addEventListener('abort', stop)
  if (outer?.aborted) stop()
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer)
      timer = setTimeout(stop, patience)
    },
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', stop)
    },
  }
}

/** @param whole false: the beginning is enough; true: more than `limit` is an error */
async function readBody(
  answer: Response,
  limit: number,
  whole: boolean,
  heard: () => void,
): Promise<Uint8Array> {
  const reader = answer.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  while (reader !== undefined) {
    const { done, value } = await reader.read()
    if (done) break
    heard()
    parts.push(value)
    length += value.length
    if (length <= limit) continue
    reader.cancel().catch(() => {})
    if (whole) throw new ThinError('broken', 'The server sends more than this page can take.')
    break
  }
  return join(parts)
}

function failure(answer: Response, type: string, body: string, path: string): ThinError {
  const { status } = answer
  const plain = type.startsWith('text/plain') ? wordsOf(body) : ''
  const say = (why: Stop, words: string) => new ThinError(why, plain || words)
  if (status === 401 || answer.type === 'opaqueredirect' || (status >= 300 && status < 400))
    return new ThinError('signed-out', 'You are logged out. Log in again.')
  if (status === 403)
    return say('refused', `You may not ${path === 'git-receive-pack' ? 'change' : 'see'} these contacts.`)
  if (status === 413) return new TooLarge('refused', plain || 'This is more than the server takes at once.')
  if (status === 408 || status === 429 || status >= 500)
    return say('unreachable', 'The server is not well at the moment.')
  // A page instead of git's answer with 200: somebody's log-in page in front of the server.
  if (status === 200 && type.startsWith('text/html'))
    return new ThinError('signed-out', 'Another page answers instead of the contacts. Log in again.')
  return say('broken', `The contacts are not found at their address (${status}).`)
}

/** What a server said, fit to be shown: no control characters, no end of it without end. */
export function wordsOf(said: string): string {
  return said
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim()
    .slice(0, SHOWN)
}
