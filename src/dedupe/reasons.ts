// Why two records may be one, in words.

import { ANY, type Model, ONE } from './learn.ts'
import { NOTHING, type Part } from './part.ts'
import type { Reason } from './types.ts'

/** What speaks for it and against it, the strongest first; what says next to nothing is left out. */
export function reasonsFor(parts: readonly Part[], { chance }: Model, row: Uint8Array): Reason[] {
  const bitsOf = (k: number, level: number) =>
    Math.log2((chance[ONE]?.[k]?.[level] ?? 1) / (chance[ANY]?.[k]?.[level] ?? 1))
  return parts
    .flatMap((part, k) => {
      const level = row[k] ?? NOTHING
      if (level === NOTHING) return []
      return [{ text: part.words[level] ?? '', bits: Math.round(bitsOf(k, level) * 10) / 10 }]
    })
    .filter(({ bits }) => Math.abs(bits) >= 1)
    .sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
}
