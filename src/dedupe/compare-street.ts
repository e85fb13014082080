// Streets and what stands beside them; the two lines of an address may have changed places.

import { fold } from './fold.ts'
import { type Comparison, NOTHING, type Part } from './part.ts'
import { editsBetween, jaroWinkler, lettersOf, mayLookAlike } from './similarity.ts'
import { addAll, best, createTable, rarest } from './table.ts'
import type { DedupeRecord } from './types.ts'

const [DIFFERENT, LOOSE, CLOSE, SAME] = [0, 1, 2, 3]

const PARTS: readonly Part[] = [
  {
    key: 'street',
    words: ['streets differ', 'streets look alike', 'streets nearly the same', 'same street'],
    chances: {
      one: [0.12, 0.03, 0.1, 0.75],
      home: [0.06, 0.02, 0.06, 0.86],
      office: [0.06, 0.02, 0.06, 0.86],
      any: [0.97, 0.015, 0.005, 0.01],
    },
    isRare: true,
  },
  {
    key: 'extra',
    words: [
      'second lines of the address differ',
      'second lines look alike',
      'second lines nearly the same',
      'same second line of the address',
    ],
    chances: {
      one: [0.15, 0.05, 0.1, 0.7],
      home: [0.1, 0.03, 0.07, 0.8],
      office: [0.1, 0.03, 0.07, 0.8],
      any: [0.97, 0.015, 0.005, 0.01],
    },
    isRare: true,
  },
]

const WORDS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  strasse: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  ct: 'court',
  cct: 'circuit',
  cres: 'crescent',
  pl: 'place',
  sq: 'square',
  hwy: 'highway',
  tce: 'terrace',
  apt: 'apartment',
  ste: 'suite',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
}

/** What a level is worth where it is decided whether the lines changed places. */
const WORTH = [-2, 1, 3, 4]

/** @returns undefined where no record has a street */
export function compareStreet(records: readonly DedupeRecord[]): Comparison | undefined {
  const table = createTable()
  const streets = records.map(({ street }) => addAll(table, street, plain))
  const extras = records.map(({ extra }) => addAll(table, extra, plain))
  if (table.texts.length === 0) return undefined
  const letters = Int32Array.from(table.texts, lettersOf)
  const level = (a: number, b: number): number => {
    if (a === b) return SAME
    return mayLookAlike(letters[a] ?? 0, letters[b] ?? 0)
      ? alike(table.texts[a] ?? '', table.texts[b] ?? '')
      : DIFFERENT
  }
  const levelOf = (mine: readonly number[] | undefined, theirs: readonly number[] | undefined) =>
    best(mine, theirs, NOTHING, level)
  const hasExtras = extras.some((list) => list.length > 0)
  return {
    parts: hasExtras ? PARTS : PARTS.slice(0, 1),
    compare: (a, b, out, at) => {
      out[at] = levelOf(streets[a], streets[b])
      if (!hasExtras) return
      out[at + 1] = levelOf(extras[a], extras[b])
      if (out[at] === SAME && out[at + 1] === SAME) return
      const crossed = [levelOf(streets[a], extras[b]), levelOf(extras[a], streets[b])] as const
      if (sum(crossed) > sum([out[at] ?? NOTHING, out[at + 1] ?? NOTHING]) + 1) out.set(crossed, at)
    },
    shared: (a, b, part) => {
      const all = [...(streets[b] ?? []), ...(extras[b] ?? [])]
      return rarest(table, part === 0 ? streets[a] : extras[a], all)
    },
    keys: [{ name: 'street', isAlone: false, of: streets.map((list, i) => [...list, ...(extras[i] ?? [])]) }],
  }
}

function sum(levels: readonly number[]): number {
  return levels.reduce((total, level) => total + (WORTH[level] ?? 0), 0)
}

function plain(text: string): string {
  return fold(text)
    .split(' ')
    .map((word) => WORDS[word] ?? word)
    .join('')
}

function alike(a: string, b: string): number {
  const edits = editsBetween(a, b, 3)
  const least = Math.min(a.length, b.length)
  if (edits <= 2 && least > 4) return CLOSE
  if (edits === 3 && least > 9) return CLOSE
  if (least > 5 && (a.includes(b) || b.includes(a))) return CLOSE
  return jaroWinkler(a, b) >= 0.88 ? LOOSE : DIFFERENT
}
