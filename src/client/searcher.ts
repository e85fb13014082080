// The search of the contacts page: in a worker over http, in the page itself where it was opened from a disk.

import { createSearch } from '../book/index.ts'
import { type Found, find } from './find.ts'
import type { ListState } from './list-state.ts'
import { decodeSearchFile, GLOBAL, type SearchFile } from './search-file.ts'

export interface Searcher {
  readonly file: SearchFile
  /** Resolves for the last question asked; those that were overtaken never do. */
  readonly ask: (state: ListState, today: string, limit: number) => Promise<Found>
}

/** @param index address of the index's script  @param worker address of the worker's */
export async function openSearcher(index: string, worker: string): Promise<Searcher> {
  const remote = location.protocol === 'file:' ? undefined : openWorker(index, worker)
  await loadScript(index)
  const file = decodeSearchFile((globalThis as unknown as Record<string, unknown>)[GLOBAL])
  let search: ReturnType<typeof createSearch> | undefined
  const here = (state: ListState, today: string, limit: number) => {
    search ??= createSearch(file.entries, file.fields)
    return find(file, search, state, today, limit)
  }
  if (remote === undefined) return { file, ask: async (...question) => here(...question) }
  return { file, ask: (...question) => remote(...question).catch(() => here(...question)) }
}

function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${src} did not load.`))
    document.head.append(script)
  })
}

type Ask = (state: ListState, today: string, limit: number) => Promise<Found>

function openWorker(index: string, src: string): Ask | undefined {
  let worker: Worker
  try {
    worker = new Worker(src)
  } catch {
    return undefined
  }
  let last = 0
  let pending: { id: number; resolve: (found: Found) => void; reject: (error: unknown) => void } | undefined
  let broken = false
  worker.onmessage = ({ data }: MessageEvent<{ id?: number; found?: Found }>) => {
    if (pending !== undefined && data.id === pending.id && data.found !== undefined)
      pending.resolve(data.found)
  }
  worker.onerror = (event) => {
    broken = true
    pending?.reject(event)
  }
  worker.postMessage({ index: new URL(index, document.baseURI).href })
  return (state, today, limit) =>
    new Promise((resolve, reject) => {
      if (broken) return reject(new Error('The worker did not start.'))
      pending = { id: ++last, resolve, reject }
      worker.postMessage({ id: last, state, today, limit })
    })
}
