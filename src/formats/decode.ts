// Bytes to text: a byte-order mark, then UTF-16 without one, then strict UTF-8, then the legacy encoding that gives the
// most plausible words. A legacy encoding is a guess and is reported as one.

import { plausibility } from './plausible.ts'

export interface Decoded {
  readonly text: string
  /** WHATWG label: `utf-8`, `utf-16le`, `windows-1252`, ... */
  readonly encoding: string
  /** True where nothing in the bytes states the encoding. */
  readonly guessed: boolean
}

/** Tried in this order; the first of equals wins, so the Western one leads. */
const LEGACY = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'shift_jis',
  'gb18030',
  'euc-kr',
]

/** Decodes a whole file. No byte-order mark is left in the text; never throws, never makes U+FFFD of a legacy file. */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = utf16(bytes)
  if (wide !== undefined) return { text: decodeAs(wide, bytes) ?? '', encoding: wide, guessed: false }
  const text = decodeAs('utf-8', bytes)
  return text === undefined ? guessLegacy(bytes) : { text, encoding: 'utf-8', guessed: false }
}

/** UTF-16 by its mark, or by NULs in every second of the first bytes, which no other text has. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 64)
  const zeros = (odd: number) => head.filter((byte, at) => at % 2 === odd && byte === 0).length
  const half = head.length / 2
  if (half >= 2 && zeros(1) > half * 0.7 && zeros(0) === 0) return 'utf-16le'
  if (half >= 2 && zeros(0) > half * 0.7 && zeros(1) === 0) return 'utf-16be'
  return undefined
}

/** The text, or undefined where the encoding is unknown here or does not fit the bytes. */
export function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const strict = !encoding.startsWith('utf-16')
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The most plausible legacy reading of bytes that are not UTF-8. */
export function guessLegacy(bytes: Uint8Array): Decoded {
  const sample = suspects(bytes)
  let best = { encoding: 'windows-1252', score: Number.NEGATIVE_INFINITY }
  for (const encoding of LEGACY) {
    const text = decodeAs(encoding, sample)
    if (text === undefined || decodeAs(encoding, bytes) === undefined) continue
    const score = plausibility(text, encoding)
    if (score > best.score) best = { encoding, score }
  }
  const text = decodeAs(best.encoding, bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  return { text, encoding: best.encoding, guessed: true }
}

/** The lines that have bytes beyond ASCII, up to 64 KB: the rest says nothing about the encoding. */
function suspects(bytes: Uint8Array): Uint8Array {
  const kept: number[] = []
  let start = 0
  let high = false
  for (let at = 0; at <= bytes.length && kept.length < 65_536; at++) {
    const byte = bytes[at]
    if (byte !== undefined && byte >= 0x80) high = true
    if (byte !== undefined && byte !== 10 && byte !== 13) continue
    if (high) for (const b of bytes.subarray(start, Math.min(at + 1, start + 4096))) kept.push(b)
    start = at + 1
    high = false
  }
  return Uint8Array.from(kept)
}

/** Bytes as a string of the characters U+0000-U+00FF, so that text tools can cut what is not decoded yet. */
export function toByteString(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** The other way round. */
export function fromByteString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
