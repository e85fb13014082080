// What a form sent: small, and in time.

import type { IncomingMessage } from 'node:http'

const MOST = 8 * 1024
const SECONDS = 10

/**
 * Reads a form's fields.
 * @returns the status to answer with where it is none: 415, 413 (too long), 408 (too slow)
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | 408 | 413 | 415> {
  const type = String(request.headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim()
    .toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return 415
  if (Number(request.headers['content-length'] ?? 0) > MOST) return 413
  const chunks: Buffer[] = []
  let size = 0
  const late = AbortSignal.timeout(SECONDS * 1000)
  // The answer goes out on the same connection: to stop reading must not end it.
  const reader = request.iterator({ destroyOnReturn: false })
  for (;;) {
    const next = await Promise.race([reader.next(), timeout(late)]).catch(() => 'gone' as const)
    if (next === 'late' || next === 'gone') return 408
    if (next.done) break
    size += (next.value as Buffer).length
    if (size > MOST) return 413
    chunks.push(next.value as Buffer)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

function timeout(signal: AbortSignal): Promise<'late'> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('late'), { once: true }))
}
