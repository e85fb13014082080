// Which text of a card is the newest: the page's, what this browser has sent, and what waits here.

import type { KnownText } from './database.ts'
import { cardsOf, inOrder, isUnsent } from './outbox.ts'
import { nameOfText } from './random.ts'
import type { CardEdit, OutboxEntry } from './types.ts'

export interface PageText {
  readonly path: string
  readonly text: string
  /** When the page came from the server, milliseconds since 1970. */
  readonly at: number
}

export interface Newest {
  readonly path: string
  /** Undefined: deleted. */
  readonly text: string | undefined
}

const KEPT = 30

/** What is known of a card when the server has it as `text`; the texts in `before` are older. */
export function learnt(
  known: KnownText | undefined,
  now: { slug: string; path: string; text: string | undefined; at: number },
  before: readonly (string | undefined)[],
): KnownText {
  const names = [known?.text, ...before].flatMap((text) => (text === undefined ? [] : [nameOfText(text)]))
  const current = now.text === undefined ? '' : nameOfText(now.text)
  const older = [...new Set([...names, ...(known?.older ?? [])])].filter((name) => name !== current)
  return { ...now, older: older.slice(0, KEPT) }
}

/**
 * The newer of a page's text and the known one. A page is older when it shows what the server had before, or came before
 * the known text did. Otherwise somebody has changed the card since.
 */
export function newer(page: PageText | undefined, known: KnownText | undefined): Newest | undefined {
  if (page === undefined || known === undefined) return page ?? known
  if (page.text === known.text) return page
  return page.at < known.at || known.older.includes(nameOfText(page.text)) ? known : page
}

/** This browser's own edits of a card that the server does not have, in order. */
export function ownEdits(entries: readonly OutboxEntry[], slug: string): CardEdit[] {
  return inOrder(entries)
    .filter((entry) => isUnsent(entry) && entry.state !== 'refused')
    .flatMap((entry) => cardsOf(entry).filter((card) => card.slug === slug))
}

/**
 * A card with own edits on top.
 * @param merge for the texts that both sides changed
 */
export async function withEdits(
  newest: Newest | undefined,
  edits: readonly CardEdit[],
  merge: (base: string, mine: string, theirs: string, path: string) => Promise<string>,
): Promise<Newest | undefined> {
  let card = newest
  for (const { path, base, mine } of edits) {
    const theirs = card?.text
    const text =
      theirs === undefined || base === undefined || mine === undefined || theirs === base
        ? mine
        : theirs === mine
          ? theirs
          : await merge(base, mine, theirs, path)
    card = { path: card?.path ?? path, text }
  }
  return card
}
