// A person's name, from whatever columns it stands in: given and family name, in order.

import { fold } from './fold.ts'
import type { DedupeRecord } from './types.ts'

export interface PersonName {
  /** Folded, without spaces, as they are compared; '' where there is none. */
  readonly given: string
  readonly family: string
  /** The first of several given names. */
  readonly first: string
  /** `jr`, `sr`, `iii`: two who differ in it are father and son. */
  readonly generation: string
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const TITLES = wordsOf(
  'mr mrs ms miss mx dr prof professor sir dame herr frau hr fr dipl ing mag med phd md mba msc bsc esq don dona mme mlle pan pani',
)
const GENERATIONS: Readonly<Record<string, string>> = {
  jr: 'jr',
  jnr: 'jr',
  junior: 'jr',
  ii: 'jr',
  sr: 'sr',
  snr: 'sr',
  senior: 'sr',
  iii: 'iii',
  iv: 'iv',
}
const PARTICLES = wordsOf(
  'de la las los le da das do dos del della der den di du van von vom zu zum zur af av bin ibn al el ter ten y mac st saint san santa',
)

/**
 * Reads the names of a record, the one that its columns give first, then those that it has besides. A name in one
 * column is cut where its family name seems to begin.
 */
export function personNames(record: DedupeRecord): PersonName[] {
  const [given, family] = [record.given?.[0] ?? '', record.family?.[0] ?? '']
  const names = record.name ?? []
  const hasColumns = given !== '' || family !== ''
  const own = hasColumns ? [inColumns(given, family)] : []
  const all = [...own, ...(hasColumns ? names.slice(1) : names).map((name) => inOne(name, true))]
  return all.filter((one) => one.given !== '' || one.family !== '')
}

function inColumns(given: string, family: string): PersonName {
  if (family === '') return inOne(given, true)
  if (given === '') return inOne(family, false)
  const [first, last] = [read(given), read(family)]
  return join(first.words, last.words, last.generation || first.generation)
}

/** `Lovelace, Ada` and `Ada Lovelace`; one word alone is what its column says. */
function inOne(text: string, isGiven: boolean): PersonName {
  const [, before = '', behind = ''] = /^([^,]+),(.+)$/.exec(text) ?? []
  const [family, given] = [read(before), read(behind)]
  if (family.words.length > 0 && given.words.length > 0)
    return join(given.words, family.words, given.generation || family.generation)
  const { words, generation } = read(text)
  if (words.length < 2) return isGiven ? join(words, [], generation) : join([], words, generation)
  let at = words.length - 1
  while (at > 1 && PARTICLES.has(words[at - 1] ?? '')) at--
  return join(words.slice(0, at), words.slice(at), generation)
}

function join(given: readonly string[], family: readonly string[], generation: string): PersonName {
  return { given: given.join(''), family: family.join(''), first: given[0] ?? '', generation }
}

/** The words of a name without titles, and what tells father from son. */
function read(text: string): { words: string[]; generation: string } {
  const plain = text.replace(/(\p{L})[-‐]+(\p{L})/gu, '$1$2').replace(/\([^()]*\)|"[^"]*"/g, ' ')
  const all = fold(plain).split(' ').filter(Boolean)
  const last = all.length > 1 ? GENERATIONS[all.at(-1) ?? ''] : undefined
  const named = last === undefined ? all : all.slice(0, -1)
  const words = named.filter((word) => !TITLES.has(word))
  return { words: words.length === 0 ? named : words, generation: last ?? '' }
}
