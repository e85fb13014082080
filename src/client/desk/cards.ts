// The newest known text of a card, wherever this page can get it.

import type { Box } from './box.ts'
import type { Databases, KnownText } from './database.ts'
import { learnt, newer, ownEdits, type PageText, withEdits } from './known.ts'
import type { Messenger } from './messenger.ts'
import { touches } from './outbox.ts'
import { fetchPageText, pageTextOf } from './page-text.ts'
import type { KnownCard, OutboxEntry } from './types.ts'

/** What is known for so long is asked for again, where the server can be reached quickly. */
const FRESH = 2 * 60 * 1000
const PATIENCE = 2500

export interface CardsPorts {
  readonly root: URL
  readonly databases: Databases
  readonly box: Box
  readonly messenger: Messenger
  readonly now: () => number
}

/** @returns what finds a card by its slug; `address` is of its page, from the site's root */
export function openCards({ root, databases, box, messenger, now }: CardsPorts) {
  const came = performance.timeOrigin
  return async (slug: string, address = `card/${slug}.html`): Promise<KnownCard | undefined> => {
    const source = pageTextOf(document, came)
    const shown = source?.slug === slug ? source : undefined
    const database = await databases.open()
    const [known, entries] = [await database.get('cards', slug), await box.entries()]
    const newest = newer(shown, known)
    if (newest === shown && shown !== undefined && known !== undefined && shown.text !== known.text)
      await database.put('cards', learnt(known, shown, [known.text]))
    const found = shown === undefined ? await elsewhere(slug, address, known) : newest
    const own = ownEdits(entries, slug)
    // Where nobody can merge now, what was typed last is what the person knows; merging is done when it is sent.
    const merge: Messenger['merge'] = (...texts) => messenger.merge(...texts).catch(() => texts[1])
    const card = await withEdits(found, own, merge)
    if (card?.text === undefined) return undefined
    return {
      path: card.path,
      text: card.text,
      newerThanPage: shown === undefined ? isNews(slug, entries, came) : card.text !== shown.text,
      unsent: own.length > 0,
    }
  }

  /** A card that another page is about: the server is asked first, but not for long. */
  async function elsewhere(slug: string, address: string, known: KnownText | undefined) {
    if (known !== undefined && now() - known.at < FRESH) return known
    const read = messenger.read(slug).catch(() => undefined)
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))
    const fresh = await (known === undefined && navigator.onLine ? read : Promise.race([read, late]))
    if (fresh !== undefined) return fresh
    const page: PageText | undefined = await fetchPageText(new URL(address, root))
    return newer(page, known)
  }
}

/** True where this browser has changed a card since the page came, or has not sent a change. */
function isNews(slug: string, entries: readonly OutboxEntry[], came: number): boolean {
  return entries.some((entry) => touches(entry, slug) && (entry.sentAt ?? Number.POSITIVE_INFINITY) > came)
}
