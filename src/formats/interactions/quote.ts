// What others wrote, as the continuation lines of an entry: quoted, short, and nothing but text wherever it is shown.

import { lineOf } from '../import/clean.ts'
import { oneLine } from '../record.ts'

const LINES = 10
const CHARACTERS = 1000

/**
 * The lines of an extract behind `> `, so that none of them can pass for an entry, a heading, a fence or a line with an id.
 * Blank ones are left out; what is too long ends in an ellipsis.
 */
export function quoted(lines: readonly string[]): string[] {
  const found: string[] = []
  let left = CHARACTERS
  for (const line of lines) {
    const text = cleanLine(line)
    if (text === '') continue
    if (found.length === LINES || left < 1) return [...found.slice(0, -1), ended(found.at(-1) ?? '> ')]
    const kept = cut(text, left)
    found.push(`> ${inert(kept)}`)
    left = kept === text ? left - text.length : 0
    if (left === 0) return found
  }
  return found
}

/** A text on one line, of at most so many characters, that no viewer of Markdown makes more of than text. */
export function plainLine(text: string, limit: number): string {
  return inert(cut(cleanLine(text), limit))
}

function cleanLine(text: string): string {
  return lineOf(oneLine(text))
}

/** Cut behind a whole character, with an ellipsis for the rest. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text
    .slice(0, limit - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}

function ended(line: string): string {
  return line.endsWith('…') ? line : `${line} …`
}

/**
 * Escapes what an editor that shows Markdown would fetch, run or swallow text by: images and embedded notes, HTML tags, code
 * blocks, and the inline queries of Obsidian's Dataview. All else is left as it was written.
 */
function inert(line: string): string {
  return line
    .replace(/!(?=\[)/g, '!\\')
    .replace(/<(?=[/!?]?[a-z][a-z0-9-]*(?:[\s/>]|$)|!--|!\[)/gi, '\\<')
    .replace(/^(?=(?:[>\s]|[-*+]\s|\d+[.)]\s)*(?:```|~~~))/, '\\')
    .replace(/`(?=\s*\$?=)/g, '\\`')
}
