// The splices of the front matter: a value, an item of a list, a key.

import type { TextEdit } from '../text/index.ts'
import { type Place, writeScalar } from './scalar.ts'
import type { Card, Entry, Scalar } from './types.ts'

/** A new key, behind the nearest of its predecessors in `order` that the card has. */
export function insertEntry(
  card: Card,
  key: string,
  value: string | readonly string[],
  order: readonly string[],
): TextEdit[] {
  const [start, end] = card.frontMatter ?? [0, 0]
  const indent = ' '.repeat(columnOf(card, card.entries[0]?.keyRange[0] ?? start))
  const at = placeFor(card, key, order) ?? end
  const lines = writeEntry(key, value, card.eol).map((line) => indent + line)
  return [{ start: at, end: at, text: lines.map((line) => line + card.eol).join('') }]
}

/** The lines of a key with its value or values, without breaks. */
export function writeEntry(key: string, value: string | readonly string[], _eol: string): string[] {
  if (typeof value === 'string') return [value === '' ? `${key}:` : `${key}: ${writeScalar(value, 'block')}`]
  if (value.length === 0) return [`${key}:`]
  const short = value.every((text) => /^[\p{L}\p{N}-]{1,24}$/u.test(text)) && value.join(', ').length < 80
  if (short) return [`${key}: [${value.map((text) => writeScalar(text, 'flow')).join(', ')}]`]
  return [`${key}:`, ...value.map((text) => `  - ${writeScalar(text, 'block')}`)]
}

function placeFor(card: Card, key: string, order: readonly string[]): number | undefined {
  const conflicts = card.entries.find((entry) => entry.key === 'conflicts')
  const rank = order.indexOf(key)
  if (rank >= 0) {
    for (let i = rank - 1; i >= 0; i--) {
      const before = card.entries.find((entry) => entry.key === order[i])
      if (before !== undefined) return before.range[1]
    }
    if (order.length > 0 && card.entries[0] !== undefined) return card.entries[0].range[0]
  }
  const last = card.entries.filter((entry) => entry !== conflicts).at(-1)
  return conflicts && key !== 'conflicts' ? (last?.range[1] ?? conflicts.range[0]) : undefined
}

function columnOf(card: Card, offset: number): number {
  return offset - Math.max(card.text.lastIndexOf('\n', offset - 1) + 1, card.frontMatter?.[0] ?? 0)
}

/** Lists are changed item by item, so that the items that stay keep their place, quotes and comments. */
export function setEntry(card: Card, entry: Entry, value: string | readonly string[]): TextEdit[] {
  const old = entry.values.map((one) => one.text)
  const now = typeof value === 'string' ? (value === '' ? [] : [value]) : value
  if (old.length === now.length && old.every((text, i) => text === now[i])) return []
  if (now.length === 0)
    return [
      replaceValue(card, entry, typeof value === 'string' && entry.style !== 'empty' ? '""' : emptyOf(entry)),
    ]
  const only = now[0]
  if (now.length === 1 && only !== undefined && entry.values.length <= 1) {
    const first = entry.values[0]
    const place: Place = entry.style === 'flow' ? 'flow' : 'block'
    if (first !== undefined) return [replaceScalar(card, first, only, place)]
    return [
      replaceValue(
        card,
        entry,
        entry.style === 'flow' ? `[${writeScalar(only, 'flow')}]` : writeScalar(only, 'block'),
      ),
    ]
  }
  const isFlow = entry.style === 'flow'
  // A tail that grew keeps the items before it; any other change of a list is written whole, in the list's own style.
  if (now.length === old.length + 1 && old.every((text, i) => text === now[i]))
    return addValue(card, entry, now.at(-1) ?? '')
  if (now.length === old.length) {
    const edits = entry.values.flatMap((one, i) =>
      now[i] === one.text ? [] : [replaceScalar(card, one, now[i] ?? '', isFlow ? 'flow' : 'block')],
    )
    return edits
  }
  const kept = old.filter((text) => now.includes(text))
  if (
    new Set(old).size === old.length &&
    now.length === kept.length &&
    kept.every((text, i) => text === now[i])
  ) {
    return removeItems(card, entry, (one) => !now.includes(one.text))
  }
  if (isFlow)
    return [replaceValue(card, entry, `[${now.map((text) => writeScalar(text, 'flow')).join(', ')}]`)]
  const indent = itemIndent(card, entry)
  const items = now.map((text) => `${card.eol}${indent}- ${writeScalar(text, 'block')}`).join('')
  if (entry.style !== 'block') return [replaceValue(card, entry, items, true)]
  return [
    { start: entry.valueRange[0] - indent.length - card.eol.length, end: entry.valueRange[1], text: items },
  ]
}

