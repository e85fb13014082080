// The front matter as a list of entries that keep their source, each with the comments above it.

import { type Entry, parseCard } from '../card/index.ts'

/** One value with its source. */
export interface Item {
  readonly text: string
  readonly source: string
  /** Comment lines above it, in a list of one item a line. */
  readonly lead: readonly string[]
  /** What stands behind it on its line: blanks and a comment. */
  readonly tail: string
}

/** How the values of an entry are laid out. */
export interface Layout {
  /** '' for one value or none behind its key. */
  readonly kind: '' | 'flow' | 'block'
  /** Before each item: `  - `; or between two of them: `, `. */
  readonly each: string
  /** Around the items of a flow list: `[` and `]`, with the blanks inside. */
  readonly open: string
  readonly close: string
}

/** A key with what belongs to it. */
export interface Part {
  readonly key: string
  /** Lines above it, without breaks: comments and blank lines. */
  readonly lead: readonly string[]
  /** The lines of the entry, each with its break. */
  readonly source: string
  /** Up to the colon. */
  readonly head: string
  /** Between the colon and the value. */
  readonly gap: string
  readonly items: readonly Item[]
  readonly layout: Layout
  /** Behind the value, or behind the colon of a list of one item a line. */
  readonly tail: string
  /** False where the pieces do not make up the source: it can only be taken as a whole. */
  readonly plain: boolean
}

export interface Front {
  readonly parts: readonly Part[]
  /** Lines between the last entry and the closing fence. */
  readonly end: readonly string[]
}

const NO_LAYOUT: Layout = { kind: '', each: '', open: '', close: '' }
const OPENING = '---\n'
/** Of these, the others of a card's diagnostics concern a value only. */
const BROKEN = new Set(['yaml-duplicate-key', 'conflict-marker'])

/** Reads the text between the fences, which ends in a line break unless empty; undefined where it does not parse. */
export function readFront(text: string): Front | undefined {
  const card = parseCard(`${OPENING}${text}---\n`, '')
  if (card.frontMatter === undefined || card.diagnostics.some(({ rule }) => BROKEN.has(rule)))
    return undefined
  const parts: Part[] = []
  let lead: string[] = []
  let at = OPENING.length
  const gapUpTo = (end: number) => {
    let opaque = ''
    const close = () => {
      if (opaque !== '') parts.push(opaquePart(opaque, lead.splice(0)))
      opaque = ''
    }
    for (const line of linesIn(card.text.slice(at, end))) {
      const bare = line.replace(/\n$/, '')
      const isQuiet = /^\s*(#|$)/.test(bare)
      if (opaque !== '' && /^(\s|-|})/.test(line) && bare.trim() !== '') opaque += line
      else if (isQuiet) {
        close()
        lead.push(bare)
      } else {
        close()
        opaque = line
      }
    }
    close()
  }
  for (const entry of card.entries) {
    gapUpTo(entry.range[0])
    parts.push(partOf(entry, card.text, lead))
    lead = []
    at = entry.range[1]
  }
  gapUpTo(OPENING.length + text.length)
  return { parts: numbered(parts), end: lead }
}

function linesIn(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Refused keys may stand twice; identities may not. */
function numbered(parts: readonly Part[]): Part[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    const n = (seen.get(part.key) ?? 0) + 1
    seen.set(part.key, n)
    return n === 1 ? part : { ...part, key: `${part.key}#${n}` }
  })
}

/** A form that is not read: one value, whatever it is. */
function opaquePart(source: string, lead: readonly string[]): Part {
  const key = /^\s*([^:\n]*)/.exec(source)?.[1]?.trim() ?? ''
  const text = source.slice(source.indexOf(':') + 1).trim()
  const items = [{ text, source: text, lead: [], tail: '' }]
  return { key, lead, source, head: '', gap: '', items, layout: NO_LAYOUT, tail: '', plain: false }
}

function partOf(entry: Entry, text: string, lead: readonly string[]): Part {
  const source = text.slice(...entry.range)
  const colon = text.indexOf(':', entry.keyRange[1]) + 1
  const whole = {
    key: entry.key,
    lead,
    source,
    head: text.slice(entry.range[0], colon),
    items: entry.values.map((value) => ({
      text: value.text,
      source: text.slice(...value.range),
      lead: [],
      tail: '',
    })),
  }
  const gap = text.slice(colon, entry.valueRange[0])
  const tail = text.slice(entry.valueRange[1], entry.range[1]).replace(/\n$/, '')
  const part =
    entry.style === 'block'
      ? blockPart(whole, entry, text, colon)
      : entry.style === 'flow'
        ? { ...whole, gap, tail, layout: flowLayout(entry, text) }
        : { ...whole, gap, tail, layout: NO_LAYOUT }
  return part !== undefined && writePart(part) === source
    ? { ...part, plain: true }
    : {
        ...whole,
        gap: ' ',
        layout: { ...NO_LAYOUT, kind: entry.style === 'block' || entry.style === 'flow' ? entry.style : '' },
        tail: '',
        plain: false,
      }
}

function flowLayout(entry: Entry, text: string): Layout {
  const [first, second] = entry.values
  const last = entry.values.at(-1)
  if (first === undefined || last === undefined)
    return { kind: 'flow', each: ', ', open: text.slice(...entry.valueRange), close: '' }
  return {
    kind: 'flow',
    each: second === undefined ? ', ' : text.slice(first.range[1], second.range[0]),
    open: text.slice(entry.valueRange[0], first.range[0]),
    close: text.slice(last.range[1], entry.valueRange[1]),
  }
}

type Bare = Omit<Part, 'plain'>

function blockPart(
  whole: Pick<Part, 'key' | 'lead' | 'source' | 'head' | 'items'>,
  entry: Entry,
  text: string,
  colon: number,
): Bare | undefined {
  const feed = text.indexOf('\n', colon)
  let at = feed + 1
  let each: string | undefined
  const items: Item[] = []
  for (const [i, value] of entry.values.entries()) {
    const start = text.lastIndexOf('\n', value.range[0] - 1) + 1
    if (start < at) return undefined
    each ??= text.slice(start, value.range[0])
    const end = text.indexOf('\n', value.range[1])
    const item = whole.items[i]
    if (item === undefined || end < 0) return undefined
    const lead = linesIn(text.slice(at, start)).map((line) => line.replace(/\n$/, ''))
    items.push({ ...item, lead, tail: text.slice(value.range[1], end) })
    at = end + 1
  }
  return {
    ...whole,
    gap: '',
    tail: text.slice(colon, feed),
    items,
    layout: { ...NO_LAYOUT, kind: 'block', each: each ?? '  - ' },
  }
}

/** The lines of an entry from its pieces, each with its break. */
export function writePart(part: Omit<Part, 'plain' | 'source' | 'lead' | 'key'>): string {
  const { layout } = part
  if (layout.kind === 'block') {
    const lines = part.items.flatMap((item) => [...item.lead, `${layout.each}${item.source}${item.tail}`])
    return [part.head + part.tail, ...lines, ''].join('\n')
  }
  const sources = part.items.map((item) => item.source)
  const value =
    layout.kind === 'flow' ? layout.open + sources.join(layout.each) + layout.close : sources.join(' ')
  return `${part.head}${part.gap}${value}${part.tail}\n`
}
