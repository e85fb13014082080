// What a list shows for a state: filters, then the search's order or the order chosen. Pure: runs in a worker too.

import { dueState, type Match, type Search } from '../book/index.ts'
import type { CalendarDate } from '../text/index.ts'
import type { ListState } from './list-state.ts'
import { type IndexEntry, type SearchFile, textIn, textsIn } from './search-file.ts'

export interface Found {
  readonly total: number
  readonly hits: readonly { readonly index: number; readonly matches: readonly Match[] }[]
}

/** @param limit of the hits; `total` counts all */
export function find(
  file: SearchFile,
  search: Search,
  state: ListState,
  today: CalendarDate,
  limit: number,
): Found {
  const accepts = acceptor(file, state, today)
  const query = state.q.trim()
  const order = query === '' ? file.entries.map((_entry, index) => index) : search.order(query)
  const accepted = order.filter((index) => accepts(file.entries[index] as IndexEntry))
  // The search puts the best first; a chosen order replaces that.
  if (query === '' || state.sort !== '') sort(file, accepted, state.sort)
  return {
    total: accepted.length,
    hits: accepted.slice(0, limit).map((index) => ({
      index,
      matches: query === '' ? [] : search.matches(query, index),
    })),
  }
}

function acceptor(file: SearchFile, state: ListState, today: CalendarDate): (entry: IndexEntry) => boolean {
  const is = (wanted: string, has: string) => wanted === '' || (wanted === '-' ? has === '' : has === wanted)
  return (entry) =>
    is(state.stage, entry.stage) &&
    is(state.owner, entry.owner) &&
    is(state.kind, entry.kind) &&
    is(state.color, entry.color) &&
    (state.tag === '' || textsIn(file, entry, 'tags').some((tag) => tag.replace(/^#/, '') === state.tag)) &&
    (state.due === '' ||
      (entry.due === '' ? state.due === 'none' : dueState(entry.due, today) === state.due)) &&
    (state.letter === '' || letterOf(textIn(file, entry, 'name')) === state.letter)
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

function sort(file: SearchFile, places: number[], by: string): void {
  const key = (index: number): string => {
    const entry = file.entries[index] as IndexEntry
    // What has no value comes last.
    if (by === 'due') return entry.due || '9999'
    if (by === 'org') return textIn(file, entry, entry.kind === 'deal' ? 'for' : 'org') || '\uffff'
    if (by === 'stage') return entry.stage || '\uffff'
    return ''
  }
  const keys = new Map(
    places.map((index) => [index, [key(index), textIn(file, file.entries[index] as IndexEntry, 'name')]]),
  )
  places.sort((a, b) => {
    const [first = '', name = ''] = keys.get(a) ?? []
    const [other = '', otherName = ''] = keys.get(b) ?? []
    return (
      (first < other
        ? by === 'due'
          ? -1
          : collator.compare(first, other)
        : first > other
          ? by === 'due'
            ? 1
            : collator.compare(first, other)
          : 0) || collator.compare(name, otherName)
    )
  })
}

/** The first letter for an A-Z list; `#` for what begins with none of A to Z. */
export function letterOf(name: string): string {
  const first = name
    .normalize('NFKD')
    .replace(/Ø|ø/g, 'O')
    .replace(/Ł|ł/g, 'L')
    .match(/[A-Za-z]|[\p{L}\p{N}]/u)?.[0]
    ?.toUpperCase()
  return first !== undefined && /[A-Z]/.test(first) ? first : '#'
}

/** Of the first and the last word: `AL`. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return [first, last].map((word) => [...word][0]?.toUpperCase() ?? '').join('') || '?'
}
