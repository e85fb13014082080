// Merges the texts of one file that both sides changed: a card by its fields, settings by their keys, other text by
// lines where no line was changed by both.

import type { Config } from '../contact/index.ts'
import { isWholeYaml, mergeCards, mergeSettings } from '../merge/index.ts'
import type { Diagnostic } from '../text/index.ts'
import type { Layout } from './plan.ts'

export interface MergedFile {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** Lines of settings that gave way. */
  readonly lost: readonly string[]
}

/**
 * @returns undefined where the two can't be one text: binary files, text of which both changed the same lines, and YAML
 * that would be none
 */
export function mergeFile(
  path: string,
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
  config: Config,
  { prefix }: Layout,
): MergedFile | undefined {
  if (ours === undefined || theirs === undefined) return undefined
  if (ours === theirs) return { text: ours, diagnostics: [], lost: [] }
  const inBook = path.startsWith(prefix)
  if (inBook && /\.ya?ml$/i.test(path)) {
    const merged = mergeSettings(base ?? '', ours, theirs)
    return isWholeYaml(path, [ours, theirs], merged.text) ? { ...merged, diagnostics: [] } : undefined
  }
  const isCardLike = inBook && /\.md$/i.test(path)
  // What is no card must not be read as one because it begins with a line of dashes.
  if (!isCardLike && /^\ufeff?---/.test(ours) && /^\ufeff?---/.test(theirs)) return undefined
  const { text, diagnostics } = mergeCards(base ?? '', ours, theirs, config, path)
  if (isCardLike) return { text, diagnostics, lost: [] }
  return hasMarkers(text) ? undefined : { text, diagnostics: [], lost: [] }
}

function hasMarkers(text: string): boolean {
  return /^<{7} /m.test(text) && /^>{7} /m.test(text)
}
