import type { Interaction } from '../../../card/index.ts'

/** The stages of a move, `lead -> prospect`, perhaps with a remark behind; `from` is '' for a first stage. */
export interface StageMove {
  readonly from: string
  readonly to: string
}

/** Reads a move of a `stage` entry; undefined where there is no arrow. `stages` tells names of several words. */
export function stageMove(entry: Interaction, stages: readonly string[]): StageMove | undefined {
  const parts = /^([^\n]*?)[ \t]*(?:-+>|→)[ \t]*([^\n]*)/.exec(entry.text)
  if (parts === null) return undefined
  const behind = parts[2] ?? ''
  const known = stages.filter(
    (stage) => behind === stage || new RegExp(`^${literally(stage)}(?![\\w-])`).test(behind),
  )
  const longest = known.sort((a, b) => b.length - a.length)[0]
  return { from: parts[1]?.trim() ?? '', to: longest ?? /^[^\s,;:.]*/.exec(behind)?.[0] ?? '' }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
