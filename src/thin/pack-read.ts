// Reading packs. Source: gitformat-pack(5). Everything is bounded: the server may be broken, or not ours.

import { hex, same, text } from './bytes.ts'
import { Damage } from './damage.ts'
import { inflateAt } from './deflate.ts'
import { applyDelta } from './delta.ts'
import { digest, type GitObject, idOf, type ObjectType } from './object.ts'

export interface PackLimits {
  readonly objects: number
  /** Bytes of one object. */
  readonly object: number
  /** Bytes of all objects and deltas, inflated. */
  readonly total: number
}

const TYPES: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' }
const OFFSET_DELTA = 6
const ID_DELTA = 7

/** As it stands in the pack: an object, or a delta that waits for its base. */
interface Entry {
  readonly kind: number
  readonly bytes: Uint8Array
  readonly base: number | string
}

/**
 * @param known finds the base of a delta outside of the pack
 * @param lenient true: deltas of what is not known are left out; false: they are Damage
 * @returns the objects by their ids, which are computed and not believed. Throws Damage.
 */
export function readPack(
  pack: Uint8Array,
  limits: PackLimits,
  known: (id: string) => GitObject | undefined = () => undefined,
  lenient = false,
): Map<string, GitObject> {
  const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength)
  if (pack.length < 32 || text(pack.subarray(0, 4)) !== 'PACK' || view.getUint32(4) !== 2)
    throw new Damage('no pack')
  const count = view.getUint32(8)
  if (count > limits.objects) throw new Damage('a pack of too many objects')
  const end = pack.length - 20
  if (!same(digest(pack.subarray(0, end)), pack.subarray(end))) throw new Damage('cut pack')
  const left = { bytes: limits.total }
  const entries = readEntries(pack.subarray(0, end), count, limits.object, left)
  return resolve(entries, limits.object, left, known, lenient)
}

function readEntries(pack: Uint8Array, count: number, most: number, left: { bytes: number }) {
  const entries = new Map<number, Entry>()
  let at = 12
  const next = (): number => {
    const byte = pack[at++]
    if (byte === undefined) throw new Damage('cut pack')
    return byte
  }
  for (let i = 0; i < count; i++) {
    const start = at
    let byte = next()
    const kind = (byte >> 4) & 7
    let size = byte & 15
    for (let scale = 16; byte & 0x80; scale *= 128) {
      byte = next()
      size += (byte & 0x7f) * scale
      if (size > most) throw new Damage('an object is too large')
    }
    let base: number | string = ''
    if (kind === OFFSET_DELTA) {
      byte = next()
      let back = byte & 0x7f
      while (byte & 0x80 && back <= start) {
        byte = next()
        back = (back + 1) * 128 + (byte & 0x7f)
      }
      base = start - back
    } else if (kind === ID_DELTA) {
      base = hex(pack.subarray(at, at + 20))
      at += 20
    } else if (TYPES[kind] === undefined) throw new Damage('unknown kind of object')
    spend(left, size)
    const { bytes, end } = inflateAt(pack, at, size)
    at = end
    entries.set(start, { kind, bytes, base })
  }
  if (at !== pack.length) throw new Damage('more in a pack than it says')
  return entries
}

function spend(left: { bytes: number }, size: number): void {
  left.bytes -= size
  if (left.bytes < 0) throw new Damage('a pack is too large')
}

/** Objects first, then in rounds the deltas whose base is there: a base by id may stand behind its delta. */
function resolve(
  entries: ReadonlyMap<number, Entry>,
  most: number,
  left: { bytes: number },
  known: (id: string) => GitObject | undefined,
  lenient: boolean,
): Map<string, GitObject> {
  const at = new Map<number, GitObject>()
  const found = new Map<string, GitObject>()
  const keep = (start: number, object: GitObject): void => {
    at.set(start, object)
    found.set(idOf(object), object)
  }
  let waiting = [...entries]
  while (waiting.length > 0) {
    const still: typeof waiting = []
    for (const [start, entry] of waiting) {
      const type = TYPES[entry.kind]
      if (type !== undefined) {
        keep(start, { type, bytes: entry.bytes })
        continue
      }
      const { base } = entry
      const object = typeof base === 'number' ? at.get(base) : (found.get(base) ?? known(base))
      if (object === undefined) {
        still.push([start, entry])
        continue
      }
      const bytes = applyDelta(object.bytes, entry.bytes, most)
      spend(left, bytes.length)
      keep(start, { type: object.type, bytes })
    }
    if (still.length === waiting.length) {
      if (lenient) break
      throw new Damage('a delta without its base')
    }
    waiting = still
  }
  return found
}
