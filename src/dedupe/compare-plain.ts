// Texts without an inner form: towns, post codes, house numbers, numbers of an insurance or a customer, organisations.

import { fold } from './fold.ts'
import { type Comparison, NOTHING, type Part } from './part.ts'
import { editsBetween, jaroWinkler, lettersOf, mayBeNear, mayLookAlike } from './similarity.ts'
import { addAll, best, createTable, rarest } from './table.ts'
import type { DedupeRecord, Role } from './types.ts'

const [DIFFERENT, CLOSE, SAME] = [0, 1, 2]

interface Plain {
  readonly part: Part
  readonly plain: (text: string) => string
  /** For two texts that are not the same. */
  readonly isClose: (a: string, b: string) => boolean
  readonly isAlone: boolean
}

const code = (text: string) => fold(text).replace(/ /g, '')
const oneEdit = (a: string, b: string) => Math.min(a.length, b.length) > 2 && editsBetween(a, b, 1) === 1

const KINDS: Readonly<Partial<Record<Role, Plain>>> = {
  id: {
    part: {
      key: 'id',
      words: ['numbers differ', 'numbers differ in a digit', 'same number'],
      chances: { one: [0.06, 0.09, 0.85], any: [0.9985, 0.001, 0.0005] },
      isRare: true,
      isPersonal: true,
    },
    plain: code,
    isClose: oneEdit,
    isAlone: true,
  },
  city: {
    part: {
      key: 'city',
      words: ['towns differ', 'towns are spelt nearly the same', 'same town'],
      chances: {
        one: [0.12, 0.08, 0.8],
        home: [0.05, 0.05, 0.9],
        office: [0.1, 0.05, 0.85],
        town: [0.02, 0.03, 0.95],
        any: [0.94, 0.01, 0.05],
      },
      isRare: true,
    },
    plain: code,
    isClose: (a, b) => {
      const edits = editsBetween(a, b, 2)
      return edits === 1 || (edits === 2 && Math.min(a.length, b.length) > 4) || jaroWinkler(a, b) >= 0.9
    },
    isAlone: false,
  },
  postcode: {
    part: {
      key: 'postcode',
      words: ['post codes differ', 'post codes differ in a sign', 'same post code'],
      chances: {
        one: [0.1, 0.1, 0.8],
        home: [0.05, 0.05, 0.9],
        office: [0.1, 0.05, 0.85],
        town: [0.2, 0.1, 0.7],
        any: [0.97, 0.01, 0.02],
      },
      isRare: true,
    },
    plain: code,
    isClose: oneEdit,
    isAlone: false,
  },
  region: {
    part: {
      key: 'region',
      words: ['regions differ', 'regions are spelt nearly the same', 'same region'],
      chances: {
        one: [0.1, 0.05, 0.85],
        home: [0.03, 0.02, 0.95],
        office: [0.05, 0.02, 0.93],
        town: [0.02, 0.01, 0.97],
        any: [0.79, 0.01, 0.2],
      },
      isRare: true,
    },
    plain: code,
    isClose: (a, b) => editsBetween(a, b, 1) === 1,
    isAlone: false,
  },
  number: {
    part: {
      key: 'number',
      words: ['house numbers differ', 'house numbers differ in a digit', 'same house number'],
      chances: {
        one: [0.12, 0.06, 0.82],
        home: [0.08, 0.02, 0.9],
        office: [0.08, 0.02, 0.9],
        any: [0.92, 0.06, 0.02],
      },
      isRare: true,
    },
    plain: code,
    isClose: (a, b) => editsBetween(a, b, 1) === 1,
    isAlone: false,
  },
  org: {
    part: {
      key: 'org',
      words: ['organisations differ', 'organisations are named nearly the same', 'same organisation'],
      chances: { one: [0.15, 0.07, 0.78], office: [0.02, 0.05, 0.93], any: [0.965, 0.01, 0.025] },
      isRare: true,
    },
    plain: plainFirm,
    isClose: (a, b) =>
      editsBetween(a, b, 2) <= 2 || a.startsWith(b) || b.startsWith(a) || jaroWinkler(a, b) >= 0.92,
    isAlone: false,
  },
}

const FORMS = new Set(
  'inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh ag kg ohg mbh ug se sa sas sarl srl spa bv nv oy ab as aps sro spzoo sp zoo z o pty the and und et y e'.split(
    ' ',
  ),
)

/** An organisation's name as it is compared: folded, without its legal form. */
export function plainFirm(name: string): string {
  const text = fold(name)
  const words = text.split(' ').filter((word) => !FORMS.has(word))
  return (words.length === 0 ? text : words.join(' ')).replace(/ /g, '')
}

/** @returns undefined where no record has a value of the role */
export function comparePlain(records: readonly DedupeRecord[], role: Role): Comparison | undefined {
  const kind = KINDS[role]
  if (kind === undefined) return undefined
  const table = createTable()
  const ids = records.map((record) => addAll(table, record[role], kind.plain))
  if (table.texts.length === 0) return undefined
  const letters = Int32Array.from(table.texts, lettersOf)
  const level = (a: number, b: number): number => {
    if (a === b) return SAME
    const [mine, theirs] = [letters[a] ?? 0, letters[b] ?? 0]
    if (!mayBeNear(mine, theirs, 1) && !mayLookAlike(mine, theirs)) return DIFFERENT
    return kind.isClose(table.texts[a] ?? '', table.texts[b] ?? '') ? CLOSE : DIFFERENT
  }
  return {
    parts: [kind.part],
    compare: (a, b, out, at) => {
      out[at] = best(ids[a], ids[b], NOTHING, level)
    },
    shared: (a, b) => rarest(table, ids[a], ids[b]),
    keys: [{ name: role, isAlone: kind.isAlone, of: ids }],
  }
}
