// Names: order, initials, short forms, slips of the pen, sound, and who is whose father.

import { levelOfNames, NAME_LEVELS, soundsOf } from './name-level.ts'
import { nicknameGroups } from './nicknames.ts'
import { type Comparison, type Key, NOTHING, type Part } from './part.ts'
import { type PersonName, personNames } from './person-name.ts'
import { createTable, remember, type Table } from './table.ts'
import type { DedupeRecord } from './types.ts'

const { DIFFERENT, INITIAL, SAME } = NAME_LEVELS

const PARTS: readonly Part[] = [
  {
    key: 'given',
    words: [
      'first names differ',
      'same first initial',
      'first names sound or look alike',
      'first names nearly the same, or a short form',
      'same first name',
    ],
    chances: { one: [0.03, 0.05, 0.04, 0.1, 0.78], any: [0.93, 0.02, 0.02, 0.015, 0.015] },
    isRare: true,
    isVital: true,
  },
  {
    key: 'family',
    words: [
      'family names differ',
      'same initial of the family name',
      'family names sound or look alike',
      'family names nearly the same',
      'same family name',
    ],
    chances: {
      one: [0.05, 0.02, 0.03, 0.08, 0.82],
      home: [0.06, 0.01, 0.02, 0.03, 0.88],
      any: [0.965, 0.005, 0.015, 0.005, 0.01],
    },
    isRare: true,
    isVital: true,
  },
  {
    key: 'generation',
    words: ['one is senior, the other junior', 'only one is told to be senior or junior', 'same generation'],
    chances: { one: [0.0005, 0.15, 0.8495], home: [0.45, 0.25, 0.3], any: [0.4, 0.2, 0.4] },
    isFixed: true,
    isVital: true,
    sureFrom: 2,
  },
  {
    key: 'person',
    words: ['one is an organisation without a name of a person', 'both are persons'],
    chances: { one: [0.01, 0.99], home: [0.01, 0.99], office: [0.4, 0.6], any: [0.1, 0.9] },
    isFixed: true,
    isVital: true,
  },
]

/** What a level is worth where it is decided whether two names stand in order or crossed. */
const WORTH = [-3, 1, 2, 5, 6]

function worth(level: number): number {
  return WORTH[level] ?? 0
}

export interface Names extends Comparison {
  /** True where two names can be one person's: the first names do not differ, nor the generations. */
  readonly agree: (a: number, b: number) => boolean
  readonly hasName: (record: number) => boolean
  /** Folded, the given and the family name. */
  readonly namesOf: (record: number) => readonly string[]
}

interface Alignment {
  readonly given: number
  readonly family: number
  /** Numbers of the names of the first record, as they were put against those of the second. */
  readonly mine: Pair
}

type Pair = readonly [given: number, family: number]

