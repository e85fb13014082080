// Packet lines: four hexadecimal digits of length, then that many bytes less four. Source: gitprotocol-common(5).

import { join, text, utf8 } from './bytes.ts'
import { Damage } from './damage.ts'

const LONGEST = 65_520

/** A line's bytes, or one of the packets that have none. */
export type Packet = Uint8Array | 'flush' | 'delimiter' | 'end'

const SPECIAL = ['flush', 'delimiter', 'end'] as const

/** @param content at most 65,516 bytes; a string as UTF-8 */
export function packet(content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === 'string' ? utf8(content) : content
  if (bytes.length + 4 > LONGEST) throw new RangeError('A packet line is too long.')
  return join([utf8((bytes.length + 4).toString(16).padStart(4, '0')), bytes])
}

export const FLUSH: Uint8Array = utf8('0000')
export const DELIMITER: Uint8Array = utf8('0001')

/** Reads packets one after another. Throws Damage for what is none and for one that is cut. */
export function* packets(bytes: Uint8Array): Generator<Packet, void> {
  let at = 0
  while (at < bytes.length) {
    const digits = text(bytes.subarray(at, at + 4))
    if (!/^[0-9a-f]{4}$/i.test(digits)) throw new Damage('no packet line')
    const length = Number.parseInt(digits, 16)
    if (length < 4) {
      const special = SPECIAL[length]
      if (special === undefined) throw new Damage('unknown packet line')
      yield special
      at += 4
      continue
    }
    if (length > LONGEST || at + length > bytes.length) throw new Damage('cut packet line')
    yield bytes.subarray(at + 4, at + length)
    at += length
  }
}

/** The text of a packet without the line break that may end it. */
export const lineOf = (content: Uint8Array): string => text(content).replace(/\n$/, '')

export interface Bands {
  readonly data: Uint8Array
  /** What the server said beside, as it came. */
  readonly said: string
}

/** Takes packets of a side band apart: 1 data, 2 words, 3 a fatal error. Throws Damage for a fatal error. */
export function splitBands(lines: Iterable<Packet>): Bands {
  const data: Uint8Array[] = []
  const said: Uint8Array[] = []
  for (const line of lines) {
    if (typeof line === 'string') break
    if (line[0] === 1) data.push(line.subarray(1))
    else if (line[0] === 2) said.push(line.subarray(1))
    else if (line[0] === 3) throw new Damage(`the server stopped: ${text(line.subarray(1)).trim()}`)
    else throw new Damage('unknown side band')
  }
  return { data: join(data), said: text(join(said)) }
}
