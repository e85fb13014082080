// What merges left to decide, in words for people: on the card's page, and all of it on the page of problems.

import { byName } from '../book/index.ts'
import { type DecisionRow, decisionRows } from '../client/view/decision-rows.ts'
import type { Contact } from '../contact/index.ts'
import { hrefOf, linkTo } from './row.ts'
import type { Site } from './types.ts'

export interface CardDecisions {
  readonly slug: string
  readonly name: string
  readonly href: string
  readonly rows: readonly DecisionRow[]
  /** Decisions that are not shown. */
  readonly more: number
}

/** Of one card: a page stays light whatever a card holds. */
const OF_ONE = 30
/** Cards on the page of problems. */
const MOST = 100

/** Undefined where nothing is to decide. */
export function decisionsView(site: Site, contact: Contact): CardDecisions | undefined {
  const rows = decisionRows(contact, site.book.config, (text) => linkTo(site, text))
  if (rows.length === 0) return undefined
  return {
    slug: contact.slug,
    name: contact.name,
    href: hrefOf(site, contact),
    rows: rows.slice(0, OF_ONE),
    more: Math.max(0, rows.length - OF_ONE),
  }
}

export function allDecisions(site: Site): { cards: CardDecisions[]; count: number; more: number } {
  const all = [...site.book.contacts].sort(byName).flatMap((contact) => decisionsView(site, contact) ?? [])
  return {
    cards: all.slice(0, MOST),
    count: all.reduce((sum, { rows, more }) => sum + rows.length + more, 0),
    more: Math.max(0, all.length - MOST),
  }
}