/** @returns undefined where no record has a name of a person */
export function compareNames(records: readonly DedupeRecord[]): Names | undefined {
  const table = createTable()
  const names = records.map(personNames)
  const pairs = names.map((all) =>
    all.map(({ given, family }): Pair => [table.add(given), table.add(family)]),
  )
  if (table.texts.length === 0) return undefined
  for (const [first] of pairs) table.countAll(first ?? [])
  const levelOf = createLevel(table, names)
  const isDoubled = pairs.map(([first]) => {
    const level = first === undefined ? NOTHING : levelOf(...first)
    return level !== DIFFERENT && level !== INITIAL && level !== NOTHING
  })
  const isFirm = (record: number) => (records[record]?.org?.length ?? 0) > 0
  const hasName = (record: number) => (pairs[record]?.length ?? 0) > 0
  const generationOf = (record: number) => names[record]?.[0]?.generation ?? ''

  /** Of all names of both, in order or crossed, what fits best. */
  const align = (a: number, b: number): Alignment => {
    let best: Alignment = { given: NOTHING, family: NOTHING, mine: [-1, -1] }
    let top = Number.NEGATIVE_INFINITY
    for (const mine of pairs[a] ?? [])
      for (const theirs of pairs[b] ?? []) {
        const straight = { given: levelOf(mine[0], theirs[0]), family: levelOf(mine[1], theirs[1]), mine }
        let now = straight
        if (worth(straight.given) + worth(straight.family) < worth(SAME) * 2) {
          const crossed = { given: levelOf(mine[0], theirs[1]), family: levelOf(mine[1], theirs[0]), mine }
          if (
            worth(crossed.given) + worth(crossed.family) >
            worth(straight.given) + worth(straight.family) + 1
          )
            now = crossed
        }
        if (worth(now.given) + worth(now.family) <= top) continue
        best = now
        top = worth(now.given) + worth(now.family)
      }
    return best
  }
  const compare = (a: number, b: number, out: Uint8Array, at: number): void => {
    let { given, family } = align(a, b)
    // "Hansen, Hansen" for "Michael Hansen": one name was written over the other, which is not known then.
    if (isDoubled[a] !== isDoubled[b] && given !== NOTHING && family !== NOTHING) {
      if (worth(given) < worth(family)) given = NOTHING
      else family = NOTHING
    }
    out[at] = given
    out[at + 1] = family
    const [one, other] = [generationOf(a), generationOf(b)]
    out[at + 2] = one === other ? (one === '' ? NOTHING : 2) : Number(one === '' || other === '')
    out[at + 3] = personLevel(a, b)
  }
  const personLevel = (a: number, b: number): number => {
    if (hasName(a) && hasName(b)) return 1
    if (hasName(a) === hasName(b)) return NOTHING
    return isFirm(hasName(a) ? b : a) ? 0 : NOTHING
  }
  const levels = new Uint8Array(PARTS.length)
  return {
    parts: PARTS,
    compare,
    shared: (a, b, part) => (part > 1 ? 1 : (table.counts[align(a, b).mine[part] ?? -1] ?? 1)),
    keys: nameKeys(names),
    hasName,
    namesOf: (record) => [names[record]?.[0]?.given ?? '', names[record]?.[0]?.family ?? ''],
    agree: (a, b) => {
      compare(a, b, levels, 0)
      // Who marries keeps the first name, and the mailbox.
      const [given = NOTHING, family] = levels
      return given !== DIFFERENT && (given !== NOTHING || family !== DIFFERENT) && levels[2] !== 0
    },
  }
}

function createLevel(
  table: Table,
  names: readonly (readonly PersonName[])[],
): (a: number, b: number) => number {
  const firstOf = new Map(names.flat().map((one) => [one.given, one.first]))
  const known = table.texts.map((text) => ({
    text,
    first: firstOf.get(text) ?? text,
    sounds: soundsOf(text),
  }))
  const level = remember((a, b) => {
    const [one, other] = [known[a], known[b]]
    return one === undefined || other === undefined ? NOTHING : levelOfNames(one, other)
  })
  return (a, b) => {
    if (a < 0 || b < 0) return NOTHING
    if (a === b) return (table.texts[a]?.length ?? 0) > 1 ? SAME : INITIAL
    return level(a, b)
  }
}

/** Both names by spelling, by sound and by what they are short for, in whichever order they stand. */
function nameKeys(names: readonly (readonly PersonName[])[]): Key[] {
  const [table, whole] = [createTable(), createTable()]
  const known = new Map<string, readonly number[]>()
  const keysOf = (name: string): readonly number[] => {
    let keys = name === '' ? [] : known.get(name)
    if (keys === undefined) {
      const sound = soundsOf(name)[0]
      const texts = [`=${name}`, ...(sound === undefined ? [] : [`~${sound}`])]
      keys = [...texts, ...nicknameGroups(name).map((group) => `#${group}`)].map(table.add)
      known.set(name, keys)
    }
    return keys
  }
  const inBoth = (make: (given: string, family: string) => readonly (string | undefined)[]) =>
    names.map((all) =>
      all.flatMap(({ given, family }) =>
        given === '' || family === '' ? [] : [whole.add(make(given, family).toSorted().join(' '))],
      ),
    )
  return [
    { name: 'whole name', isAlone: true, of: inBoth((given, family) => [given, family]) },
    {
      name: 'name',
      isAlone: false,
      of: names.map((all) => [
        ...new Set(all.flatMap(({ first, family }) => [...keysOf(first), ...keysOf(family)])),
      ]),
    },
    { name: 'initials', isAlone: false, of: inBoth((given, family) => [given[0], family[0]]) },
  ]
}
