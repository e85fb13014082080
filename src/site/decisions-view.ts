// What merges left to decide, in words for people: on the card's page, and all of it on the page of problems.

import { byName } from '../book/index.ts'
import { type Contact, decisionsOf, type Field, fieldsByKey, sentencePairs } from '../contact/index.ts'
import { shownValue } from './card-fields.ts'
import { hrefOf } from './row.ts'
import type { Site } from './types.ts'

export interface DecisionRow {
  /** The field, or where in the notes. */
  readonly label: string
  /** Values in words, each with what it is. */
  readonly values: readonly { readonly text: string; readonly role: string }[]
}

export interface CardDecisions {
  readonly slug: string
  readonly name: string
  readonly href: string
  readonly rows: readonly DecisionRow[]
  /** Decisions that are not shown. */
  readonly more: number
}

/** Of one card, and of one value: a page stays light whatever a card holds. */
const OF_ONE = 30
const LONGEST = 400
/** Cards on the page of problems. */
const MOST = 100

/** Undefined where nothing is to decide. */
export function decisionsView(site: Site, contact: Contact): CardDecisions | undefined {
  const rows = [...valueRows(site, contact), ...sentenceRows(contact)]
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

function valueRows(site: Site, contact: Contact): DecisionRow[] {
  const fields = fieldsByKey(site.book.config)
  return decisionsOf(contact, site.book.config).map(({ key, label, other, stands, how }) => {
    const say = (raw: string) => clip(words(site, raw, fields.get(key)))
    const lost = { text: say(other), role: 'the other value' }
    if (how === 'by-hand')
      return { label: label || 'Other', values: [{ ...lost, role: 'to be put right by hand' }] }
    if (how === 'add') return { label, values: [{ ...lost, role: 'is not in the list any more' }] }
    if (how === 'remove')
      return { label, values: [{ ...lost, role: 'was taken out, and put back by the merge' }] }
    const kept = stands.length === 0 ? 'Nothing' : clip(stands.map(say).join(', '))
    return { label, values: [{ text: kept, role: 'stands now' }, lost] }
  })
}

function sentenceRows(contact: Contact): DecisionRow[] {
  return sentencePairs(contact).map(({ line, text }) => ({
    label: `Notes, line ${line}`,
    values: [
      { text: clip(text, true), role: 'two edits of one sentence: delete one, and the comment behind it' },
    ],
  }))
}

/** A value as the page shows it elsewhere; nothing of a private card. */
function words(site: Site, raw: string, field: Field | undefined): string {
  const [, text = raw, label] = (field?.labelled && /^(.*\S)\s+\(([^()]*)\)$/.exec(raw)) || []
  const shown = shownValue(site, { text, raw, range: [0, 0] }, field).text
  return label === undefined ? shown : `${shown} (${label})`
}

function clip(text: string, end = false): string {
  if (text.length <= LONGEST) return text
  return end ? `…${text.slice(1 - LONGEST)}` : `${text.slice(0, LONGEST - 1)}…`
}
