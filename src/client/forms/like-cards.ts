// Asks the finder of duplicates from a form: in its worker, or in the page where workers do not work.

import type { LikeCard, TypedCard } from '../doubles.ts'
import { loadPart } from '../parts.ts'
import type { SearchFile } from '../search-file.ts'

/** Resolves for the last question asked; those that were overtaken never do. Never rejects: [] where it can't be asked. */
export type AskLike = (typed: TypedCard) => Promise<readonly LikeCard[]>

/** @param root the way to the site's root  @param file the index, for where there is no worker */
export function openLikeCards(root: string, file: () => Promise<SearchFile | undefined>): AskLike {
  let remote: AskLike | undefined | 'none'
  const here: AskLike = async (typed) => {
    const index = await file()
    if (index === undefined) return []
    const { openLikeness } = await loadPart('doubles', root)
    local ??= openLikeness(index)
    return local(typed)
  }
  let local: ((typed: TypedCard) => LikeCard[]) | undefined
  return async (typed) => {
    remote ??= openWorker(root) ?? 'none'
    const ask = remote === 'none' ? here : remote
    return ask(typed)
      .catch(() => {
        remote = 'none'
        return here(typed)
      })
      .catch(() => [])
  }
}

function openWorker(root: string): AskLike | undefined {
  let worker: Worker
  try {
    worker = new Worker(`${root}assets/doubles.js`)
  } catch {
    return undefined
  }
  let last = 0
  let pending:
    | { id: number; resolve: (found: readonly LikeCard[]) => void; reject: (error: unknown) => void }
    | undefined
  let broken: unknown
  worker.onmessage = ({ data }: MessageEvent<{ id: number; found: readonly LikeCard[] }>) => {
    if (data.id === pending?.id) pending.resolve(data.found)
  }
  worker.onerror = (event) => {
    broken = event
    pending?.reject(event)
  }
  worker.postMessage({ index: new URL(`${root}search-index.js`, document.baseURI).href })
  return (typed) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken)
      pending = { id: ++last, resolve, reject }
      worker.postMessage({ id: last, typed })
    })
}
