// Decisions that a merge left: what stands is kept, or the other value is put back; the line of `conflicts` goes.

import type { Change } from '../card/index.ts'
import type { Contact, Decision } from '../contact/index.ts'
import { type CalendarDate, nearest } from '../text/index.ts'
import type { AssignmentProblem } from './assign.ts'
import { stageChanges } from './follow-up.ts'

/** Keep what stands, or take the other value. */
export type Verdict = 'keep' | 'take'

/** The changes by which a decision is taken; a stage that is put back is logged, as every move is. */
export function resolveChanges(
  contact: Contact,
  decision: Decision,
  verdict: Verdict,
  by: { readonly date: CalendarDate; readonly owner?: string | undefined },
): Change[] {
  const done: Change = { op: 'remove', key: 'conflicts', value: decision.record }
  return verdict === 'keep' ? [done] : [...takeChanges(contact, decision, by), done]
}

function takeChanges(
  contact: Contact,
  { key, other, stands, how }: Decision,
  by: { readonly date: CalendarDate; readonly owner?: string | undefined },
): Change[] {
  if (how === 'by-hand') return []
  if (how === 'add') return [{ op: 'add', key, value: other }]
  if (how === 'remove') return [{ op: 'remove', key, value: other }]
  if (key === 'stage') return stageChanges(contact, other, by)
  const [first] = stands
  const old = (contact.values.get(key) ?? []).map(({ raw }) => raw)
  const now = old.flatMap((raw) => (raw === first ? [other] : stands.includes(raw) ? [] : [raw]))
  return [{ op: 'set', key, value: now.length > 1 ? now : other }]
}

/**
 * What a person said of the decisions of one card.
 * @param take words: a field's key or name, or `title=Senior Buyer` where the field has several
 * @param keep the same, or 'rest': all that is not taken
 * @returns the verdict of each record that was spoken of
 */
export function verdictsFrom(
  decisions: readonly Decision[],
  take: readonly string[],
  keep: readonly string[] | 'rest',
): ReadonlyMap<string, Verdict> | { problem: AssignmentProblem } {
  const verdicts = new Map<string, Verdict>()
  for (const word of take) {
    const meant = meantBy(word, decisions)
    if (meant.length === 0) return { problem: unknown(word, decisions) }
    if (meant.length > 1 && meant.every(({ how }) => how === 'replace'))
      return wrong(`"${word}" has ${meant.length} other values.`, `Say which: ${namesOf(meant)}.`)
    if (meant.some(({ how }) => how === 'by-hand'))
      return wrong(`"${word}" can't be put back by a program.`, 'Edit the card, then --keep it.')
    for (const { record } of meant) verdicts.set(record, 'take')
  }
  if (keep === 'rest') {
    for (const { record } of decisions) if (!verdicts.has(record)) verdicts.set(record, 'keep')
    return verdicts
  }
  for (const word of keep) {
    const meant = meantBy(word, decisions)
    if (meant.length === 0) return { problem: unknown(word, decisions) }
    if (meant.some(({ record }) => verdicts.get(record) === 'take'))
      return wrong(`"${word}" is both to keep and to take.`, 'Say one of them.')
    for (const { record } of meant) verdicts.set(record, 'keep')
  }
  return verdicts
}

function meantBy(word: string, decisions: readonly Decision[]): Decision[] {
  const [, key = word, value] = /^([^:=]+?)\s*(?:=|: ?)\s*(.*)$/s.exec(word) ?? []
  const isKey = (one: Decision) => [one.key, one.label].some((name) => fold(name) === fold(key))
  return decisions.filter((one) => isKey(one) && (value === undefined || fold(value) === fold(one.other)))
}

function unknown(word: string, decisions: readonly Decision[]): AssignmentProblem {
  const keys = [...new Set(decisions.map(({ key }) => key).filter((key) => key !== ''))]
  const [typed = ''] = word.split(/[=:]/)
  const near = keys.includes(fold(typed)) ? undefined : nearest(fold(typed), keys)
  const known = keys.length === 0 ? 'Nothing is to decide on this card.' : `To decide: ${namesOf(decisions)}.`
  return {
    message: `there is nothing to decide about "${word}".`,
    hint: near === undefined ? known : `Did you mean "${near}"?`,
  }
}

function namesOf(decisions: readonly Decision[]): string {
  return decisions
    .filter(({ key }) => key !== '')
    .map(({ key, other }) => `${key}=${JSON.stringify(other)}`)
    .join(', ')
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}

function wrong(message: string, hint: string): { problem: AssignmentProblem } {
  return { problem: { message, hint } }
}
