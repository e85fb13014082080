// What the making of a plan carries along, and how a card is tried on.

import { pathFor } from '../../book/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import { type Gone, revivedPath } from './gone.ts'
import type { Known } from './known.ts'
import { textWith } from './text.ts'
import type { PlannedRecord } from './types.ts'
import { type Addition, apply, type WorkingCard } from './working.ts'

export interface Planning {
  readonly known: Known
  readonly today: string
  readonly folder: string
  /** Every card that is new or changed, in the order of its first change. */
  readonly touched: Set<WorkingCard>
  readonly lines: (PlannedRecord | undefined)[]
  /** Cards of organisations that were made because a record names them. */
  readonly orgs: WorkingCard[]
  readonly photos: Map<string, Uint8Array>
  readonly diagnostics: Diagnostic[]
  /** Cards that were deleted. */
  readonly gone: Gone | undefined
  /** Deleted cards that come back. */
  readonly revived: Set<WorkingCard>
}

/** Puts additions on a card if its text can then be read; else says why not, and the card stays as it was. */
export function tryOn(planning: Planning, card: WorkingCard, additions: readonly Addition[]): string {
  if (additions.length === 0 && card.text !== '') return ''
  const made = textWith(card, additions, planning.known.config)
  if ('reason' in made) return made.reason
  apply(card, additions, made.text)
  return ''
}

/** A card's path below the book's folder. */
export function pathOf(planning: Planning, card: WorkingCard): string {
  if (planning.revived.has(card)) return revivedPath(planning, card)
  if (!card.known) return pathFor(card.slug, planning.known.config.layout)
  const { file } = card.known
  const inside = planning.folder !== '' && file.startsWith(`${planning.folder}/`)
  return inside ? file.slice(planning.folder.length + 1) : file
}
