// Pages that were seen, in the database that log-out empties; never in the browser's cache of code.

import { type Databases, type Facts, readFact, type StoredPage, writing } from '../desk/database.ts'

/** Then the oldest go. */
const MOST = 300
/** Of one file, in bytes: the search index of a large book is the largest. */
const LARGEST = 16 * 1024 * 1024

/** Headers of a stored answer that would be wrong with its body as it is kept. */
const DROPPED = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'date', 'age', 'etag'])

export interface Pages {
  /** The session to store for; undefined where there is none: then nothing is stored. */
  session(): Promise<string | undefined>
  /** @param session as it was when the page was asked for: a page that comes after a log-out is not kept */
  keep(url: string, session: string, answer: Response): Promise<void>
  find(url: string): Promise<StoredPage | undefined>
}

export function openPages(databases: Databases, now: () => number): Pages {
  const live = (session: Facts['session'] | undefined) =>
    session === undefined || session.ended ? undefined : session.id
  return {
    session: async () => live(await readFact(databases, 'session')),
    keep: async (url, session, answer) => {
      if (answer.status !== 200 || answer.redirected || answer.type === 'opaque') return
      const body = await answer.arrayBuffer()
      if (body.byteLength > LARGEST) return
      const headers = [...answer.headers].filter(([name]) => !DROPPED.has(name))
      const change = writing(await databases.open(), 'pages', 'facts')
      const pages = change.objectStore('pages')
      const fact = (await change.objectStore('facts').get('session'))?.value
      if (live(fact as Facts['session'] | undefined) === session) {
        await pages.put({ url, session, at: now(), headers, body })
        let surplus = (await pages.count()) - MOST
        for (let old = await pages.index('at').openKeyCursor(); old && surplus > 0; surplus--) {
          await pages.delete(old.primaryKey)
          old = await old.continue()
        }
      }
      await change.done
    },
    find: async (url) => {
      const database = await databases.open()
      const page = await database.get('pages', url)
      if (page === undefined) return undefined
      return page.session === live(await readFact(databases, 'session')) ? page : undefined
    },
  }
}
