// A desk that keeps everything in the page, for looking at forms without a server. Sets the global that assets/desk.js does.

import { GLOBAL } from '../../../src/client/desk/load.ts'
import type { Desk, DeskStatus, Edit, OutboxEntry } from '../../../src/client/desk/types.ts'

/** What a test wants of it. */
interface Wish {
  readonly role?: string
  /** True: nobody has said yet who they are. */
  readonly nobody?: boolean
  readonly status?: Partial<DeskStatus>
  /** True: the server refuses every edit. */
  readonly refuse?: boolean
  /** Put behind the text of every card, which then is newer than the page. */
  readonly behind?: string
  /** Replaces the first part by the second in the text of every card. */
  readonly change?: readonly [string, string]
}

declare const fakeDesk: Wish | undefined

async function open(root: URL): Promise<Desk> {
  const options: Wish = typeof fakeDesk === 'undefined' ? {} : fakeDesk
  const book = await (await fetch(new URL('book.json', root))).json()
  const entries: OutboxEntry[] = []
  const chosen = sessionStorage.getItem('fake-chosen') ?? undefined
  const listeners = new Set<() => void>()
  const drafts = new Map<string, unknown>(JSON.parse(sessionStorage.getItem('fake-drafts') ?? '[]'))
  const keep = () => sessionStorage.setItem('fake-drafts', JSON.stringify([...drafts]))
  const tell = () => {
    for (const one of listeners) one()
  }
  const put = (id: string, part: Partial<OutboxEntry>) => {
    const at = entries.findIndex((one) => one.id === id)
    if (at >= 0) entries[at] = { ...(entries[at] as OutboxEntry), ...part }
    tell()
  }
  const save = async (edit: Edit): Promise<OutboxEntry> => {
    const id = String(entries.length + 1)
    const person = { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com' }
    const entry: OutboxEntry = {
      ...edit,
      ...{
        id,
        order: entries.length + 1,
        person,
        date: Date.now(),
        offset: 0,
        state: 'here',
        tries: 0,
        told: [],
      },
    }
    entries.push(entry)
    tell()
    if (options.status?.problem === undefined)
      setTimeout(
        () =>
          put(
            id,
            options.refuse
              ? {
                  state: 'refused',
                  problem: {
                    kind: 'refused',
                    said: 'The card would be larger than 128 KiB.',
                    remedy: 'Shorten its notes, and try again.',
                  },
                }
              : { state: 'sent', sentAt: Date.now() },
          ),
        300,
      )
    return entry
  }
  const card: Desk['card'] = async (slug, page = `card/${slug}.html`) => {
    const last = entries.findLast((one) => one.slug === slug && one.undoneBy === undefined)
    if (last?.mine !== undefined)
      return { path: last.path, text: last.mine, newerThanPage: true, unsent: last.state !== 'sent' }
    const html = await (await fetch(new URL(page, root))).text()
    const json = /<script type="application\/json" data-source>([^<]*)/.exec(html)?.[1]
    if (json === undefined) return undefined
    const source = JSON.parse(json) as { path: string; text: string }
    const [from, to] = options.change ?? ['', '']
    const text = (from === '' ? source.text : source.text.replace(from, to)) + (options.behind ?? '')
    return { path: source.path, text, newerThanPage: text !== source.text, unsent: false }
  }
  return {
    get person() {
      if (options.nobody === true && chosen === undefined) return undefined
      return {
        handle: chosen ?? 'sam',
        name: 'Sam Rivers',
        email: 'sam@example.com',
        role: (options.role ?? 'member') as 'member',
      }
    },
    book,
    status: () => ({
      ...{
        access: options.nobody === true && chosen === undefined ? ('choose' as const) : ('in' as const),
        unsent: entries.filter(({ state }) => state !== 'sent').length,
        nag: false,
      },
      ...{ offlineNeedsHttps: false, mayBeCleared: false, slow: false, outdated: false },
      ...options.status,
    }),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    card,
    ahead: async () => undefined,
    save,
    undo: async (id) => {
      const at = entries.findIndex((one) => one.id === id)
      entries.splice(at, 1)
      tell()
      return undefined
    },
    heard: async (id) => put(id, { heard: true }),
    again: async (id) => put(id, { state: 'here' }),
    outbox: async () => entries,
    drafts: {
      get: async (key) => drafts.get(key),
      set: (key, value) => {
        drafts.set(key, value)
        keep()
      },
      remove: (key) => {
        drafts.delete(key)
        keep()
      },
      keys: async () => [...drafts.keys()],
    },
    syncNow: () => undefined,
    download: async () => ({ name: 'edits.md', blob: new Blob(['']) }),
    choose: async (handle) => sessionStorage.setItem('fake-chosen', handle),
    unsaved: async () => ({
      edits: entries.filter(({ state }) => state !== 'sent').length,
      drafts: drafts.size,
    }),
    logOut: async () => (entries.some(({ state }) => state !== 'sent') ? 'unsent' : 'done'),
    loginPage: '/login',
  }
}

Object.assign(globalThis, { [GLOBAL]: open })
