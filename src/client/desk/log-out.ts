// Log-out: nothing of the book stays in this browser.

import { cacheName } from '../sw/messages.ts'
import { clearDatabase, type Databases } from './database.ts'
import { draftPrefix, PREFIX } from './drafts.ts'

/**
 * Empties everything that this site has kept: database, caches, drafts. Another site of this host keeps its own.
 * @param name of the database
 * @throws where the browser refuses
 */
export async function clearEverything(databases: Databases, name: string, root: URL): Promise<void> {
  try {
    for (const key of Object.keys(localStorage)) {
      const isOurs = key.startsWith(draftPrefix(root)) || !key.startsWith(draftPrefix())
      if (key.startsWith(PREFIX) && isOurs) localStorage.removeItem(key)
    }
    sessionStorage.clear()
  } catch {
    // Turned off: then nothing is there.
  }
  await clearDatabase(databases, name)
  // Absent over plain http, whatever the type says.
  const stores = (globalThis as { caches?: CacheStorage }).caches
  for (const cache of (await stores?.keys()) ?? [])
    if (cache.startsWith(cacheName(root, ''))) await stores?.delete(cache)
}

/** Ends the session on the server. @returns false where it could not be told */
export async function endSession(root: URL): Promise<boolean> {
  try {
    const answer = await fetch(new URL('logout', root), {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
    })
    return answer.type === 'opaqueredirect' || answer.ok || answer.status === 401
  } catch {
    return false
  }
}
