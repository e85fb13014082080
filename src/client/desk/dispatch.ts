// The sender put together with the browser: runs in a worker, or in the page where there is none.

import { mergeCards } from '../../merge/index.ts'
import { openThin, type Thin, ThinError } from '../../thin/index.ts'
import { openKnownBook } from './book-known.ts'
import { openBox } from './box.ts'
import { decodeText, encodeText } from './card-text.ts'
import { openChannel } from './channel.ts'
import { databaseName, openDatabases, readFact, writeFact } from './database.ts'
import { exclusivelyAs } from './exclusive.ts'
import { slugOfPath } from './outbox.ts'
import { finderIn, placeOf } from './places.ts'
import { openSender } from './sender.ts'
import { tell } from './told.ts'
import type { Problem } from './types.ts'

/** What a page asks of its sender. */
export type Ask =
  /** Once, first: the site's root. */
  | { readonly ask: 'start'; readonly root: string }
  /** Send. */
  | { readonly ask: 'go' }
  /** Somebody is about to edit: get ready. */
  | { readonly ask: 'warm' }
  /** Let go of everything: log-out. */
  | { readonly ask: 'stop' }
  /** `than`: only where the book is newer than this commit. */
  | { readonly ask: 'read'; readonly id: number; readonly slug: string; readonly than?: string | undefined }
  | {
      readonly ask: 'merge'
      readonly id: number
      readonly texts: readonly [base: string, mine: string, theirs: string]
      readonly path: string
    }

export type Answer =
  /** A worker's first word. */
  | { readonly answer: 'ready' }
  | {
      readonly answer: 'read'
      readonly id: number
      readonly card?: { path: string; text: string }
      readonly why?: string
    }
  | { readonly answer: 'merge'; readonly id: number; readonly text: string }

/** What was fetched so lately is warm, in milliseconds. */
const WARM = 4 * 60_000

/** @returns what takes a page's questions */
export function openDispatch(root: URL, answer: (answer: Answer) => void): (ask: Ask) => Promise<void> {
  const databases = openDatabases(databaseName(root))
  const channel = openChannel(databaseName(root))
  const box = openBox(databases)
  const book = openKnownBook(databases)
  const cancelling = new AbortController()
  let opening: Promise<Thin> | undefined
  const opened = () => {
    opening ??= openWarm()
    return opening
  }
  const openWarm = async () => {
    await book.read()
    const state = await readFact(databases, 'thin').catch(() => undefined)
    return openThin({
      url: new URL('git/book.git', root).href,
      folder: book.folder(),
      fetch: (url, init) => fetch(url, init),
      merge: ({ base, mine, theirs, path }) => {
        const [before, own, other] = [base ?? new Uint8Array(), mine, theirs].map(decodeText)
        return encodeText(mergeCards(before ?? '', own ?? '', other ?? '', book.config(), path).text)
      },
      find: (path, tree) => finderIn(book.folder())(path, tree),
      state,
    })
  }
  const keep = async () => writeFact(databases, 'thin', (await opened()).state())

  /** The first time, it is found out which way this server goes, so that a slow one can be announced. */
  const walk = async (lately = false): Promise<string | undefined> => {
    const { tip, slow } = await (await opened()).refresh({ lately })
    const before = await readFact(databases, 'sending')
    if (slow !== (before?.slow ?? false)) {
      await writeFact(databases, 'sending', { ...before, slow })
      channel.tell('changed')
    }
    return tip
  }
  let walked = 0
  let warming: Promise<void> | undefined
  /** What a push needs is then at hand. Without a connection, nothing is lost by it. Who comes second waits for the first. */
  const warm = (): Promise<void> => {
    if (warming !== undefined && Date.now() - walked < WARM) return warming
    walked = Date.now()
    warming = walk().then(keep)
    warming.catch(() => {
      walked = 0
    })
    return warming
  }

  const progress = async ({ problem, nextTry }: { problem?: Problem; nextTry?: number }) => {
    const before = await readFact(databases, 'sending')
    await writeFact(databases, 'sending', {
      ...(problem === undefined ? {} : { problem }),
      ...(nextTry === undefined ? {} : { nextTry }),
      slow: before?.slow ?? false,
    })
    if (problem?.kind === 'signed-out') channel.tell('session')
    channel.tell('changed')
  }

  const sender = openSender({
    box,
    thin: {
      send: async (edits, person, options) =>
        (await opened()).send(edits, person, { ...options, signal: cancelling.signal }),
      file: async (path) => (await opened()).file(path),
    },
    person: async () => {
      const session = await readFact(databases, 'session')
      return session === undefined || session.ended ? undefined : session.person
    },
    exclusively: exclusivelyAs(databaseName(root), databases, Date.now),
    prepare: async () => {
      await book.read()
      // Seen lately or not: without a network no push is begun of which nobody would know the end.
      if (!navigator.onLine) return walk()
      // An edit is looked for from here on: of a tip that was not seen lately, that would be a long way.
      return walk(true).catch(async () => (await opened()).state().tip)
    },
    settle: async () => {
      try {
        await book.follow(await opened())
      } catch (error) {
        if (!(error instanceof ThinError)) throw error
      }
      await keep()
    },
    tell: (meeting) => tell(meeting, book.config()),
    progress,
    now: Date.now,
    random: Math.random,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })

  const read = async (slug: string, than?: string) => {
    const thin = await opened()
    await (than === undefined ? thin.refresh() : warm())
    await book.read()
    if (than !== undefined && [undefined, than].includes(thin.state().tip)) return undefined
    const path = await placeOf(slug, book.folder(), thin)
    const file = path === undefined ? undefined : await thin.file(path)
    void keep().catch(() => undefined)
    if (path === undefined || file === undefined) return undefined
    const card = { path, text: decodeText(file.bytes) }
    await box.change(() => ({ learn: [{ slug: slugOfPath(path), ...card, at: Date.now(), before: [] }] }))
    return card
  }

  return async (ask) => {
    if (ask.ask === 'go') sender.go()
    else if (ask.ask === 'warm') await warm().catch(() => undefined)
    else if (ask.ask === 'stop') {
      cancelling.abort()
      await sender.rest()
      databases.close()
      channel.close()
    } else if (ask.ask === 'read') {
      const found = await read(ask.slug, ask.than).then(
        (card) => (card === undefined ? {} : { card }),
        (error: unknown) => ({ why: error instanceof Error ? error.message : String(error) }),
      )
      answer({ answer: 'read', id: ask.id, ...found })
    } else if (ask.ask === 'merge') {
      await book.read()
      const { text } = mergeCards(...ask.texts, book.config(), ask.path)
      answer({ answer: 'merge', id: ask.id, text })
    }
  }
}
