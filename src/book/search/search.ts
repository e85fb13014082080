// The search: candidates by their words, then Fuse.js ranks them.  [fuse.js]
// Fuse alone is too slow for a keystroke over 10,000 cards, and its time grows with the query: so it sees few documents
// and short queries.

import Fuse from 'fuse.js'
import { indexWords } from './candidates.ts'
import { matchesOf } from './matches.ts'
import type { Hit, Match, Search, SearchDoc, SearchField } from './types.ts'
import { digitsOf, fold, plainDigits, wordsOf } from './words.ts'

const LONGEST = 64
/** Fuse ranks at most this many; those behind them keep the order of the candidates. */
const RANKED = 100

/** Prepares a search over documents. The same in Node and in a browser. */
export function createSearch(docs: readonly SearchDoc[], fields: readonly SearchField[]): Search {
  const words = indexWords(docs, fields)
  const keys = fields.map(({ key, weight }, at) => ({
    name: key,
    weight,
    getFn: (place: number) => docs[place]?.values[at] ?? [],
  }))
  const phone = fields.findIndex((field) => field.key === 'phone')
  const name = fields.findIndex((field) => field.key === 'name')
  const nameOf = (place: number) => fold(docs[place]?.values[name]?.[0] ?? '')

  /** Best first; of equals, the one whose name begins so, then by name. */
  const rank = (scores: ReadonlyMap<number, number>, query: string): number[] => {
    const rough = byScore(scores)
    const fuse = new Fuse(rough.slice(0, RANKED), {
      keys,
      useTokenSearch: true,
      ignoreDiacritics: true,
      ignoreLocation: true,
      includeScore: true,
      threshold: 0.4,
    })
    const ranked = fuse.search(query).map(({ item, score = 1 }) => ({
      place: item,
      score: score / (0.01 + (scores.get(item) ?? 0)),
    }))
    ranked.sort((a, b) => a.score - b.score || (nameOf(a.place) < nameOf(b.place) ? -1 : 1))
    // What the words found and Fuse would drop stays, behind the rest.
    return [...new Set([...ranked.map((one) => one.place), ...rough])]
  }

  const read = (query: string) => {
    const text = query.slice(0, LONGEST).trim()
    const digits = digitsOf(text)
    const typed = digits === undefined ? [...new Set(wordsOf(text).map((word) => word.folded))] : []
    return { digits, typed }
  }
  const numbers = docs.map((doc) => (doc.values[phone] ?? []).map(plainDigits).join(' '))
  const order = (query: string): number[] => {
    const { digits, typed } = read(query)
    if (digits !== undefined)
      return digits === '' ? [] : [...numbers.keys()].filter((place) => numbers[place]?.includes(digits))
    const found = words.find(typed)
    return found.size === 0 ? [] : rank(found, typed.join(' '))
  }
  const matches = (query: string, index: number): Match[] => {
    const { digits, typed } = read(query)
    const doc = docs[index]
    return doc === undefined ? [] : matchesOf(doc, fields, typed, digits)
  }
  const search = (query: string, limit: number): Hit[] =>
    order(query)
      .slice(0, limit)
      .map((index) => ({ slug: docs[index]?.slug ?? '', index, matches: matches(query, index) }))
  return Object.assign(search, { order, matches })
}

/** Places, best first. Scores are few (how well a word was met, in which field), places can be all of them. */
function byScore(scores: ReadonlyMap<number, number>): number[] {
  const groups = new Map<number, number[]>()
  for (const [place, score] of scores) {
    const group = groups.get(score)
    if (group === undefined) groups.set(score, [place])
    else group.push(place)
  }
  return [...groups].sort((a, b) => b[0] - a[0]).flatMap(([, group]) => group.sort((a, b) => a - b))
}
