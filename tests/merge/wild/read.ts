// What a card says, read with a YAML parser and by lines: a second reader, so that no fault of the first can hide here.

import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { cut, cutLog, ENTRY } from './sections.ts'

export interface Said {
  /** Values by key; that of an odd form is its source. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Keys that have several values, or one in a list. */
  readonly lists: ReadonlySet<string>
  readonly records: readonly string[]
  /** Entries, blanks collapsed. */
  readonly log: readonly string[]
  /** Lines of the log that are no entry. */
  readonly strays: readonly string[]
  /** Lines of the notes. */
  readonly notes: readonly string[]
  /** Lines between the fences. */
  readonly front: readonly string[]
  /** What the YAML parser has against it. */
  readonly faults: readonly string[]
}

export const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()

export function read(text: string): Said {
  const { keys, end, notes, log } = cut(text)
  const front = [...keys.flatMap(({ above, lines }) => [...above, ...lines]), ...end]
  const source = front.map((line) => `${line}\n`).join('')
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: true })
  const values = new Map<string, readonly string[]>()
  const lists = new Set<string>()
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      const name = String(key)
      if (isSeq(value) && value.items.every(isScalar)) {
        values.set(
          name,
          value.items.map((item) => collapse(String(isScalar(item) ? item.value : ''))),
        )
        lists.add(name)
      } else if (isScalar(value)) {
        const one = collapse(String(value.value ?? ''))
        values.set(name, one === '' ? [] : [one])
      } else if (value !== null && value !== undefined) {
        values.set(name, [collapse(JSON.stringify(value))])
      } else values.set(name, [])
    }
  }
  const groups = cutLog(log.slice(1)).map((lines) => collapse(lines.join('\n')))
  return {
    values,
    lists,
    records: values.get('conflicts') ?? [],
    log: groups.filter((one) => ENTRY.test(one)),
    strays: groups.filter((one) => one !== '' && !ENTRY.test(one)),
    notes,
    front,
    faults: document.errors.map(({ message }) => message),
  }
}

/** The numbered words of a text, each with its number of occurrences. */
export function tokens(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [one] of text.matchAll(/\b[wc]\d+q\b/g)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

export type Place = 'text' | 'item' | 'numbered' | 'heading' | 'quote' | 'table' | 'code' | 'html'

/** What each numbered word of the notes stands in, and the number of its block. */
export function places(lines: readonly string[]): Map<string, { place: Place; block: number }> {
  const found = new Map<string, { place: Place; block: number }>()
  let place: Place = 'text'
  let block = 0
  let isOpen = false
  for (const line of lines) {
    const isFence = /^```/.test(line)
    if (place === 'code' && isOpen) {
      if (isFence) isOpen = false
    } else {
      const starts: [RegExp, Place][] = [
        [/^```/, 'code'],
        [/^\s*#{1,6}\s/, 'heading'],
        [/^\s*[-*+]\s/, 'item'],
        [/^\s*\d+[.)]\s/, 'numbered'],
        [/^\s*>/, 'quote'],
        [/^\s*\|/, 'table'],
        [/^\s*<!--/, 'html'],
      ]
      const start = starts.find(([pattern]) => pattern.test(line))?.[1]
      if (line.trim() === '') {
        isOpen = false
        place = 'text'
      } else if (start !== undefined) {
        place = start
        block++
        isOpen = start !== 'heading'
      } else if (!isOpen) {
        place = 'text'
        block++
        isOpen = true
      }
    }
    for (const one of tokens(line).keys()) found.set(one, { place, block })
    if (place === 'heading') {
      place = 'text'
      isOpen = false
    }
  }
  return found
}
