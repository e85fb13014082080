// The text of a card that its page carries, `<script type="application/json" data-source>`.

import type { PageText } from './known.ts'
import { slugOfPath } from './outbox.ts'

/** When the page was stored, where the service worker gave it; milliseconds since 1970. */
export function storedAtOf(page: Document): number | undefined {
  const stored = Number(page.documentElement.dataset['stored'] ?? '')
  return stored > 0 ? stored : undefined
}

/** @param at when the page came, where it was not stored before */
export function pageTextOf(page: Document, at: number): (PageText & { readonly slug: string }) | undefined {
  const data = page.querySelector('script[type="application/json"][data-source]')?.textContent
  if (data === undefined || data === null) return undefined
  try {
    const { path, text } = JSON.parse(data) as { path?: unknown; text?: unknown }
    if (typeof path !== 'string' || typeof text !== 'string') return undefined
    return { path, text, at: storedAtOf(page) ?? at, slug: slugOfPath(path) }
  } catch {
    return undefined
  }
}

/** The text of a card's page, from the network or from what the service worker has stored. Never throws. */
export async function fetchPageText(address: URL): Promise<PageText | undefined> {
  const at = Date.now()
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } })
    if (!answer.ok || answer.redirected) return undefined
    return pageTextOf(new DOMParser().parseFromString(await answer.text(), 'text/html'), at)
  } catch {
    // No connection, or one that was cut in the middle.
    return undefined
  }
}
