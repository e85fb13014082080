// What the merge of one key came to.

import { withLines } from './comments.ts'
import type { Part } from './entry.ts'

export interface Outcome {
  /** The lines of the entry, each with its break; '' where the key goes. */
  readonly source: string
  /** Comment lines that lost their place and go above the key, or above the next one where the key goes. */
  readonly above: readonly string[]
  /** Values that lost, to be recorded. */
  readonly losers: readonly string[]
  /** True where one side cleared what the other set. */
  readonly cleared: boolean
}

/** The three versions of a key. */
export interface Versions {
  readonly base: Part | undefined
  readonly ours: Part | undefined
  readonly theirs: Part | undefined
}

export function settled(source: string, above: readonly string[] = []): Outcome {
  return { source, above, losers: [], cleared: false }
}

/** The value of a key as one text: undefined without the key, '' without a value. */
export function textOf(part: Part | undefined): string | undefined {
  return part?.items.map((item) => item.text).join(', ')
}

/** Comments that the base does not have, so that somebody has just written them, and the chosen source neither. */
export function newComments({ base, ours, theirs }: Versions, source = ''): readonly string[] {
  const old = new Set(commentsOf(base))
  const isNew = (line: string) => !old.has(line) && !source.includes(line)
  return withLines([], [...commentsOf(ours), ...commentsOf(theirs)].filter(isNew).sort())
}

/** Comments that both sides left where they were, of a key that neither took away though it goes. */
export function sharedComments({ base, ours, theirs }: Versions): readonly string[] {
  const has = new Set(commentsOf(theirs))
  const old = new Set(commentsOf(base))
  return withLines(
    [],
    commentsOf(ours).filter((line) => has.has(line) && old.has(line)),
  )
}

function commentsOf(part: Part | undefined): readonly string[] {
  if (part === undefined) return []
  const inside = part.items.flatMap((item) => [...item.lead, item.tail])
  return [...part.lead, part.tail, ...inside]
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'))
}
