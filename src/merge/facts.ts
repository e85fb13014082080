// What a side added, and whether a merged text has it: a second opinion, before the text replaces a file.

import { type Card, parseCard } from '../card/index.ts'
import { recordOf } from './records.ts'
import { collapse } from './units.ts'

/**
 * Facts that a side added to the base and that the merged text does not have: values that stand nowhere and are not
 * recorded, log entries, words of the notes; of a version that can't be read, lines.
 * @returns a few words on each; empty where nothing was lost
 */
export function missingFacts(base: string, sides: readonly string[], merged: string): string[] {
  const [was, now] = [parseCard(base, ''), parseCard(merged, '')]
  const cards = sides.map((side) => parseCard(side, ''))
  const isReadable = [now, ...cards, ...(base === '' ? [] : [was])].every(
    (card) => card.frontMatter !== undefined,
  )
  if (!isReadable) return sides.flatMap((side) => missing(linesOf(base), linesOf(side), linesOf(merged)))
  const values = valuesOf(now)
  const records = new Set(now.entries.find(({ key }) => key === 'conflicts')?.values.map(({ text }) => text))
  return cards.flatMap((card) => {
    const old = valuesOf(was)
    const lost = [...valuesOf(card)].filter(
      ([id, record]) =>
        !old.has(id) && !values.has(id) && !records.has(record) && !record.startsWith('conflicts: '),
    )
    return [
      ...lost.map(([, record]) => record),
      ...missing(entriesOf(was), entriesOf(card), entriesOf(now)),
      ...missing(wordsOf(was), wordsOf(card), wordsOf(now)),
    ]
  })
}

function missing(
  base: ReadonlySet<string>,
  side: ReadonlySet<string>,
  merged: ReadonlySet<string>,
): string[] {
  return [...side].filter((fact) => !base.has(fact) && !merged.has(fact))
}

/** Each value of each key, with the line that would record it. */
function valuesOf(card: Card): Map<string, string> {
  const all = card.entries.flatMap(({ key, values }) => values.map(({ text }) => [key, text] as const))
  return new Map(all.map(([key, text]) => [`${key}\0${text}`, recordOf(key, text)]))
}

function entriesOf({ log, text }: Card): Set<string> {
  return new Set(log?.interactions.map(({ range }) => collapse(text.slice(...range))))
}

function wordsOf({ notes, text }: Card): Set<string> {
  return new Set(text.slice(...notes).match(/\S+/g))
}

function linesOf(text: string): Set<string> {
  return new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
}
