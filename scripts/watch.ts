// Waits for saves in a folder, and for the minute.

import { type FSWatcher, watch } from 'node:fs'

export interface Watch {
  /** Resolves after a save, once it is quiet for a moment; after the longest wait; true when it is to stop. */
  next(): Promise<boolean>
  close(): void
}

/** Milliseconds without a further save: editors write in several steps. */
const QUIET = 1500

/** @param longest, quiet milliseconds; names that begin with a dot are not cards, and wake nobody */
export function watchFolder(folder: string, longest: number, quiet = QUIET): Watch {
  let saved = false
  let stopped = false
  let wake = () => {}
  const watcher: FSWatcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name !== null && /(^|[\\/])\.|~$/.test(name)) return
    saved = true
    wake()
  })
  // A folder that is moved away must not end the program in the middle of a sync.
  watcher.on('error', () => {})
  const stop = () => {
    stopped = true
    wake()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  return {
    async next() {
      const until = Date.now() + longest
      while (!stopped && !saved && Date.now() < until) await pause(until - Date.now())
      while (!stopped && saved) {
        saved = false
        await pause(quiet)
      }
      return stopped
    },
    close() {
      watcher.close()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    },
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
