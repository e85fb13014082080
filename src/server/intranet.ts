// The intranet server, from its folder: accounts, book, site, until it is told to end.

import type { AddressInfo } from 'node:net'
import { openSessions, openThrottle, openUsers } from './accounts/index.ts'
import type { ServerBook } from './book/index.ts'
import { openFileCache } from './web/file-cache.ts'
import { httpListener, type Listener, type Rules } from './web/listener.ts'

export interface IntranetOptions {
  /** The server folder. */
  readonly folder: string
  readonly host: string
  readonly port: number
  /** How many further ports to try where one is taken. */
  readonly tries: number
  readonly rules: Rules
  readonly isDemo: boolean
  /** Takes a line for the admin. */
  readonly say: (line: string) => void
  /** Opens the book: called when the folder is ours. */
  readonly openBook: () => Promise<ServerBook>
}

export interface Intranet {
  readonly port: number
  readonly book: ServerBook
  /** Resolves when what was begun is done and everything is on disk. */
  close(): Promise<void>
}

const BY_NAME = { free: 5 }
/** Behind an address may be an office, with its morning's slips of the finger. */
const BY_ADDRESS = { free: 20, leak: 60 }
/** What a push that is under way may take: the repository ends it after a minute. */
const GRACE = 75_000

/** @throws BookFault in words for the admin; what `listen` of node:net throws for an address or port */
export async function startIntranet(options: IntranetOptions): Promise<Intranet> {
  const { folder, say, isDemo } = options
  const now = () => Date.now()
  const users = openUsers(folder, () => new Date().toISOString().slice(0, 10))
  // A file that can't be read is told before anything begins.
  users.list()
  // From here on the folder is ours alone.
  const book = await options.openBook()
  try {
    const sessions = openSessions(folder, users, now)
    const services = {
      ...{ book, users, sessions, say, isDemo },
      byName: openThrottle(BY_NAME, now),
      byAddress: openThrottle(BY_ADDRESS, now),
      files: openFileCache(),
    }
    const listener = httpListener(services, options.rules)
    const { server } = listener
    await listen(server, options)
    server.on('error', (error) => say(`The server has trouble: ${error.message}`))
    return {
      book,
      port: (server.address() as AddressInfo).port,
      async close() {
        await end(listener)
        try {
          await sessions.close()
        } finally {
          await book.close()
        }
      },
    }
  } catch (error) {
    await book.close()
    throw error
  }
}

/** Nobody new is let in; who has begun is answered. */
function end({ server, endIdle }: Listener): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), GRACE)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    endIdle()
  })
}

async function listen(server: Listener['server'], { host, port, tries }: IntranetOptions): Promise<void> {
  for (let at = port; ; at++) {
    try {
      return await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(at, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || at - port >= tries || at >= 65535) throw error
    }
  }
}
