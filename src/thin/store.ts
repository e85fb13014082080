// The objects that are at hand, by id.

import { type GitObject, idOf } from './object.ts'

export interface Store {
  get(id: string): GitObject | undefined
  has(id: string): boolean
  /** @returns its id */
  put(object: GitObject): string
  /** Objects whose ids are known to be right. */
  add(objects: ReadonlyMap<string, GitObject>): void
  /** Keeps these only, where there are more than `most` bytes. */
  prune(most: number, keep: () => Iterable<string>): void
}

export function openStore(): Store {
  let objects = new Map<string, GitObject>()
  let size = 0
  const set = (id: string, object: GitObject): void => {
    if (!objects.has(id)) size += object.bytes.length
    // A copy: what was cut out of a pack would keep the whole pack.
    objects.set(id, { type: object.type, bytes: object.bytes.slice() })
  }
  return {
    get: (id) => objects.get(id),
    has: (id) => objects.has(id),
    put(object) {
      const id = idOf(object)
      set(id, object)
      return id
    },
    add(more) {
      for (const [id, object] of more) set(id, object)
    },
    prune(most, keep) {
      if (size <= most) return
      const kept = [...keep()].flatMap((id) => {
        const object = objects.get(id)
        return object === undefined ? [] : [[id, object] as const]
      })
      objects = new Map(kept)
      size = kept.reduce((sum, [, { bytes }]) => sum + bytes.length, 0)
    },
  }
}
