// The documents that a query can mean, found by their words: what makes each keystroke cheap. Ranking comes after.

import { beginsNear, letterMask, mayBeNear, slipsFor } from './near.ts'
import type { SearchDoc, SearchField } from './types.ts'
import { wordsOf } from './words.ts'

/** How well a typed word met one of the book's words. */
const WHOLE = 1
const BEGINNING = 0.8
const INSIDE = 0.5
const NEAR = 0.4

export interface WordIndex {
  /** Scores by document's place, of the documents that have each of the typed words. */
  readonly find: (typed: readonly string[]) => Map<number, number>
}

/** Indexes the words of all documents. */
export function indexWords(docs: readonly SearchDoc[], fields: readonly SearchField[]): WordIndex {
  const numbers = new Map<string, number>()
  const words: string[] = []
  /** By word: places of the documents, and the best weight of a field that has it. */
  const places: number[][] = []
  const weights: number[][] = []
  for (const [place, doc] of docs.entries()) {
    for (const [at, texts] of doc.values.entries()) {
      const weight = fields[at]?.weight ?? 0
      for (const text of texts) {
        for (const { folded } of wordsOf(text)) {
          let number = numbers.get(folded)
          if (number === undefined) {
            number = words.length
            numbers.set(folded, number)
            words.push(folded)
            places.push([])
            weights.push([])
          }
          const list = places[number] as number[]
          const best = weights[number] as number[]
          if (list.at(-1) !== place) {
            list.push(place)
            best.push(weight)
          } else if (weight > (best.at(-1) ?? 0)) best[best.length - 1] = weight
        }
      }
    }
  }
  const masks = Uint32Array.from(words, letterMask)

  const findWord = (typed: string): Map<number, number> => {
    const scores = new Map<number, number>()
    const slips = slipsFor(typed)
    const mask = letterMask(typed)
    const found: [number, number][] = []
    let plain = 0
    for (let number = 0; number < words.length; number++) {
      const word = words[number] as string
      const grade = gradeOf(typed, word)
      if (grade === 0) continue
      plain++
      found.push([number, grade])
    }
    // Slips are looked for where few words are met as typed: who spells it right does not mean something else.
    if (slips > 0 && plain < 20) {
      for (let number = 0; number < words.length; number++) {
        const word = words[number] as string
        const other =
          word.length > typed.length + slips ? letterMask(word.slice(0, typed.length + 1)) : masks[number]
        if (!mayBeNear(mask, other ?? 0, slips) || gradeOf(typed, word) > 0) continue
        if (beginsNear(typed, word, slips)) found.push([number, NEAR])
      }
    }
    for (const [number, grade] of found) {
      const list = places[number] as number[]
      const best = weights[number] as number[]
      for (let at = 0; at < list.length; at++) {
        const place = list[at] as number
        const score = grade * (best[at] ?? 0)
        if (score > (scores.get(place) ?? 0)) scores.set(place, score)
      }
    }
    return scores
  }

  return {
    find: (typed) => {
      let all: Map<number, number> | undefined
      for (const word of typed) {
        const scores = findWord(word)
        if (all === undefined) all = scores
        else {
          const both = new Map<number, number>()
          for (const [place, score] of all) {
            const other = scores.get(place)
            if (other !== undefined) both.set(place, score + other)
          }
          all = both
        }
        if (all.size === 0) break
      }
      return all ?? new Map()
    },
  }
}

function gradeOf(typed: string, word: string): number {
  if (word.length < typed.length) return 0
  if (word.startsWith(typed)) return word.length === typed.length ? WHOLE : BEGINNING
  return typed.length >= 3 && word.includes(typed) ? INSIDE : 0
}
