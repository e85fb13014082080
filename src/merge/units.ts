// The body of a card as a sequence of units: sentences, headings, code blocks, the log's heading, its entries.
// What stands between two units is kept apart, so that a paragraph wrapped anew has the same units.

import { parseCard } from '../card/index.ts'

export interface Unit {
  readonly kind: 'text' | 'code' | 'head' | 'entry' | 'stray'
  readonly source: string
  /** By which units are compared: blanks and line breaks count as one blank, but in code. */
  readonly norm: string
  /** Blanks and line breaks before it. */
  readonly gap: string
  /** The sentences of a marked pair: two edits of one sentence. */
  readonly alternatives?: readonly string[]
}

export const MARKER = '<!-- conflict: two edits of one sentence -->'

/** A line that begins something of its own: heading, list item, quotation, table row, HTML. */
const STARTER = /^[ \t]*(?:#{1,6}[ \t]|`{3}|~{3}|[-*+][ \t]|\d{1,9}[.)][ \t]|[>|<])/
/** What ends with its line. */
const HEADING = /^[ \t]*(?:#{1,6}[ \t]|`{3}|~{3})/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const STOP = /[.!?…][)\]"'’”»*_]*$|[。！？]$|-->$/
const SENTENCE = /(?:[.!?…][)\]"'’”»*_]*|-->)(\s+)|(\s+)(?=<!-- conflict: two edits)|(?<=[。！？])(\s*)/g
/** A full stop that ends no sentence: alone, such a piece would stand in a text many times over. */
const ABBREVIATED =
  /(?:^|[\s("'])(?:Dr|Mr|Mrs|Ms|Mme|Prof|St|No|Nr|Jr|Sr|vs|ca|approx|e\.g|i\.e|z\.B|\p{Lu})\.$/u
/** Characters that it takes to tell. */
const LONGEST = 12

function isAbbreviated(end: string): boolean {
  return end.endsWith('.') && ABBREVIATED.test(end)
}

export function collapse(text: string): string {
  // Most lines have single blanks only.
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
}

export function isStarter(source: string): boolean {
  return STARTER.test(source)
}

export function isHeading(source: string): boolean {
  return HEADING.test(source)
}

/** True where a sentence may follow on the same line without becoming part of this one. */
export function isStopped(source: string): boolean {
  const bare = source.trimEnd()
  return STOP.test(bare) && !isAbbreviated(bare.slice(-LONGEST))
}

/** True for a sentence of Chinese or Japanese: no blank follows its full stop. */
export function isFull(source: string): boolean {
  return /[。！？]$/.test(source.trimEnd())
}

interface Span {
  readonly kind: Unit['kind']
  readonly start: number
  readonly end: number
}

const OPENING = '---\n---\n'

/** @param body what follows the closing fence's line, without the blank lines at its end */
export function splitBody(body: string): Unit[] {
  const card = parseCard(OPENING + body, '')
  const offset = OPENING.length
  const spans = splitNotes(card.text.slice(0, card.notes[1]), card.notes[0])
  if (card.log !== undefined) {
    const own: Span[] = [
      ...card.log.interactions.map(({ range }) => ({
        kind: 'entry' as const,
        start: range[0],
        end: range[1],
      })),
      ...card.log.strays.map(([start, end]) => ({ kind: 'stray' as const, start, end })),
    ]
    spans.push({ kind: 'head', start: card.log.heading[0], end: card.log.heading[1] })
    spans.push(...own.sort((a, b) => a.start - b.start))
  }
  const units: Unit[] = []
  let at = offset
  for (const { kind, start, end } of spans) {
    const bare = card.text.slice(start, end).trimEnd()
    // Blanks at the end of a line go where their line goes.
    const blanks =
      /^[ \t]+(?=\n|$)/.exec(card.text.slice(start + bare.length, start + bare.length + 100))?.[0] ?? ''
    const source = bare + blanks
    const norm = kind === 'code' ? bare : collapse(bare)
    units.push({ kind, source, norm, gap: card.text.slice(at, start) })
    at = start + source.length
  }
  return paired(units)
}

function splitNotes(text: string, from: number): Span[] {
  const spans: Span[] = []
  let open: { start: number; end: number } | undefined
  let fence: { start: number; mark: string } | undefined
  const close = () => {
    if (open !== undefined) spans.push(...sentences(text, open.start, open.end))
    open = undefined
  }
  for (let start = from; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(start, end)
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence.mark) && line.trim() === mark) {
        spans.push({ kind: 'code', start: fence.start, end })
        fence = undefined
      }
    } else if (mark !== undefined && isClosed(text, end, mark)) {
      close()
      fence = { start, mark }
    } else if (line.trim() === '') close()
    else {
      if (isStarter(line)) close()
      open = { start: open?.start ?? start, end }
      if (isHeading(line)) close()
    }
    start = end + 1
  }
  close()
  return spans
}

/** A code block that nobody closed is none: its first line is a line. */
function isClosed(text: string, from: number, mark: string): boolean {
  return new RegExp(`^ {0,3}${mark}${mark[0]}*[ \\t]*$`, 'm').test(text.slice(from))
}

/** Cuts behind each full stop; too often is no harm, since what stands between is kept. */
function sentences(text: string, start: number, end: number): Span[] {
  const spans: Span[] = []
  const block = text.slice(start, end)
  let at = 0
  for (const match of block.matchAll(SENTENCE)) {
    const blanks = match[1] ?? match[2] ?? match[3] ?? ''
    const stop = match.index + match[0].length - blanks.length
    // An indent belongs to the line that it begins.
    const next = match.index + match[0].length - (/\n([^\n]*)$/.exec(blanks)?.[1]?.length ?? 0)
    if (
      stop > at &&
      !isAbbreviated(block.slice(Math.max(at, stop - LONGEST), stop)) &&
      block.slice(at, stop).trim() !== '' &&
      /^\s*(?:\d{1,9}[.)]|[-*+>|])$/.test(block.slice(at, stop)) === false
    ) {
      spans.push({ kind: 'text', start: start + at, end: start + stop })
      at = next
    }
  }
  if (block.slice(at).trim() !== '') spans.push({ kind: 'text', start: start + at, end })
  return spans
}

/** Edits of one sentence: more than people make, so that a text full of markers is no single sentence. */
const MOST_EDITS = 20

/** Two sentences and the marker behind them are one unit; a third with a marker of its own joins them. */
function paired(units: readonly Unit[]): Unit[] {
  const result: Unit[] = []
  for (const unit of units) {
    const last = result.at(-1)
    const before = result.at(-2)
    const isWhole = (before?.alternatives?.length ?? 0) + (last?.alternatives?.length ?? 0) >= MOST_EDITS
    if (unit.norm !== MARKER || last === undefined || before === undefined || unit.kind !== 'text' || isWhole)
      result.push(unit)
    else {
      const source = before.source + last.gap + last.source + unit.gap + unit.source
      result.splice(-2, 2, {
        kind: before.kind,
        source,
        norm: collapse(source),
        gap: before.gap,
        alternatives: [...(before.alternatives ?? [before.source]), ...(last.alternatives ?? [last.source])],
      })
    }
  }
  return result
}
