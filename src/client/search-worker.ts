// The search in a worker, where a page has one: typing never waits for it.

import { createSearch } from '../book/index.ts'
import { find } from './find.ts'
import type { ListState } from './list-state.ts'
import { decodeSearchFile, GLOBAL } from './search-file.ts'

export interface Question {
  readonly id: number
  readonly state: ListState
  readonly today: string
  readonly limit: number
}

declare const self: {
  onmessage: (event: MessageEvent) => void
  postMessage: (message: unknown) => void
} & Record<string, unknown>
declare function importScripts(url: string): void

let answer: ((question: Question) => unknown) | undefined

self.onmessage = ({ data }: MessageEvent<Question | { index: string }>) => {
  if ('index' in data) {
    importScripts(data.index)
    const file = decodeSearchFile(self[GLOBAL])
    const search = createSearch(file.entries, file.fields)
    answer = ({ state, today, limit }) => find(file, search, state, today, limit)
    self.postMessage({ ready: true })
  } else self.postMessage({ id: data.id, found: answer?.(data) })
}
