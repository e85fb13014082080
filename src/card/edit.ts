// Format-preserving edits: each change is a splice of the card's text; nothing is written anew.

import { applyEdits, type Diagnostic, diagnose, type TextEdit } from '../text/index.ts'
import { type LogInput, writeInteraction } from './log.ts'
import { escapeNotes } from './new.ts'
import { parseCard } from './parse.ts'
import { addValue, deleteEntry, insertEntry, removeValue, setEntry } from './splice.ts'
import type { Card, Entry } from './types.ts'

/** What a person did to a card. Values are text, one line each, as `parseCard` gives them. */
export type Change =
  /** One value, or a list; the key is added where it is missing. An empty list is a key without a value. */
  | { readonly op: 'set'; readonly key: string; readonly value: string | readonly string[] }
  /** Adds a value to a list; nothing where it is there already. */
  | { readonly op: 'add'; readonly key: string; readonly value: string }
  /** Takes a value out of a list, and the key with its last value; nothing where it is not there. */
  | { readonly op: 'remove'; readonly key: string; readonly value: string }
  | { readonly op: 'delete'; readonly key: string }
  | { readonly op: 'log'; readonly entry: LogInput }
  /** Adds a paragraph to the end of the notes. */
  | { readonly op: 'note'; readonly text: string }

/**
 * Applies changes to a card, one after the other, and disturbs no other byte.
 * @param text  the card
 * @param order keys in the order in which a new one is put in; unknown keys go last, `conflicts` behind them
 * @returns the new text, or diagnostics where the card's front matter can't be read or a value has several lines
 */
export function editCard(
  text: string,
  changes: readonly Change[],
  order: readonly string[] = [],
  file = '',
): { text: string } | { diagnostics: readonly Diagnostic[] } {
  let card = parseCard(text, file)
  for (const change of changes) {
    if (card.frontMatter === undefined)
      return { diagnostics: card.diagnostics.filter((found) => found.severity === 'error') }
    const bad = valuesOf(change).find((value) => !isOneLine(value))
    if (bad !== undefined)
      return refuse(
        card,
        'value-lines',
        `"${bad.slice(0, 40)}" has more than one line or an unprintable character.`,
      )
    for (const step of stepsOf(card, change)) {
      const edited = parseCard(applyEdits(card.text, editsFor(card, step, order)), file)
      if (!isAsWanted(card, edited, step)) {
        return refuse(
          card,
          'edit-layout',
          `The layout of this card does not let a program change "${'key' in change ? change.key : 'the log'}".`,
        )
      }
      card = edited
    }
  }
  return { text: card.text }
}

/** A list of which some items stay in front is changed item by item, so that these keep their quotes and comments. */
function stepsOf(card: Card, change: Change): readonly Change[] {
  if (change.op !== 'set' || typeof change.value === 'string') return [change]
  const { key, value: now } = change
  const old = texts(card.entries.find((entry) => entry.key === key))
  const kept = old.filter((text) => now.includes(text))
  const isTail = kept.length > 0 && kept.every((text, i) => text === now[i])
  if (!isTail || new Set(old).size < old.length || new Set(now).size < now.length) return [change]
  return [
    ...old.filter((text) => !now.includes(text)).map((value) => ({ op: 'remove', key, value }) as const),
    ...now.slice(kept.length).map((value) => ({ op: 'add', key, value }) as const),
  ]
}

function refuse(card: Card, rule: string, message: string): { diagnostics: Diagnostic[] } {
  const hint = rule === 'value-lines' ? 'Write it on one line.' : 'Make this change in a text editor.'
  return {
    diagnostics: [
      diagnose(
        { file: card.file, text: card.text, range: [0, 0] },
        { rule, severity: 'error', message, hint },
      ),
    ],
  }
}

function valuesOf(change: Change): readonly string[] {
  if (change.op === 'set') return typeof change.value === 'string' ? [change.value] : change.value
  return change.op === 'add' ? [change.value] : []
}

function isOneLine(value: string): boolean {
  return !/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(value)
}

function editsFor(card: Card, change: Change, order: readonly string[]): TextEdit[] {
  if (change.op === 'log') return logEdits(card, change.entry)
  if (change.op === 'note') return noteEdits(card, change.text)
  const entry = card.entries.find((candidate) => candidate.key === change.key)
  switch (change.op) {
    case 'set':
      return entry === undefined
        ? insertEntry(card, change.key, change.value, order)
        : setEntry(card, entry, change.value)
    case 'add':
      return entry === undefined
        ? insertEntry(card, change.key, change.value, order)
        : addValue(card, entry, change.value)
    case 'remove':
      return entry === undefined ? [] : removeValue(card, entry, change.value)
    case 'delete':
      return entry === undefined ? [] : deleteEntry(entry)
  }
}

