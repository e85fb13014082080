// Parts of editing that few pages need, each a script of its own: it puts itself where `loadPart` finds it.

import type { decisionPart } from './decisions.ts'
import { runScript } from './desk/load.ts'
import type { doublesPart } from './doubles.ts'
import type { joinPart } from './join.ts'
import type { notesHtml } from './view/markdown.ts'

export interface Parts {
  readonly notes: typeof notesHtml
  readonly decisions: typeof decisionPart
  readonly join: typeof joinPart
  readonly doubles: typeof doublesPart
}

const GLOBAL = 'cardfileParts'
const place = globalThis as unknown as Record<string, Partial<Record<keyof Parts, unknown>> | undefined>

export function putPart<K extends keyof Parts>(name: K, part: Parts[K]): void {
  place[GLOBAL] = { ...place[GLOBAL], [name]: part }
}

const loading = new Map<keyof Parts, Promise<unknown>>()

/** @throws where it can't be loaded now */
export function loadPart<K extends keyof Parts>(name: K, root: string): Promise<Parts[K]> {
  const known = loading.get(name)
  if (known !== undefined) return known as Promise<Parts[K]>
  const part = runScript(`${root}assets/${name}.js`).then(() => {
    const found = place[GLOBAL]?.[name]
    if (found === undefined) throw new Error(`assets/${name}.js has not what it should.`)
    return found
  })
  loading.set(name, part)
  part.catch(() => loading.delete(name))
  return part as Promise<Parts[K]>
}
