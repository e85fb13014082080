// assets/desk-worker.js: the sender in a worker of the page's; or in the page itself, which then loads it as a script.

import { type Answer, type Ask, openDispatch } from './dispatch.ts'

/** The global that the script sets in a page. */
export const SENDER = 'cardfileSender'

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Ask>) => void) | null
  postMessage: (answer: Answer) => void
} & Record<string, unknown>

if ('importScripts' in globalThis) {
  let dispatch: ((ask: Ask) => Promise<void>) | undefined
  scope.onmessage = ({ data }) => {
    if (data.ask === 'start') {
      dispatch = openDispatch(new URL(data.root), (answer) => scope.postMessage(answer))
      // The page waits for a first word: without one it does the work itself.
      scope.postMessage({ answer: 'ready' })
    } else void dispatch?.(data).catch(() => undefined)
  }
} else scope[SENDER] = openDispatch
