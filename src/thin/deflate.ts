// zlib streams (RFC 1950). Out: by the browser's own CompressionStream where there is one, else stored, which is as
// valid and a little longer. In: by pako, since a pack needs to know how many bytes a stream took.

import { Z_FINISH, Z_OK, Z_STREAM_END, ZStream, zlibInflate, zlibInflateInit } from 'pako'
import { join } from './bytes.ts'
import { Damage } from './damage.ts'

/** No zlib stream grows by more. */
const MOST_GROWTH = 1100

/**
 * Inflates the stream that begins at `at`.
 * @param size what it must come to, in bytes; the caller has found it bearable
 * @returns the bytes, and where the next thing begins. Throws Damage for anything else.
 */
export function inflateAt(input: Uint8Array, at: number, size: number): { bytes: Uint8Array; end: number } {
  if (size > (input.length - at) * MOST_GROWTH) throw new Damage('an object cannot be so large')
  const stream = new ZStream()
  if (zlibInflateInit(stream) !== Z_OK) throw new Damage('no inflate')
  stream.input = input
  stream.next_in = at
  stream.avail_in = input.length - at
  // One byte more than wanted: a stream that goes on is seen.
  stream.output = new Uint8Array(size + 1)
  stream.next_out = 0
  stream.avail_out = size + 1
  const state = zlibInflate(stream, Z_FINISH)
  if (state !== Z_STREAM_END || stream.next_out !== size) throw new Damage('an object does not inflate')
  return { bytes: stream.output.subarray(0, size), end: stream.next_in }
}

export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  if (typeof CompressionStream === 'undefined') return stored(bytes)
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** RFC 1951, 3.2.4: blocks of at most 65,535 bytes as they are, and the Adler-32 of the whole. */
export function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  let at = 0
  do {
    const block = bytes.subarray(at, at + 0xffff)
    at += block.length
    const { length } = block
    parts.push(Uint8Array.of(at < bytes.length ? 0 : 1, length, length >> 8, ~length, ~length >> 8), block)
  } while (at < bytes.length)
  return join([...parts, adler32(bytes)])
}

function adler32(bytes: Uint8Array): Uint8Array {
  let low = 1
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return Uint8Array.of(high >> 8, high, low >> 8, low)
}
