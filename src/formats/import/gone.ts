// Contacts that the book had and that somebody deleted: an import does not bring them back, unless it is asked to.

import { type Book, pathFor, resolve } from '../../book/index.ts'
import { parseCard } from '../../card/index.ts'
import { readContact } from '../../contact/index.ts'
import { addCard, findCard, firstNamed, type Known, type Match } from './known.ts'
import type { Planning } from './planning.ts'
import type { Prepared } from './prepare.ts'
import type { DeletedCard } from './types.ts'
import { openCard, type WorkingCard } from './working.ts'

export interface Gone {
  /** The deleted cards, found by what identifies them. */
  readonly known: Known
  readonly cards: Map<WorkingCard, DeletedCard>
  readonly isRevived: boolean
}

/** The deleted cards whose slugs nobody has by now, by name or by alias: what was merged or made anew is not gone. */
export function indexDeleted(deleted: readonly DeletedCard[], book: Book, isRevived: boolean): Gone {
  const { config } = book
  const maps = { byUid: new Map(), byName: new Map(), byReach: new Map() }
  const gone: Gone = { known: { config, slugs: new Set(), ...maps }, cards: new Map(), isRevived }
  for (const one of deleted) {
    const contact = readContact(parseCard(one.text, one.path), config)
    if (contact.kind === 'deal' || !contact.card.frontMatter || resolve(book, contact.slug)) continue
    const card = openCard(contact)
    gone.cards.set(card, one)
    addCard(gone.known, card)
  }
  return gone
}

/** The deleted card that a record is about. */
export function findGone({ gone }: Planning, prepared: Prepared): Match | undefined {
  return gone && findCard(gone.known, prepared, true)
}

export function goneOrg({ gone }: Pick<Planning, 'gone'>, name: string): WorkingCard | undefined {
  return gone && firstNamed(gone.known, 'org', name)
}

/** Whether a deleted card can come back: one that is gone from the folder only is git's to bring back. */
export function canRevive({ gone }: Pick<Planning, 'gone'>, card: WorkingCard): boolean {
  return gone?.isRevived === true && gone.cards.get(card)?.date !== ''
}

/** Puts a deleted card among those that the import makes. */
export function revive(planning: Planning, card: WorkingCard): void {
  planning.revived.add(card)
  planning.touched.add(card)
  addCard(planning.known, card)
}

/** Who deleted it, and when. */
export function sayGone({ gone }: Planning, card: WorkingCard): string {
  const { date = '', by = '' } = gone?.cards.get(card) ?? {}
  return date === '' ? 'was deleted here, which is not committed yet' : `was deleted on ${date} by ${by}`
}

/** The place of a card that comes back: the one that its slug has in the book as it is now. */
export function revivedPath(planning: Planning, card: WorkingCard): string {
  return pathFor(card.slug, planning.known.config.layout)
}
