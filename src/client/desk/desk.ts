// The desk: the outbox, the sender, the drafts and the session, as one thing for the page.

import type { BookFile } from '../book-file.ts'
import { openBox } from './box.ts'
import { openCards } from './cards.ts'
import { type News, openChannel } from './channel.ts'
import { type Databases, readFact, writeFact } from './database.ts'
import { downloadOf } from './download.ts'
import { openDrafts } from './drafts.ts'
import { openEdits } from './edits.ts'
import { askSession } from './load.ts'
import { clearEverything, endSession } from './log-out.ts'
import { openMessenger } from './messenger.ts'
import { linkManifest, openOffline } from './offline.ts'
import { inOrder, problemOf, waiting } from './outbox.ts'
import { storedAtOf } from './page-text.ts'
import { newId } from './random.ts'
import { NONE, type Standing, settleSession } from './session.ts'
import { statusOf } from './status.ts'
import { type Desk, DeskError, type DeskPerson, type DeskStatus, type Drafts } from './types.ts'
import { unsavedIn, unsavedWords } from './unsaved.ts'

/** For what nobody waits for: it is tried again, or the page is about to go after a log-out. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined)
}

/** Looks so often whether something is left that nobody sends: its tab may have died. */
const LOOK = 5000
/** The session is asked for again when one comes back to a page that was away for so long. */
const AWAY = 60_000

export interface DeskParts {
  readonly root: URL
  /** Of the database and the channel. */
  readonly name: string
  readonly databases: Databases
  readonly standing: Standing
  readonly book: BookFile
}

