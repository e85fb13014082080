// Properties to cards: BEGIN and END, cards inside an AGENT, and everything that does not close as it should.
// A card that is not closed is set aside: the end of a cut-off file must not pass for a whole contact.

import { decodeAs, fromByteString, guessLegacy, toByteString } from '../decode.ts'
import { type LogicalLine, type StrayLine, unfold } from './lines.ts'
import { type Fallback, type Property, readProperty } from './property.ts'
import { unescapeText } from './value.ts'

export interface RawCard {
  properties: Property[]
  /** 1-based line of BEGIN, or of the first property where it is missing. */
  line: number
  /** False: the file has no BEGIN for it. */
  begun: boolean
  /** Why it is set aside; '' for a whole card. */
  fault: string
  /** The card whose AGENT this one is. */
  agentOf?: RawCard
}

export interface RawFile {
  readonly cards: readonly RawCard[]
  readonly strays: readonly StrayLine[]
  /** END:VCARD lines that close nothing. */
  readonly looseEnds: readonly number[]
}

/** Splits a byte string (decode.ts) into cards. Linear in its length; cards inside cards are a list, not a recursion. */
export function splitCards(text: string, firstLine = 1, depth = 0): RawFile {
  const { lines, strays } = unfold(text, firstLine)
  const cards: RawCard[] = []
  const looseEnds: number[] = []
  const stack: RawCard[] = []
  let ended: RawCard | undefined
  let agentNext = false
  const begin = (line: number, begun: boolean) => {
    const outer = stack.at(-1)
    const card: RawCard = { properties: [], line, begun, fault: '' }
    if (outer && agentNext) card.agentOf = outer
    else if (outer) setAside(stack, line)
    cards.push(card)
    stack.push(card)
    agentNext = false
  }
  const legacy = legacyOf(lines)
  for (const line of lines) {
    const property = readProperty(line, legacy)
    const edge = /^VCARD\W*$/i.test(property.value.trim())
    if (property.name === 'BEGIN' && edge) {
      begin(line.line, true)
      ended = undefined
    } else if (property.name === 'END' && edge) {
      const card = stack.pop()
      if (card && card.fault === '' && card.begun) ended = card
      else if (card && !card.begun) card.fault = 'It has no BEGIN:VCARD.'
      else {
        // The outer card's own END: the one that ended last was a card inside a card.
        if (ended && card) ended.fault = `It stands inside the card of line ${card.line}.`
        ended = undefined
        if (!card) looseEnds.push(line.line)
      }
    } else if (property.name === 'AGENT' && /^BEGIN:VCARD[ \t]*$/i.test(property.value)) {
      agentNext = true
      begin(line.line, true)
    } else if (property.name === 'AGENT' && /^BEGIN:VCARD/i.test(property.value) && depth < 3) {
      cards.push(...embedded(line, stack.at(-1), depth))
    } else {
      if (property.name === 'AGENT' && property.value.trim() === '') agentNext = true
      if (stack.length === 0) begin(line.line, false)
      stack.at(-1)?.properties.push(property)
    }
  }
  for (const card of stack) {
    if (card.fault === '')
      card.fault = card.begun ? 'It has no END:VCARD.' : 'It has neither BEGIN:VCARD nor END:VCARD.'
  }
  return { cards, strays, looseEnds }
}

function setAside(stack: readonly RawCard[], line: number): void {
  const outer = stack.at(-1)
  if (outer && outer.fault === '')
    outer.fault = `Another BEGIN:VCARD at line ${line} comes before its END:VCARD.`
}

/** The card in an AGENT's value: escaped (vCard 3.0) or with plain line breaks from its folds. */
function embedded(line: LogicalLine, outer: RawCard | undefined, depth: number): RawCard[] {
  const text = /\\n/i.test(line.value) ? unescapeText(line.value) : line.value
  const inner = splitCards(text, line.line, depth + 1).cards
  for (const card of inner) if (outer && !card.agentOf) card.agentOf = outer
  return [...inner]
}

/**
 * Decodes what is neither in its stated encoding nor UTF-8: by an encoding that the file states elsewhere, else by the most
 * plausible one of all such lines together, since a single name says too little.
 */
export function legacyOf(lines: readonly LogicalLine[]): Fallback {
  let tried: string[] | undefined
  return (bytes) => {
    tried ??= [...statedIn(lines), guessLegacy(fromByteString(lines.map(foreign).join('\n'))).encoding]
    for (const encoding of tried) {
      const text = decodeAs(encoding, bytes)
      if (text !== undefined) return { text, encoding }
    }
    return guessLegacy(bytes)
  }
}

function statedIn(lines: readonly LogicalLine[]): string[] {
  const stated = lines.flatMap((line) => /;CHARSET="?([\w-]+)/i.exec(line.head)?.[1]?.toLowerCase() ?? [])
  return [...new Set(stated)].filter((encoding) => !/^utf-?\d+|ascii/.test(encoding))
}

/** The value where it has bytes that are no UTF-8; '' for all others. */
function foreign({ value }: LogicalLine): string {
  if (/^[\u0000-\u007f]*$/.test(value)) return ''
  return decodeAs('utf-8', fromByteString(value)) === undefined ? value : ''
}

/** A whole file's bytes as the byte string that `splitCards` takes: UTF-16 is turned into UTF-8 first. */
export function asByteString(bytes: Uint8Array, utf16Text: string | undefined): string {
  return toByteString(utf16Text === undefined ? bytes : new TextEncoder().encode(utf16Text))
}
