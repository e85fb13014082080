// Writing packs: few objects, those that are like one which the server has as deltas of it ("thin"). gitformat-pack(5).

import { join, unhex, utf8 } from './bytes.ts'
import { deflate } from './deflate.ts'
import { makeDelta } from './delta.ts'
import { digest, type GitObject } from './object.ts'

const KINDS = { commit: 1, tree: 2, blob: 3, tag: 4 } as const
const ID_DELTA = 7

export interface NewObject extends GitObject {
  readonly id: string
  /** What it is like: an object that the server has, or one that stands before it in the pack. */
  readonly like?: { readonly id: string; readonly bytes: Uint8Array } | undefined
}

/** The order is kept, so that a delta's base stands before it. */
export async function writePack(objects: readonly NewObject[]): Promise<Uint8Array> {
  const parts = await Promise.all(objects.map(entry))
  const head = new Uint8Array(12)
  head.set(utf8('PACK'))
  const view = new DataView(head.buffer)
  view.setUint32(4, 2)
  view.setUint32(8, objects.length)
  const body = join([head, ...parts])
  return join([body, digest(body)])
}

async function entry({ type, bytes, like }: NewObject): Promise<Uint8Array> {
  const delta = like === undefined ? undefined : makeDelta(like.bytes, bytes)
  if (like !== undefined && delta !== undefined && delta.length + 20 < bytes.length)
    return join([header(ID_DELTA, delta.length), unhex(like.id), await deflate(delta)])
  return join([header(KINDS[type], bytes.length), await deflate(bytes)])
}

function header(kind: number, size: number): Uint8Array {
  const bytes: number[] = []
  let byte = (kind << 4) | (size & 15)
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push(byte | 0x80)
    byte = rest & 0x7f
  }
  return Uint8Array.of(...bytes, byte)
}