export async function createDesk(parts: DeskParts): Promise<Desk & { learnBook(file: BookFile): void }> {
  const { root, name, databases } = parts
  let { standing, book } = parts
  const listeners = new Set<() => void>()
  const drafts = new Map<string, Drafts>()
  const box = openBox(databases)
  const channel = openChannel(name)
  const edits = openEdits({ box, newId, now: Date.now, offset: () => -new Date().getTimezoneOffset() })
  const messenger = openMessenger(root, () => quietly(saveStuck()))
  const offline = openOffline(root, () => void refresh())
  const cards = openCards({ root, databases, box, messenger, now: Date.now })
  const storage = (navigator as { storage?: StorageManager }).storage
  let isKept = false
  // The parts above call back before the first look at the database is through.
  let status = statusOf([], undefined, around(), Date.now())
  let seen = Date.now()
  const learnKept = (kept: boolean) => {
    isKept = kept
    return refresh()
  }
  void storage?.persisted?.().then(learnKept, () => undefined)
  await refresh()

  function around() {
    return {
      access: standing.access,
      offlineNeedsHttps: !offline.works,
      mayBeCleared: !isKept,
      storedAt: storedAtOf(document),
      outdated: offline.isOutdated(),
    }
  }
  async function read(): Promise<DeskStatus> {
    return statusOf(await box.entries(), await readFact(databases, 'sending'), around(), Date.now())
  }
  async function refresh(): Promise<void> {
    const now = await read().catch(() => status)
    status = now
    if (now.unsent === 0) offline.letNewerTakeOver()
    for (const listener of listeners) listener()
  }
  async function saveStuck(): Promise<void> {
    const problem = problemOf({ why: 'unreachable', said: '' })
    const nextTry = Date.now() + LOOK
    if (problem !== undefined) await writeFact(databases, 'sending', { problem, nextTry, slow: status.slow })
    await refresh()
  }
  const changed = () => {
    channel.tell('changed')
    void refresh()
  }
  const go = () => {
    if (status.unsent > 0 && standing.access === 'in') messenger.go()
  }
  /** Asks the server who is logged in, and takes over what has changed. */
  async function settle(): Promise<void> {
    seen = Date.now()
    const answer = await askSession(root)
    const now = await settleSession(databases, answer, true)
    const isOther = now !== undefined && (now.isNews || now.access !== standing.access)
    if (now !== undefined) standing = now
    await refresh()
    if (isOther) go()
  }
  const editor = (): DeskPerson => {
    const { person } = standing
    if (person === undefined) throw new DeskError('Say first who you are.')
    if (person.role === 'reader')
      throw new DeskError(
        'You can read this book, but not change it. Ask its administrator for the right to.',
      )
    return person
  }
  const leave = () => location.replace(standing.hasServer ? new URL('login', root) : root)
  const hear = (news: News) => {
    if (news === 'logged-out') {
      databases.end()
      leave()
    } else if (news === 'session') quietly(settle())
    else
      quietly(
        readFact(databases, 'book').then((known) => {
          book = known?.file ?? book
          return refresh()
        }),
      )
  }

  channel.listen(hear)
  if (standing.isNews) channel.tell('session')
  linkManifest(root)
  addEventListener('online', go)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    if (Date.now() - seen > AWAY || standing.access === 'out') quietly(settle().then(go))
    else void refresh().then(go)
  })
  // A page that the browser shows again as it was left may be of another session.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) quietly(settle())
  })
  setInterval(() => {
    const isDue = (status.nextTry ?? 0) + LOOK < Date.now()
    if (status.unsent > 0) void refresh().then(() => isDue && go())
  }, LOOK)
  await edits.tidy()
  go()

  return {
    get person() {
      return standing.person
    },
    get book() {
      return book
    },
    get drafts() {
      const owner = standing.person?.handle ?? ''
      const opened = drafts.get(owner) ?? openDrafts(databases, root, owner)
      drafts.set(owner, opened)
      return opened
    },
    get loginPage() {
      if (!standing.hasServer) return undefined
      const page = new URL('login', root)
      page.searchParams.set('next', location.pathname + location.search)
      return page.href
    },
    learnBook: (file) => {
      book = file
      void refresh()
    },
    status: () => status,
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    card: (slug, page) => {
      if (standing.access === 'in' && standing.person?.role !== 'reader') messenger.warm()
      return cards(slug, page)
    },
    ahead: async (slug) => {
      const built = document.documentElement.dataset['book']
      if (built === undefined || standing.access !== 'in' || !navigator.onLine) return undefined
      return (await messenger.read(slug, built).catch(() => undefined))?.text
    },
    save: async (edit) => {
      const entry = await edits.save(edit, editor()).catch((error: unknown) => {
        if (error instanceof DeskError) throw error
        const why = error instanceof Error ? error.message : String(error)
        throw new DeskError(`This browser could not store the edit (${why}). Free some space, and try again.`)
      })
      status = await read()
      changed()
      go()
      if (!isKept) void storage?.persist?.().then(learnKept, () => undefined)
      return entry
    },
    undo: async (id) => {
      const entry = await edits.undo(id, editor())
      status = await read()
      changed()
      go()
      return entry
    },
    again: async (id) => {
      await edits.again(id)
      status = await read()
      changed()
      go()
    },
    heard: async (id) => {
      await edits.heard(id)
      changed()
    },
    outbox: async () => {
      const entries = await box.entries()
      const problems = waiting(entries, standing.person?.handle ?? '')
      return inOrder(entries).map((entry) => {
        const problem = entry.problem ?? problems.get(entry.id)
        return problem === undefined ? entry : { ...entry, problem }
      })
    },
    syncNow: () => {
      if (standing.access === 'out') quietly(settle())
      else go()
    },
    download: async () => {
      const { name, text } = downloadOf(
        await box.entries(),
        book.title,
        new Date().toLocaleDateString('sv-SE'),
      )
      return { name, blob: new Blob([text], { type: 'text/plain;charset=utf-8' }) }
    },
    choose: async (handle) => {
      const member = book.team.find((one) => one.handle === handle)
      if (member === undefined) throw new DeskError('There is nobody of that name in the team.')
      const { name, email = '' } = member
      const person: DeskPerson = { handle, name, email, role: 'member' }
      await writeFact(databases, 'session', { id: NONE, person, ended: false })
      standing = { access: 'in', person, hasServer: false, isNews: false }
      channel.tell('session')
      await refresh()
      go()
    },
    unsaved: () => unsavedIn(databases, box, root),
    logOut: async (force = false) => {
      if (!force && unsavedWords(await unsavedIn(databases, box, root)) !== '') return 'unsent'
      await messenger.stop()
      const isEnded = !standing.hasServer || (await endSession(root))
      // The others first: what they have in hand must not come after the clearing.
      channel.tell('logged-out')
      await clearEverything(databases, name, root)
      if (!isEnded)
        throw new DeskError(
          'Everything is cleared here, but the server could not be told. Log out once more when there is a connection.',
        )
      leave()
      return 'done'
    },
  }
}
