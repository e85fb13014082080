// An outbox in memory, which behaves as the stored one does: read and changed in one step.
import type { Box } from '../../../src/client/desk/box.ts'
import type { KnownText } from '../../../src/client/desk/database.ts'
import { learnt } from '../../../src/client/desk/known.ts'
import type { OutboxEntry } from '../../../src/client/desk/types.ts'

export interface MemoryBox extends Box {
  readonly cards: Map<string, KnownText>
}

export function memoryBox(): MemoryBox {
  const stored = new Map<string, OutboxEntry>()
  const cards = new Map<string, KnownText>()
  return {
    cards,
    entries: async () => structuredClone([...stored.values()]),
    change: async (change) => {
      const result = change(structuredClone([...stored.values()]))
      for (const entry of result.put ?? []) stored.set(entry.id, structuredClone(entry))
      for (const id of result.remove ?? []) stored.delete(id)
      for (const { before, ...now } of result.learn ?? [])
        cards.set(now.slug, learnt(cards.get(now.slug), now, before))
      return result
    },
  }
}
