// The outbox as it is kept: read and changed in one step, so that two tabs never overwrite one another.

import { type Databases, type KnownText, writing } from './database.ts'
import { learnt } from './known.ts'
import type { OutboxEntry } from './types.ts'

/** A card's text that the server has now, and texts that it had before. */
export interface Lesson {
  readonly slug: string
  readonly path: string
  readonly text: string | undefined
  readonly at: number
  readonly before: readonly (string | undefined)[]
}

export interface OutboxChange {
  readonly put?: readonly OutboxEntry[]
  /** Ids. */
  readonly remove?: readonly string[]
  readonly learn?: readonly Lesson[]
}

export interface Box {
  entries(): Promise<readonly OutboxEntry[]>
  /** Reads and changes as one. Resolves when the disk has it. @returns what `change` gave */
  change<T extends OutboxChange>(change: (entries: readonly OutboxEntry[]) => T): Promise<T>
}

export function openBox(databases: Databases): Box {
  return {
    entries: async () => (await databases.open()).getAll('outbox'),
    change: async (change) => {
      const transaction = writing(await databases.open(), 'outbox', 'cards')
      const [outbox, cards] = [transaction.objectStore('outbox'), transaction.objectStore('cards')]
      const result = change(await outbox.getAll())
      const writes: Promise<unknown>[] = [
        ...(result.put ?? []).map((entry) => outbox.put(entry)),
        ...(result.remove ?? []).map((id) => outbox.delete(id)),
      ]
      for (const lesson of result.learn ?? [])
        writes.push(cards.put(knownAfter(await cards.get(lesson.slug), lesson)))
      await Promise.all([...writes, transaction.done])
      return result
    },
  }
}

function knownAfter(known: KnownText | undefined, { before, ...now }: Lesson): KnownText {
  return learnt(known, now, before)
}
