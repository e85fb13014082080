// sw.js: the site without a network. Code lies in the browser's cache; what is data lies in the desk's database.

import { openChannel } from '../desk/channel.ts'
import { databaseName, openDatabases } from '../desk/database.ts'
import { openAnswers } from './answers.ts'
import { cacheName, type ToWorker } from './messages.ts'
import { openPages } from './pages.ts'
import { routeOf } from './routes.ts'
import type { WorkerScope } from './scope.ts'

/** Set when the site's scripts are bundled: names the code, and lists its files from the site's root. */
declare const CODE: { readonly version: string; readonly files: readonly string[] }

const scope = globalThis as unknown as WorkerScope
const root = new URL(scope.registration.scope)
const name = databaseName(root)
const cache = cacheName(root, CODE.version)
const databases = openDatabases(name)
const isRouted = (url: string) =>
  routeOf(new Request(url), root) === 'page' || routeOf(new Request(url), root) === 'data'

const answers = openAnswers({
  root,
  pages: openPages(databases, Date.now),
  code: async (request) => (await caches.open(cache)).match(request, { ignoreSearch: true }),
  fetch: (request) => fetch(request),
  now: Date.now,
})

// The database must not be in the way of a log-out, not even while nobody asks for anything.
openChannel(name).listen((news) => {
  if (news === 'logged-out') databases.close()
})

scope.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const files = CODE.files.map((file) => new Request(new URL(file, root), { cache: 'reload' }))
      await (await caches.open(cache)).addAll(files)
      await takeOver()
    })(),
  )
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const old of await caches.keys())
        if (old.startsWith(cacheName(root, '')) && old !== cache) await caches.delete(old)
      await scope.clients.claim()
    })(),
  )
})

scope.addEventListener('fetch', (event) => {
  const route = routeOf(event.request, root)
  if (route === 'leave') return
  event.respondWith(answers.answer(event.request, route, (more) => event.waitUntil(more)))
})

scope.addEventListener('message', (event) => {
  const told = event.data as ToWorker
  if (told.message === 'keep') event.waitUntil(answers.fetchAhead(told.urls, isRouted).catch(() => undefined))
  else event.waitUntil(takeOver())
})

/** Not while edits wait: the pages that hold them go on with the service worker that they know. */
async function takeOver(): Promise<void> {
  const entries = await (await databases.open()).getAll('outbox')
  if (entries.every(({ state }) => state === 'sent')) await scope.skipWaiting()
}
