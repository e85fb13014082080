// A card as a short array, for the cache: half the size of its JSON, and half the time to write and read it.

import type { Card, Entry, Interaction, Log } from '../card/index.ts'
import type { Diagnostic, Range } from '../text/index.ts'

const STYLES: readonly Entry['style'][] = ['empty', 'scalar', 'flow', 'block']

type PackedEntry = [key: string, style: number, places: number[], texts: string[]]
type PackedInteraction = [
  start: number,
  end: number,
  date: string,
  kind: string,
  text: string,
  ...rest: (string | 0)[],
]
type PackedLog = [places: number[], interactions: PackedInteraction[], strays: readonly Range[]]

export type Packed = [
  text: string,
  crlf: 0 | 1,
  frontMatter: Range | 0,
  notes: Range,
  entries: PackedEntry[],
  log: PackedLog | 0,
  diagnostics: readonly Diagnostic[],
]

/** All of a card but its file's name. */
export function pack(card: Card): Packed {
  const { log } = card
  return [
    card.text,
    card.eol === '\n' ? 0 : 1,
    card.frontMatter ?? 0,
    card.notes,
    card.entries.map((entry) => [
      entry.key,
      STYLES.indexOf(entry.style),
      [entry.keyRange, entry.range, entry.valueRange, ...entry.values.map((value) => value.range)].flat(),
      entry.values.map((value) => value.text),
    ]),
    log === undefined
      ? 0
      : [[...log.range, ...log.heading], log.interactions.map(packInteraction), log.strays],
    card.diagnostics,
  ]
}

function packInteraction({ range, date, kind, text, time, owner, money }: Interaction): PackedInteraction {
  const least = [range[0], range[1], date, kind, text] as const
  return time || owner || money ? [...least, time ?? 0, owner ?? 0, money ?? 0] : [...least]
}

/** The card again: `unpack(file, pack(card))` equals the card of that file. */
export function unpack(file: string, packed: Packed): Card {
  const [text, crlf, frontMatter, notes, entries, log, diagnostics] = packed
  return {
    file,
    text,
    eol: crlf === 1 ? '\r\n' : '\n',
    ...(frontMatter === 0 ? {} : { frontMatter }),
    entries: entries.map(unpackEntry),
    notes,
    ...(log === 0 ? {} : { log: unpackLog(log) }),
    // The folder may have been named in another way when the card was kept.
    diagnostics: diagnostics.map((found) => ({ ...found, file })),
  }
}

function unpackEntry([key, style, places, texts]: PackedEntry): Entry {
  const range = (at: number): Range => [places[at] ?? 0, places[at + 1] ?? 0]
  return {
    key,
    keyRange: range(0),
    range: range(2),
    valueRange: range(4),
    style: STYLES[style] ?? 'scalar',
    values: texts.map((text, i) => ({ text, range: range(6 + 2 * i) })),
  }
}

function unpackLog([[start = 0, end = 0, from = 0, to = 0], interactions, strays]: PackedLog): Log {
  return {
    range: [start, end],
    heading: [from, to],
    interactions: interactions.map(([first, last, date, kind, text, time, owner, money]): Interaction => {
      const one = { range: [first, last] as const, date, kind, text }
      return time === undefined
        ? one
        : { ...one, ...(time ? { time } : {}), ...(owner ? { owner } : {}), ...(money ? { money } : {}) }
    }),
    strays,
  }
}
