// The network first; what is stored where it fails, or takes longer than anybody waits.

import type { Pages } from './pages.ts'
import { placeOf, type Route } from './routes.ts'
import { nothingStored, storedAnswer } from './stored-answer.ts'

/** Nobody waits longer for a page that is at hand. */
const PATIENCE = 3000
/** After the network has failed, for a while nobody waits so long again for each of a page's parts. */
const WARY = 400
const WARY_FOR = 15_000

export interface AnswerPorts {
  readonly root: URL
  readonly pages: Pages
  /** The code of this version. */
  readonly code: (request: Request) => Promise<Response | undefined>
  readonly fetch: (request: Request) => Promise<Response>
  readonly now: () => number
}

export interface Answers {
  /** @param work gets what goes on after the answer */
  answer(
    request: Request,
    route: Exclude<Route, 'leave'>,
    work: (more: Promise<unknown>) => void,
  ): Promise<Response>
  /** Fetches what is not here, or older than an hour; one after the other, and no more once one fails. */
  fetchAhead(urls: readonly string[], isAhead: (url: string) => boolean): Promise<void>
}

const FRESH = 60 * 60 * 1000

export function openAnswers({ root, pages, code, fetch, now }: AnswerPorts): Answers {
  let waryUntil = 0

  /** The network's answer; undefined where it fails, is late, or the server behind a proxy is down. */
  const inTime = async (network: Promise<Response>): Promise<Response | undefined> => {
    const patience = now() < waryUntil ? WARY : PATIENCE
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
    const answer = await Promise.race([network.catch(() => undefined), late])
    const isDown = answer === undefined || (answer.status >= 502 && answer.status <= 504)
    waryUntil = isDown ? now() + WARY_FOR : 0
    return isDown ? undefined : answer
  }

  return {
    answer: async (request, route, work) => {
      const session = route === 'code' ? undefined : await pages.session().catch(() => undefined)
      const network = fetch(request)
      const url = placeOf(request.url, root)
      if (session !== undefined) {
        const keeping = network.then((answer) =>
          answer.status === 200 ? pages.keep(url, session, answer.clone()) : undefined,
        )
        work(keeping.catch(() => undefined))
      }
      const answer = await inTime(network)
      if (answer !== undefined) return answer
      if (route === 'code') return (await code(request)) ?? network
      const stored = await pages.find(url).catch(() => undefined)
      if (stored !== undefined) return storedAnswer(stored, route === 'page')
      if (route === 'data') return network
      return network.catch(() => nothingStored(root))
    },
    fetchAhead: async (urls, isAhead) => {
      const session = await pages.session()
      if (session === undefined) return
      for (const address of urls.filter(isAhead)) {
        const url = placeOf(address, root)
        const stored = await pages.find(url)
        if (stored !== undefined && now() - stored.at < FRESH) continue
        const answer = await fetch(new Request(url, { credentials: 'same-origin', redirect: 'manual' }))
        await pages.keep(url, session, answer)
      }
    },
  }
}
