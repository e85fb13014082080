// The page's side of the service worker: registers it, tells it what to fetch ahead, lets a newer one take over.

import type { ToWorker } from '../sw/messages.ts'

/** Cards that are fetched ahead from the page of the day. */
const AHEAD = 40

export interface Offline {
  /** False over plain http. */
  readonly works: boolean
  /** A newer program waits for this page to go. */
  isOutdated(): boolean
  /** Call it when nothing is unsent: a newer service worker may then take over. */
  letNewerTakeOver(): void
}

/** @param changed is called when a newer program has come */
export function openOffline(root: URL, changed: () => void): Offline {
  // Absent over plain http, whatever the type says.
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
  if (workers === undefined || !isSecureContext)
    return { works: false, isOutdated: () => false, letNewerTakeOver: () => {} }
  let registration: ServiceWorkerRegistration | undefined
  const had = workers.controller !== null
  let isOutdated = false
  const post = (message: ToWorker, to: ServiceWorker | null | undefined) => to?.postMessage(message)

  void (async () => {
    registration = await workers.register(new URL('sw.js', root), { scope: root.pathname })
    const look = () => {
      if (registration?.waiting && had) {
        isOutdated = true
        changed()
      }
    }
    look()
    registration.addEventListener('updatefound', () =>
      registration?.installing?.addEventListener('statechange', look),
    )
    const { active } = await workers.ready
    post({ message: 'keep', urls: worthKeeping(root) }, active)
  })().catch(() => undefined)
  workers.addEventListener('controllerchange', () => {
    if (!had) return
    isOutdated = true
    changed()
  })
  return {
    works: true,
    isOutdated: () => isOutdated,
    letNewerTakeOver: () => post({ message: 'take-over' }, registration?.waiting),
  }
}

/** This page, what every page needs, and the cards that today is about. */
function worthKeeping(root: URL): string[] {
  const within = (address: string) => new URL(address, root).href
  // Who has asked the browser to save data gets what they open, and no more.
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  const cards =
    connection?.saveData === true || document.querySelector('main[data-page="today"]') === null
      ? []
      : [...document.querySelectorAll<HTMLAnchorElement>('main a[href*="card/"]')]
          .map(({ href }) => href)
          .filter((href) => href.startsWith(root.href) && /\/card\/[^/]+\.html$/.test(href))
  return [
    ...new Set([
      location.href,
      ...['index.html', 'contacts.html', 'pipeline.html', 'book.json', 'search-index.js'].map(within),
      ...[...new Set(cards)].slice(0, AHEAD),
    ]),
  ]
}

/** Lets the browser offer to install the site. Not in the page's HTML: a page from a disk must ask for nothing. */
export function linkManifest(root: URL): void {
  if (document.querySelector('link[rel="manifest"]') !== null) return
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = new URL('manifest.webmanifest', root).href
  document.head.append(link)
}
