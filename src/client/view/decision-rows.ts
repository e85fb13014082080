// What merges left to decide on a card, in words for people.

import {
  type Config,
  type Contact,
  decisionsOf,
  type Field,
  fieldsByKey,
  sentencePairs,
} from '../../contact/index.ts'
import { shownValue } from './card-fields.ts'
import type { LinkTo } from './types.ts'

export interface DecisionRow {
  /** The field, or where in the notes. */
  readonly label: string
  /** Values in words, each with what it is. */
  readonly values: readonly { readonly text: string; readonly role: string }[]
  /** Which of `decisionsOf` it is, where buttons can decide it. */
  readonly at?: number
}

/** Of one value: a page stays light whatever a card holds. */
const LONGEST = 400

/** The values of fields, then the sentences of the notes. */
export function decisionRows(contact: Contact, config: Config, linkTo: LinkTo): DecisionRow[] {
  return [...valueRows(contact, config, linkTo), ...sentenceRows(contact)]
}

function valueRows(contact: Contact, config: Config, linkTo: LinkTo): DecisionRow[] {
  const fields = fieldsByKey(config)
  return decisionsOf(contact, config).map(({ key, label, other, stands, how }, at) => {
    const say = (raw: string) => clip(words(raw, fields.get(key), linkTo))
    const lost = { text: say(other), role: 'the other value' }
    if (how === 'by-hand')
      return { label: label || 'Other', values: [{ ...lost, role: 'to be put right by hand' }], at }
    if (how === 'add') return { label, values: [{ ...lost, role: 'is not in the list any more' }], at }
    if (how === 'remove')
      return { label, values: [{ ...lost, role: 'was taken out, and put back by the merge' }], at }
    const kept = stands.length === 0 ? 'Nothing' : clip(stands.map(say).join(', '))
    return { label, values: [{ text: kept, role: 'stands now' }, lost], at }
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
function words(raw: string, field: Field | undefined, linkTo: LinkTo): string {
  const [, text = raw, label] = (field?.labelled && /^(.*\S)\s+\(([^()]*)\)$/.exec(raw)) || []
  const shown = shownValue({ text, raw, range: [0, 0] }, field, linkTo).text
  return label === undefined ? shown : `${shown} (${label})`
}

function clip(text: string, end = false): string {
  if (text.length <= LONGEST) return text
  return end ? `…${text.slice(1 - LONGEST)}` : `${text.slice(0, LONGEST - 1)}…`
}
