// One line a request, without names: when, from which network, who, what sort of request, how it went, how long it took.

import type { ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import type { Note } from './services.ts'
import type { Visit } from './visit.ts'

/** Writes the line when the answer is out. @param now milliseconds since 1970 */
export function logAnswer(
  outgoing: ServerResponse,
  visit: Visit,
  note: Note,
  write: (line: string) => void,
  now: () => number,
): void {
  const began = now()
  outgoing.once('close', () => {
    const status = outgoing.writableFinished ? outgoing.statusCode : `${outgoing.statusCode} cut`
    const at = new Date(began).toISOString()
    const words = [
      at,
      networkOf(visit.address),
      note.handle || '-',
      outgoing.req.method,
      note.label || '-',
      status,
      `${now() - began}ms`,
    ]
    write(words.map((word) => String(word).replace(/[^\x20-\x7e]/g, '?')).join(' '))
  })
}

/** Three quarters of an address: enough to tell an attack, too little to tell a person. */
export function networkOf(address: string): string {
  if (isIP(address) === 4) return address.replace(/\.\d+$/, '.0')
  if (isIP(address) !== 6) return '-'
  const [front = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  return `${front.split(':').slice(0, 3).join(':')}::`
}
