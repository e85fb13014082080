// Deltas: an object told by what it copies from another. Source: gitformat-pack(5), "Deltified representation".

import { join } from './bytes.ts'
import { Damage } from './damage.ts'

/** Bytes that must be alike before a copy is worth it; also the width of the window. */
const WINDOW = 16
const LONGEST_COPY = 0x10000
const LONGEST_INSERT = 0x7f
/** Blocks of the base looked at for one hash: a base of nothing but spaces must not take for ever. */
const MOST_TWINS = 8

/** @param limit bytes that the result may have. Throws Damage for a delta that does not fit the base. */
export function applyDelta(base: Uint8Array, delta: Uint8Array, limit: number): Uint8Array {
  let at = 0
  const next = (): number => {
    const byte = delta[at++]
    if (byte === undefined) throw new Damage('cut delta')
    return byte
  }
  const size = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = next()
      value += (byte & 0x7f) * scale
      if (value > limit) throw new Damage('an object is too large')
      if (byte < 0x80) return value
    }
  }
  if (size() !== base.length) throw new Damage('a delta of another object')
  const target = new Uint8Array(size())
  let end = 0
  const take = (from: Uint8Array, start: number, length: number): void => {
    if (start + length > from.length || end + length > target.length) throw new Damage('delta out of bounds')
    target.set(from.subarray(start, start + length), end)
    end += length
  }
  while (at < delta.length) {
    const op = next()
    if (op === 0) throw new Damage('unknown delta')
    if (op < 0x80) {
      take(delta, at, op)
      at += op
      continue
    }
    let [start, length] = [0, 0]
    for (let byte = 0; byte < 4; byte++) if (op & (1 << byte)) start += next() * 2 ** (8 * byte)
    for (let byte = 0; byte < 3; byte++) if (op & (0x10 << byte)) length += next() * 2 ** (8 * byte)
    take(base, start, length || LONGEST_COPY)
  }
  if (end !== target.length) throw new Damage('delta ends early')
  return target
}

/** A delta that makes `target` of `base`: not the shortest, but short where most is alike. */
export function makeDelta(base: Uint8Array, target: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [sizeBytes(base.length), sizeBytes(target.length)]
  const blocks = indexBlocks(base)
  let [at, unsaid] = [0, 0]
  // Where nothing was inserted or left out, the base goes on where the last copy ended.
  let expected = 0
  while (at + WINDOW <= target.length) {
    const found = longest(base, target, at, [expected, ...(blocks.get(hashAt(target, at)) ?? [])])
    if (found.length < WINDOW) {
      at++
      continue
    }
    let { start, length } = found
    // Backwards too: the blocks of the base begin at every 16th byte only.
    while (at > unsaid && start > 0 && base[start - 1] === target[at - 1]) {
      at--
      start--
      length++
    }
    insert(parts, target.subarray(unsaid, at))
    copy(parts, start, length)
    at += length
    unsaid = at
    expected = start + length
  }
  insert(parts, target.subarray(unsaid))
  return join(parts)
}

function indexBlocks(base: Uint8Array): Map<number, number[]> {
  const blocks = new Map<number, number[]>()
  for (let at = 0; at + WINDOW <= base.length; at += WINDOW) {
    const hash = hashAt(base, at)
    const twins = blocks.get(hash)
    if (twins === undefined) blocks.set(hash, [at])
    else if (twins.length < MOST_TWINS) twins.push(at)
  }
  return blocks
}

function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0
  for (let i = at; i < at + WINDOW; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0
  return hash
}

function longest(base: Uint8Array, target: Uint8Array, at: number, starts: readonly number[]) {
  let best = { start: 0, length: 0 }
  for (const start of starts) {
    let length = 0
    while (at + length < target.length && start + length < base.length) {
      if (base[start + length] !== target[at + length]) break
      length++
    }
    if (length > best.length) best = { start, length }
  }
  return best
}

function insert(parts: Uint8Array[], bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += LONGEST_INSERT) {
    const part = bytes.subarray(at, at + LONGEST_INSERT)
    parts.push(Uint8Array.of(part.length), part)
  }
}

function copy(parts: Uint8Array[], start: number, length: number): void {
  for (let done = 0; done < length; done += LONGEST_COPY) {
    const count = Math.min(LONGEST_COPY, length - done)
    const bytes: number[] = []
    let op = 0x80
    for (let byte = 0; byte < 4; byte++) {
      const value = Math.floor((start + done) / 2 ** (8 * byte)) & 0xff
      if (value) {
        op |= 1 << byte
        bytes.push(value)
      }
    }
    // No byte of length means 65,536.
    for (let byte = 0; count < LONGEST_COPY && byte < 2; byte++) {
      const value = (count >> (8 * byte)) & 0xff
      if (value) {
        op |= 0x10 << byte
        bytes.push(value)
      }
    }
    parts.push(Uint8Array.of(op, ...bytes))
  }
}

function sizeBytes(size: number): Uint8Array {
  const bytes: number[] = []
  let rest = size
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.of(...bytes, rest)
}
