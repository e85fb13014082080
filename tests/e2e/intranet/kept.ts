// What a browser keeps of a site, for tests.
import type { Page } from 'playwright-core'

/** Addresses below the root that the browser keeps: in its cache, and in the desk's database. */
export function kept(page: Page): Promise<{ cached: string[]; stored: string[] }> {
  return page.evaluate(async () => {
    const cached: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) cached.push(new URL(url).pathname)
    const [info] = await indexedDB.databases()
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(info?.name ?? '')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const asking = database.transaction('pages').objectStore('pages').getAllKeys()
      asking.onsuccess = () => resolve(asking.result)
    })
    database.close()
    return { cached: cached.sort(), stored: keys.map((key) => new URL(String(key)).pathname).sort() }
  })
}