function emptyOf(entry: Entry): string {
  return entry.style === 'flow' || entry.style === 'block' ? '[]' : ''
}

/** Replaces the whole value behind the key; a comment on a block scalar's first line stays on the line. */
function replaceValue(card: Card, entry: Entry, source: string, onLinesBelow = false): TextEdit {
  const [start, end] = entry.valueRange
  const old = card.text.slice(start, end)
  const comment = /^[|>][^\r\n#]*( #[^\r\n]*)/.exec(old)?.[1] ?? ''
  if (entry.style === 'block' && !onLinesBelow) {
    // From the colon, so that the value comes up to the key's line; a comment there is kept behind it.
    const colon = card.text.indexOf(':', entry.keyRange[1]) + 1
    const above = /^[^\r\n]*/.exec(card.text.slice(colon, start))?.[0].trim() ?? ''
    return {
      start: colon,
      end,
      text: `${source === '' ? '' : ` ${source}`}${above === '' ? '' : ` ${above}`}`,
    }
  }
  if (onLinesBelow) {
    const colon = card.text.indexOf(':', entry.keyRange[1]) + 1
    const tail = /^[ \t]*(#[^\r\n]*)/.exec(card.text.slice(end))
    return {
      start: colon,
      end: tail ? end + tail[0].length : end,
      text: `${tail ? ` ${tail[1]}` : ''}${source}`,
    }
  }
  const blank = card.text[start - 1] === ':' && source !== '' ? ' ' : ''
  return { start, end, text: blank + source + comment }
}

function replaceScalar(card: Card, scalar: Scalar, text: string, place: Place): TextEdit {
  const [start, end] = scalar.range
  const old = card.text.slice(start, end)
  const quote = old[0] === '"' || old[0] === "'" ? old[0] : undefined
  const comment = /^[|>][^\r\n#]*( #[^\r\n]*)/.exec(old)?.[1] ?? ''
  return { start, end, text: writeScalar(text, place, quote) + comment }
}

/** A value more: at the end of a list; a single value becomes the first of a list of two. */
export function addValue(card: Card, entry: Entry, value: string): TextEdit[] {
  if (entry.values.some((one) => one.text === value)) return []
  const last = entry.values.at(-1)
  if (entry.style === 'empty' || (last === undefined && entry.style === 'scalar'))
    return [replaceValue(card, entry, writeScalar(value, 'block'))]
  if (entry.style === 'flow') {
    if (last === undefined) {
      const [start, end] = entry.valueRange
      // A comment in the empty brackets stays in them.
      return card.text.slice(start, end).includes('#')
        ? [{ start: start + 1, end: start + 1, text: writeScalar(value, 'flow') }]
        : [replaceValue(card, entry, `[${writeScalar(value, 'flow')}]`)]
    }
    const before = entry.values.at(-2)
    // One item a line stays one item a line.
    const gap =
      before && /^\s*,[ \t]*(\r?\n[ \t]*)$/.exec(card.text.slice(before.range[1], last.range[0]))?.[1]
    return [{ start: last.range[1], end: last.range[1], text: `,${gap ?? ' '}${writeScalar(value, 'flow')}` }]
  }
  const indent = itemIndent(card, entry)
  if (entry.style === 'block' && last !== undefined) {
    const dash = /-[ \t]*$/.exec(card.text.slice(0, last.range[0]))?.[0] ?? '- '
    return [
      {
        start: entry.range[1],
        end: entry.range[1],
        text: `${indent}${dash}${writeScalar(value, 'block')}${card.eol}`,
      },
    ]
  }
  // Scalar: its own source, quotes and comment with it, becomes the first item.
  const colon = card.text.indexOf(':', entry.keyRange[1]) + 1
  const own = card.text.slice(entry.valueRange[0], entry.range[1]).replace(/[\r\n]+$/, '')
  const source = card.text.slice(...entry.valueRange)
  const comment = (/^[|>][^\r\n#]*( #[^\r\n]*)/.exec(source)?.[1] ?? own.slice(source.length)).trimEnd()
  const isPlain = !/[\r\n]|^[|>]/.test(own)
  const first = isPlain ? own : writeScalar(last?.text ?? '', 'block') + comment
  const lines = ['', `${indent}- ${first}`, `${indent}- ${writeScalar(value, 'block')}`, '']
  return [{ start: colon, end: entry.range[1], text: lines.join(card.eol) }]
}

/** What stands before the dash of a block list's items: as the list has it, else two spaces in from the key. */
function itemIndent(card: Card, entry: Entry): string {
  const first = entry.values[0]
  if (entry.style === 'block' && first !== undefined) {
    const line = card.text.slice(
      card.text.lastIndexOf('\n', entry.valueRange[0] - 1) + 1,
      entry.valueRange[0],
    )
    return /^[ \t]*/.exec(line)?.[0] ?? ''
  }
  return ' '.repeat(columnOf(card, entry.keyRange[0]) + 2)
}

export function removeValue(card: Card, entry: Entry, value: string): TextEdit[] {
  const rest = entry.values.filter((one) => one.text !== value)
  if (rest.length === entry.values.length) return []
  return rest.length === 0 ? deleteEntry(entry) : removeItems(card, entry, (one) => one.text === value)
}

/** Takes items out of a list of which at least one stays. */
function removeItems(card: Card, entry: Entry, isOut: (one: Scalar) => boolean): TextEdit[] {
  const { text } = card
  const { values } = entry
  const hasComments = gapsOf(card, entry).some((gap) => gap.includes('#'))
  return values.flatMap((one, i): TextEdit[] => {
    if (!isOut(one)) return []
    if (entry.style === 'block') {
      const start = text.lastIndexOf('\n', one.range[0] - 1) + 1
      const feed = text.indexOf('\n', one.range[1])
      return [{ start, end: feed < 0 ? text.length : feed + 1, text: '' }]
    }
    const next = values[i + 1]
    const before = values[i - 1]
    // Comments between the items stay: the item goes, and the comma behind it; a comma behind the last item is YAML too.
    if (hasComments) {
      const comma = next && commaIn(text, one.range[1], next.range[0])
      const item = { start: one.range[0], end: one.range[1], text: '' }
      return comma === undefined ? [item] : [item, { start: comma, end: comma + 1, text: '' }]
    }
    // With the comma before it, unless nothing that stays comes before: then with the one behind it.
    const hasBefore = values.slice(0, i).some((earlier) => !isOut(earlier))
    if (hasBefore && before !== undefined) return [{ start: before.range[1], end: one.range[1], text: '' }]
    return [{ start: one.range[0], end: next?.range[0] ?? one.range[1], text: '' }]
  })
}

/** What stands between the items of a list in brackets, and behind the last. */
function gapsOf(card: Card, entry: Entry): string[] {
  return entry.values.map((one, i) => {
    return card.text.slice(one.range[1], entry.values[i + 1]?.range[0] ?? entry.valueRange[1])
  })
}

/** The comma in text[from, to) that is in no comment. */
function commaIn(text: string, from: number, to: number): number | undefined {
  const hit = /^(?:[^,#]|#[^\r\n]*)*,/.exec(text.slice(from, to))
  return hit === null ? undefined : from + hit[0].length - 1
}

/** The entry's lines, trailing comments included; comment lines above a key stay. */
export function deleteEntry(entry: Entry): TextEdit[] {
  return [{ start: entry.range[0], end: entry.range[1], text: '' }]
}
