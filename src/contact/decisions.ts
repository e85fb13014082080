// What a merge left to decide: `conflicts:` has a line `key: value` for each value that lost, and in the notes two edits of
// one sentence stand side by side with a comment behind them.

import { positionAt } from '../text/index.ts'
import { fieldsByKey } from './contact.ts'
import { e164 } from './e164.ts'
import type { Config, Contact, Field, FieldValue } from './types.ts'

/** One line of `conflicts`. */
export interface Decision {
  /** The line, as `editCard` takes it away. */
  readonly record: string
  /** '' for a line that names none. */
  readonly key: string
  /** The field's name for people. */
  readonly label: string
  /** The value that lost. */
  readonly other: string
  /** What stands in its place; [] where nothing does. */
  readonly stands: readonly string[]
  /**
   * What it takes to follow the side that lost: put its value in the place of the one that stands; add it to the list;
   * take it out of a list that it was put back into, because the list must not be empty; or somebody's own hand.
   */
  readonly how: 'replace' | 'add' | 'remove' | 'by-hand'
}

/** Two edits of one sentence, in the notes. */
export interface SentencePair {
  /** Of the comment, counted from 1. */
  readonly line: number
  /** What stands before the comment, in one line: both sentences, and what their paragraph has before them. */
  readonly text: string
}

export function decisionsOf(contact: Contact, config: Config): Decision[] {
  return (contact.values.get('conflicts') ?? []).map(({ raw }) => decisionFrom(raw, contact, config))
}

function decisionFrom(record: string, contact: Contact, config: Config): Decision {
  const [, key = '', other = ''] = /^([^:/]+): ?(.*)$/s.exec(record) ?? []
  const field = fieldsByKey(config).get(key)
  const values = contact.values.get(key) ?? []
  const decision = { record, key, label: field?.label ?? key, other, stands: [] }
  if (key === '' || other === '' || isUnread(contact, key))
    return { ...decision, other: other || record, how: 'by-hand' }
  if (!isList(contact, key, field))
    return { ...decision, stands: values.map(({ raw }) => raw), how: 'replace' }
  const stands = values.filter((value) => isSame(value.raw, other, field, config)).map(({ raw }) => raw)
  const isKept = stands.includes(other) && field?.required?.includes(contact.kind) === true
  return { ...decision, stands, how: isKept ? 'remove' : stands.length > 0 ? 'replace' : 'add' }
}

/** True for a key whose value can't be read: it is none of a program's to replace. */
function isUnread({ card, values }: Contact, key: string): boolean {
  if (values.has(key) || card.frontMatter === undefined) return false
  if (card.entries.some((entry) => entry.key === key)) return false
  const lines = card.text.slice(...card.frontMatter).split('\n')
  return lines.some((line) => line.startsWith(key) && /^[ \t]*:/.test(line.slice(key.length)))
}

function isList(contact: Contact, key: string, field: Field | undefined): boolean {
  if (field !== undefined) return field.list
  const style = contact.card.entries.find((entry) => entry.key === key)?.style
  return style === 'flow' || style === 'block'
}

/** True for two spellings or labels of one value. */
function isSame(one: FieldValue['raw'], other: string, field: Field | undefined, config: Config): boolean {
  const identity = (raw: string) => {
    const text = field?.labelled ? raw.replace(/\s+\([^()]*\)$/, '') : raw
    if (field === undefined) return text
    return field.type.name === 'phone' ? e164(text, config.country) : text.replace(/^#/, '').toLowerCase()
  }
  return identity(one) === identity(other)
}

/** What stands, in words, where it is not just a value. */
export function standsWords({ stands, how }: Decision): string {
  if (how === 'by-hand') return 'see the card'
  if (how === 'add') return 'not in the list'
  if (how === 'remove') return `${stands.join(', ')}, put back by the merge`
  return stands.length === 0 ? 'nothing' : stands.join(', ')
}

/** What the merge writes behind two edits of one sentence; a test holds it to src/merge. */
const MARKER = '<!-- conflict: two edits of one sentence -->'

export function sentencePairs({ card }: Contact): SentencePair[] {
  const { text, notes } = card
  const pairs: SentencePair[] = []
  let from = notes[0]
  for (;;) {
    const at = text.indexOf(MARKER, from)
    if (at < 0 || at >= notes[1]) return pairs
    const before = text.slice(from, at).trim()
    const paragraph = before.split(/\n[ \t]*\r?\n/).at(-1) ?? ''
    pairs.push({ line: positionAt(text, at).line, text: paragraph.replace(/\s+/g, ' ').trim() })
    from = at + MARKER.length
  }
}
