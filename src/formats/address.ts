// Postal addresses on one line: `street; locality; region; postcode; country`, as the card format has them.

import { oneLine } from './record.ts'

export interface AddressParts {
  readonly pobox: string
  readonly extended: string
  readonly street: string
  readonly locality: string
  readonly region: string
  readonly postcode: string
  readonly country: string
}

/**
 * The parts on one line: always five fields, so that each keeps its place; a street alone is the street alone, '' nothing at all.
 * Line breaks and semicolons inside a part become commas.
 */
export function addressLine(parts: AddressParts): string {
  const street = [parts.pobox, parts.extended, parts.street]
    .map(part)
    .filter((text) => text !== '')
    .join(', ')
  const others = [parts.locality, parts.region, parts.postcode, parts.country].map(part)
  return others.every((text) => text === '') ? street : [street, ...others].join('; ').trimEnd()
}

/** A formatted address, its lines joined by `; `. */
export function formattedAddress(text: string): string {
  return text
    .split(/\r?\n|\r/)
    .map((line) => oneLine(line).replace(/[,;]+$/, ''))
    .filter((line) => line !== '')
    .join('; ')
}

function part(text: string): string {
  return text
    .split(/[\r\n;]+/)
    .map((line) => oneLine(line).replace(/,$/, ''))
    .filter((line) => line !== '')
    .join(', ')
}

/** Whether every word of a formatted address is in the line already. */
export function saysNoMore(formatted: string, line: string): boolean {
  const has = new Set(wordsOf(line))
  return wordsOf(formatted).every((word) => has.has(word))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