/** The splice is believed only when it reads back as the value wanted with all the rest as it was. */
function isAsWanted(before: Card, after: Card, change: Change): boolean {
  if (after.frontMatter === undefined) return false
  const doubled = (card: Card) =>
    card.diagnostics.filter((found) => found.rule === 'yaml-duplicate-key').length
  if (doubled(after) > doubled(before)) return false
  const touched = 'key' in change ? change.key : undefined
  const rest = (card: Card) =>
    JSON.stringify(
      card.entries.filter((entry) => entry.key !== touched).map((entry) => [entry.key, texts(entry)]),
    )
  if (rest(before) !== rest(after)) return false
  if (touched === undefined) {
    const grown = (after.log?.interactions.length ?? 0) - (before.log?.interactions.length ?? 0)
    return change.op === 'log'
      ? grown === 1
      : grown === 0 && after.log?.strays.length === before.log?.strays.length
  }
  const old = texts(before.entries.find((entry) => entry.key === touched))
  const now = texts(after.entries.find((entry) => entry.key === touched))
  const want = wanted(old, change)
  // To empty what holds nothing already is no change, whatever its brackets.
  const isEmptied = now.length === 0 && want.length === 1 && want[0] === ''
  return isEmptied || JSON.stringify(now) === JSON.stringify(want)
}

function texts(entry: Entry | undefined): string[] {
  return entry?.values.map((value) => value.text) ?? []
}

function wanted(old: readonly string[], change: Change): readonly string[] {
  switch (change.op) {
    case 'set':
      return valuesOf(change)
    case 'add':
      return old.includes(change.value) ? old : [...old, change.value]
    case 'remove':
      return old.filter((value) => value !== change.value)
    default:
      return []
  }
}

/** An entry goes behind the last one that is not later; most are the newest, and go to the end. */
function logEdits(card: Card, entry: LogInput): TextEdit[] {
  const { log, text, eol } = card
  const lines = writeInteraction(entry, eol)
  if (log === undefined) {
    return [
      { start: text.length, end: text.length, text: `${gapAtEnd(card)}## Log${eol}${eol}${lines}${eol}` },
    ]
  }
  const moment = (one: { date: string; time?: string | undefined }) => `${one.date} ${one.time ?? ''}`
  const before = log.interactions.findLast(
    (one) =>
      one.date < entry.date ||
      (one.date === entry.date && (!entry.time || !one.time || moment(one) <= moment(entry))),
  )
  if (before !== undefined && before !== log.interactions.at(-1)) {
    return [{ start: before.range[1], end: before.range[1], text: lines + eol }]
  }
  const first = log.interactions[0]
  if (before === undefined && first !== undefined)
    return [{ start: first.range[0], end: first.range[0], text: lines + eol }]
  const last = Math.max(log.heading[1], before?.range[1] ?? 0, ...log.strays.map((stray) => stray[1]))
  const end = text.slice(0, last).trimEnd().length
  const gap = before === undefined && log.strays.length === 0 ? eol : ''
  const broken = /^\r?\n/.test(text.slice(end)) ? '' : eol
  return [{ start: end, end, text: `${eol}${gap}${lines}${broken}` }]
}

/** What is missing at the end of the text for a blank line to stand there. */
function gapAtEnd({ text, eol }: Card): string {
  if (/\n[ \t]*\r?\n[ \t]*$/.test(text)) return ''
  return /\n$/.test(text) ? eol : eol + eol
}

/** Behind the last line of the notes, or of the fence; the blank lines that follow stay where they are. */
function noteEdits(card: Card, note: string): TextEdit[] {
  const { text, eol, notes } = card
  const paragraph = escapeNotes(note).split('\n').join(eol)
  if (paragraph === '') return []
  const end = Math.max(notes[0], text.slice(0, notes[1]).trimEnd().length)
  const above = end > notes[0] || !/\n$/.test(text.slice(0, end)) ? eol + eol : eol
  const rest = text.slice(end)
  const breaks = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0].match(/\n/g)?.length ?? 0
  const below = eol.repeat(Math.max(0, (card.log === undefined ? 1 : 2) - breaks))
  return [{ start: end, end, text: above + paragraph + below }]
}
