// What is being typed: at once in localStorage, which is quick, and soon after in IndexedDB, which keeps its word.

import { type Databases, type Draft, writing } from './database.ts'
import type { Drafts } from './types.ts'

const SOON = 250

/** What all of ours in localStorage begins with. */
export const PREFIX = 'cardfile-'

/** What the drafts of a site begin with there; of all sites of the host, where no root is given. */
export function draftPrefix(root?: URL): string {
  return `${PREFIX}draft ${root === undefined ? '' : `${root.pathname} `}`
}

/** @param owner whose drafts: nobody sees another's */
export function openDrafts(databases: Databases, root: URL, owner: string): Drafts {
  const quick = `${draftPrefix(root)}${owner}/`
  const due = new Map<string, Draft>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const drafts = [...due.values()]
    due.clear()
    if (drafts.length === 0) return
    const change = writing(await databases.open(), 'drafts')
    const store = change.objectStore('drafts')
    await Promise.all([
      ...drafts.map((draft) => (draft.value === undefined ? store.delete(draft.key) : store.put(draft))),
      change.done,
    ])
  }
  const flushQuietly = () => void flush().catch(() => undefined)
  addEventListener('pagehide', flushQuietly)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) flushQuietly()
  })

  const put = (key: string, value: unknown) => {
    const draft: Draft = { key: `${owner}/${key}`, value, at: Date.now() }
    if (databases.hasEnded()) return
    due.set(key, draft)
    writeQuick(quick + key, value === undefined ? undefined : draft)
  }
  const all = async (): Promise<Map<string, Draft>> => {
    const found = new Map<string, Draft>()
    const add = (draft: Draft) => {
      const key = draft.key.slice(owner.length + 1)
      if (draft.at >= (found.get(key)?.at ?? 0)) found.set(key, draft)
    }
    // From `owner/` to `owner0`: the slash comes right before the nought.
    const range = IDBKeyRange.bound(`${owner}/`, `${owner}0`, false, true)
    for (const draft of await (await databases.open()).getAll('drafts', range).catch(() => [])) add(draft)
    for (const draft of readQuick(quick)) add(draft)
    for (const [key, draft] of due) {
      if (draft.value === undefined) found.delete(key)
      else add(draft)
    }
    return found
  }

  return {
    get: async (key) => (await all()).get(key)?.value,
    set: (key, value) => {
      put(key, value)
      timer ??= setTimeout(flushQuietly, SOON)
    },
    remove: (key) => {
      put(key, undefined)
      flushQuietly()
    },
    keys: async () => [...(await all())].sort(([, a], [, b]) => b.at - a.at).map(([key]) => key),
  }
}

function writeQuick(key: string, draft: Draft | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Full, or turned off: IndexedDB has it a moment later.
  }
}

function readQuick(prefix: string): Draft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => JSON.parse(localStorage.getItem(key) ?? '') as Draft)
  } catch {
    return []
  }
}
