// The page's way to its sender: a worker, begun when it is needed first; in the page where workers do not work.

import type { Answer, Ask, openDispatch } from './dispatch.ts'
import { runScript } from './load.ts'

/** The global that assets/desk-worker.js sets in a page. */
const SENDER = 'cardfileSender'

export interface Messenger {
  go(): void
  /** Gets ready, since somebody is about to edit. */
  warm(): void
  /**
   * @param than only where the book is newer than this commit
   * @returns undefined where there is no such card, or the server can't be reached
   */
  read(slug: string, than?: string): Promise<{ readonly path: string; readonly text: string } | undefined>
  merge(base: string, mine: string, theirs: string, path: string): Promise<string>
  stop(): Promise<void>
}

type Post = (ask: Ask) => void

/**
 * @param stuck is called when there can be no sender now: its script is not here, and the server does not give it
 */
export function openMessenger(root: URL, stuck: () => void): Messenger {
  const waiting = new Map<number, (answer: Answer) => void>()
  let count = 0
  let post: Promise<Post> | undefined
  let worker: Worker | undefined
  const hear = (answer: Answer) => {
    if (answer.answer === 'ready') return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  const source = new URL('assets/desk-worker.js', root).href

  const inPage = async (): Promise<Post> => {
    await runScript(source)
    const open = (globalThis as unknown as Record<string, typeof openDispatch>)[SENDER]
    const dispatch = open?.(root, hear)
    return (ask) => void dispatch?.(ask).catch(() => undefined)
  }
  const start = async (): Promise<Post> => {
    try {
      const begun = new Worker(source)
      worker = begun
      await new Promise<void>((resolve, reject) => {
        begun.addEventListener('error', reject, { once: true })
        begun.addEventListener('message', () => resolve(), { once: true })
        begun.postMessage({ ask: 'start', root: root.href } satisfies Ask)
      })
      begun.addEventListener('message', ({ data }) => hear(data as Answer))
      return (ask) => begun.postMessage(ask)
    } catch {
      worker?.terminate()
      worker = undefined
      return inPage()
    }
  }
  const send = (ask: Ask) => {
    post ??= start().catch((error: unknown) => {
      post = undefined
      throw error
    })
    return post.then((give) => give(ask))
  }
  const asked = <A extends Answer>(ask: (id: number) => Ask): Promise<A> =>
    new Promise((resolve, reject) => {
      const id = ++count
      waiting.set(id, (answer) => resolve(answer as A))
      send(ask(id)).catch(reject)
    })

  return {
    go: () => void send({ ask: 'go' }).catch(stuck),
    warm: () => void send({ ask: 'warm' }).catch(() => undefined),
    read: async (slug, than) =>
      (await asked<Answer & { answer: 'read' }>((id) => ({ ask: 'read', id, slug, than }))).card,
    merge: async (...texts) => {
      const [base, mine, theirs, path] = texts
      type Merged = Answer & { answer: 'merge' }
      return (await asked<Merged>((id) => ({ ask: 'merge', id, texts: [base, mine, theirs], path }))).text
    },
    stop: async () => {
      if (post === undefined) return
      await send({ ask: 'stop' }).catch(() => undefined)
      worker?.terminate()
    },
  }
}
