// Words of a text as the search compares them, with their places.

import { foldName } from '../find.ts'

export interface Word {
  /** Folded: lower case, no accents. */
  readonly folded: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    // Folding can split a word ("½" gives "1 2"): its parts share the place.
    for (const folded of fold(match[0]).split(' ')) {
      if (folded !== '') words.push({ folded, start: match.index, end: match.index + match[0].length })
    }
  }
  return words
}

/** Most words are plain, and the full folding is slow over a whole book. */
export function fold(text: string): string {
  return /^[a-z0-9]*$/.test(text) ? text : foldName(text)
}

/** Digits of a query that is a telephone number, or a part of one; undefined for any other text. */
export function digitsOf(query: string): string | undefined {
  if (!/^[+\d\s().\-/]+$/.test(query)) return undefined
  const digits = query.replace(/\(0\)/, '').replace(/\D/g, '')
  // A national number's leading zero is not in the international one.
  return digits.length >= 3 ? digits.replace(/^0+/, '') : undefined
}

/** A number's digits, without a `(0)` that is not dialled from abroad. */
export function plainDigits(phone: string): string {
  return phone.replaceAll('(0)', '').replace(/\D/g, '')
}

/** The range of `digits` in a number as typed, or undefined. */
export function digitRange(phone: string, digits: string): [number, number] | undefined {
  const places: number[] = []
  let plain = ''
  for (let at = 0; at < phone.length; at++) {
    if (phone.startsWith('(0)', at)) {
      at += 2
      continue
    }
    const char = phone[at] ?? ''
    if (char >= '0' && char <= '9') {
      plain += char
      places.push(at)
    }
  }
  const found = digits === '' ? -1 : plain.indexOf(digits)
  const first = places[found]
  const last = places[found + digits.length - 1]
  return first === undefined || last === undefined ? undefined : [first, last + 1]
}
