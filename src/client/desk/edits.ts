// Edits into the outbox, and out of it again.

import type { Box, OutboxChange } from './box.ts'
import { cardsOf, isPast, newEntry, takeBack, touches } from './outbox.ts'
import { DeskError, type DeskPerson, type Edit, type OutboxEntry } from './types.ts'

export interface EditsPorts {
  readonly box: Box
  readonly newId: () => string
  readonly now: () => number
  /** Minutes east of UTC. */
  readonly offset: () => number
}

export interface Edits {
  save(edit: Edit, person: DeskPerson): Promise<OutboxEntry>
  /** @returns the entry that takes it back; undefined where it had not been sent and is gone */
  undo(id: string, person: DeskPerson): Promise<OutboxEntry | undefined>
  again(id: string): Promise<void>
  /** What others changed meanwhile was told. */
  heard(id: string): Promise<void>
  /** Forgets what was sent long ago. */
  tidy(): Promise<void>
}

interface Step extends OutboxChange {
  readonly entry?: OutboxEntry | undefined
}

export function openEdits({ box, newId, now, offset }: EditsPorts): Edits {
  const made = (edit: Edit, { handle, name, email }: DeskPerson, all: readonly OutboxEntry[]) =>
    newEntry(edit, {
      id: newId(),
      order: Math.max(0, ...all.map(({ order }) => order)) + 1,
      person: { handle, name, email },
      date: now(),
      offset: offset(),
    })
  return {
    save: async (edit, person) => {
      if (cardsOf(edit).every(({ base, mine }) => base === mine)) throw new DeskError('Nothing was changed.')
      const { entry } = await box.change((all) => {
        const entry = made(edit, person, all)
        return { entry, put: [entry] }
      })
      return entry
    },
    undo: async (id, person) => {
      const { entry } = await box.change((all): Step => {
        const one = all.find((entry) => entry.id === id)
        if (one === undefined) return {}
        if (one.undoneBy !== undefined) return { entry: all.find((entry) => entry.id === one.undoneBy) }
        if (one.state === 'here' || one.state === 'refused') return remove(one, all)
        const entry: OutboxEntry = { ...made(takeBack(one), person, all), undoes: id }
        return { entry, put: [{ ...one, undoneBy: entry.id }, entry] }
      })
      return entry
    },
    again: async (id) => {
      await box.change((all) => ({
        put: all
          .filter((entry) => entry.id === id && entry.state === 'refused')
          .map(({ problem: _, ...entry }) => ({ ...entry, state: 'here' as const })),
      }))
    },
    heard: async (id) => {
      await box.change((all) => ({
        put: all.filter((entry) => entry.id === id).map((entry) => ({ ...entry, heard: true })),
      }))
    },
    tidy: async () => {
      await box.change((all) => ({ remove: all.filter((entry) => isPast(entry, now())).map(({ id }) => id) }))
    },
  }
}

/** Takes an edit out that was never sent. What it took back itself is in force again. */
function remove(one: OutboxEntry, all: readonly OutboxEntry[]): Step {
  const isLater = (slug: string) =>
    all.some((entry) => touches(entry, slug) && entry.order > one.order && entry.state !== 'sent')
  if (cardsOf(one).some(({ base, slug }) => base === undefined && isLater(slug)))
    throw new DeskError('There are later edits of this new card: take them back first.')
  return {
    remove: [one.id],
    put: all.filter(({ id }) => id === one.undoes).map(({ undoneBy: _, ...entry }) => entry),
  }
}
