// What is merely wrong in the cards of a push: said, and taken all the same.

import type { Config } from '../../../contact/index.ts'
import type { Diagnostic } from '../../../text/index.ts'
import type { Judged } from './contents.ts'

/** A word for the first few is enough: the site lists them all. */
const MOST_CARDS = 200

/** Rules that a card breaks by itself. Whether its links lead somewhere only the whole book tells: the site does. */
const ALONE = /^(value|stage|key|name|required|slug-form|date|log|list|money)/

/**
 * Lines on what was brought.
 * @param latest newest version of each file, by its path
 * @param config the book's settings as they are now
 */
export async function remarksOn(
  latest: ReadonlyMap<string, Judged>,
  config: Config,
  now: Date,
): Promise<string[]> {
  const found = [...latest.values()].flatMap(({ flagged }) => flagged)
  const cards = [...latest.values()].flatMap(({ card }) => card ?? []).slice(0, MOST_CARDS)
  if (cards.length > 0) {
    const { checkCard } = await import('../../../rules/index.ts')
    const { buildBook } = await import('../../../book/index.ts')
    const { readContact } = await import('../../../contact/index.ts')
    const today = latestDay(now)
    for (const card of cards) {
      const contact = readContact(card, config)
      const said = checkCard(contact, buildBook([contact], config), { today })
      found.push(...said.filter(({ rule, severity }) => severity !== 'info' && ALONE.test(rule)))
    }
  }
  return [...new Set(found.map(asLine))]
}

/** The day that it is where days begin first: to ask for a time zone takes longer than to check a card. */
function latestDay(now: Date): string {
  return new Date(now.getTime() + 14 * 3600_000).toISOString().slice(0, 10)
}

function asLine({ file, line, message, hint }: Diagnostic): string {
  return `${file}:${line}: ${message}${hint === undefined ? '' : ` ${hint}`}`
}
