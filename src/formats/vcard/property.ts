// A logical line to a property: group, name, parameters, and its value as text or bytes. RFC 6350 section 3.3, RFC 6868 (^n),
// and vCard 2.1's parameters without a name (`TEL;HOME;FAX:`).

import { decodeAs, fromByteString } from '../decode.ts'
import type { LogicalLine } from './lines.ts'

export interface Property {
  /** Lower case; '' for none. */
  readonly group: string
  /** Upper case. */
  readonly name: string
  /** Names in upper case; a parameter with several values is there several times. */
  readonly params: readonly (readonly [name: string, value: string])[]
  /** The value decoded to text, with the format's own escapes still in it; '' for what is binary. */
  readonly value: string
  /** The value's bytes, where it is base64. */
  readonly bytes?: Uint8Array
  readonly line: number
  readonly broken: number
  /** Encoding that was guessed because none was stated or the stated one does not fit; '' for none. */
  readonly guessed: string
}

/** Decodes bytes that are neither in the stated encoding nor UTF-8. */
export type Fallback = (bytes: Uint8Array) => { text: string; encoding: string }

const BARE_ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])
const BARE_VALUES = new Set(['INLINE', 'URL', 'CONTENT-ID', 'CID'])

/** Reads a property; `fallback` decodes bytes that are neither in the stated encoding nor UTF-8. */
export function readProperty(line: LogicalLine, fallback: Fallback): Property {
  const decode = (raw: string) => decodeWith(raw, '', fallback).text
  const pieces = splitOutsideQuotes(line.head, ';')
  const path = (pieces[0] ?? '').trim().toUpperCase().split('.')
  const params = pieces.slice(1).flatMap((piece) => readParam(decode(piece)))
  const name = path.at(-1) ?? ''
  const base = {
    group: path.slice(0, -1).join('.').toLowerCase(),
    name,
    params,
    line: line.line,
    broken: line.broken,
  }
  const encoding = (paramOf(params, 'ENCODING') ?? '').toUpperCase()
  if (encoding === 'BASE64' || encoding === 'B') {
    const bytes = decodeBase64(line.value)
    if (bytes) return { ...base, value: '', bytes, guessed: '' }
  }
  const raw = encoding === 'QUOTED-PRINTABLE' ? decodeQuotedPrintable(line.value) : line.value
  const { text, guessed } = decodeWith(raw, paramOf(params, 'CHARSET') ?? '', fallback)
  return { ...base, value: text, guessed }
}

/** The first value of a parameter. */
export function paramOf(params: Property['params'], name: string): string | undefined {
  return params.find(([key]) => key === name)?.[1]
}

function decodeWith(raw: string, charset: string, fallback: Fallback): { text: string; guessed: string } {
  if (/^[\u0000-\u007f]*$/.test(raw)) return { text: raw, guessed: '' }
  const bytes = fromByteString(raw)
  const stated = charset === '' ? undefined : decodeAs(charset.toLowerCase(), bytes)
  if (stated !== undefined) return { text: stated, guessed: '' }
  const utf8 = decodeAs('utf-8', bytes)
  if (utf8 !== undefined) return { text: utf8, guessed: charset === '' ? '' : 'utf-8' }
  // A program that cuts texts by bytes may leave half a character at the end.
  for (const cut of [1, 2, 3]) {
    const whole = decodeAs('utf-8', bytes.subarray(0, bytes.length - cut))
    if (whole !== undefined && /[^\u0000-\u007f]/.test(whole))
      return { text: whole, guessed: 'utf-8, cut off' }
  }
  const guess = fallback(bytes)
  return { text: guess.text, guessed: guess.encoding }
}

function readParam(piece: string): [string, string][] {
  const equals = piece.indexOf('=')
  if (equals < 0) return splitOutsideQuotes(piece, ',').flatMap(bareParam)
  const name = piece.slice(0, equals).trim().toUpperCase()
  const values = splitOutsideQuotes(piece.slice(equals + 1), ',').map(paramValue)
  return values.map((value) => [name, value])
}

function bareParam(piece: string): [string, string][] {
  const word = paramValue(piece)
  if (word === '') return []
  const upper = word.toUpperCase()
  if (BARE_ENCODINGS.has(upper)) return [['ENCODING', upper]]
  return [[BARE_VALUES.has(upper) ? 'VALUE' : 'TYPE', word]]
}

function paramValue(piece: string): string {
  const plain = piece.trim().replace(/^"([\s\S]*)"$/, '$1')
  return plain.replace(/\^(n|\^|')/g, (_all, code: string) =>
    code === 'n' ? '\n' : code === '^' ? '^' : '"',
  )
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  const pieces = ['']
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    if (char === separator && !quoted) pieces.push('')
    else pieces[pieces.length - 1] += char
  }
  return pieces
}

function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Bytes of a base64 text, its blanks taken out; undefined where it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,3}$/.test(plain) || plain.replace(/=+$/, '').length % 4 === 1) return undefined
  return fromByteString(atob(plain.replace(/=+$/, '')))
}
