// How alike two given or two family names are.  [double-metaphone]

import { doubleMetaphone } from 'double-metaphone'
import { areNicknames } from './nicknames.ts'
import { editsBetween, jaroWinkler } from './similarity.ts'

/** Worst first. */
export const NAME_LEVELS = { DIFFERENT: 0, INITIAL: 1, LOOSE: 2, CLOSE: 3, SAME: 4 } as const
const { DIFFERENT, INITIAL, LOOSE, CLOSE } = NAME_LEVELS

export interface ComparedName {
  /** Folded, all of its words in one. */
  readonly text: string
  /** The first of several given names. */
  readonly first: string
  readonly sounds: readonly string[]
}

/** The level of two names that are not the same. */
export function levelOfNames(one: ComparedName, other: ComparedName): number {
  const [a, b] = [one.text, other.text]
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? INITIAL : DIFFERENT
  if (one.first === other.first && one.first.length > 2) return CLOSE
  if (areNicknames(one.first, other.first)) return CLOSE
  const isLong = Math.min(a.length, b.length) >= 4
  const edits = editsBetween(a, b, 2)
  if (edits === 1) return isLong ? CLOSE : LOOSE
  if (edits === 2 && isLong) return LOOSE
  if (isLong && (a.startsWith(b) || b.startsWith(a))) return LOOSE
  if (one.sounds.some((sound) => other.sounds.includes(sound))) return LOOSE
  return jaroWinkler(a, b) >= 0.87 ? LOOSE : DIFFERENT
}

/** How a name sounds in English, in one way or two; [] for what has no Latin letters, or too few. */
export function soundsOf(name: string): string[] {
  if (!/^[a-z]{3,}$/.test(name)) return []
  return [...new Set(doubleMetaphone(name))].filter((sound) => sound.length > 1)
}
