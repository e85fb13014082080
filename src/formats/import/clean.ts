// Foreign text made fit for a card: one line or notes, no characters that nobody sees, nothing that could forge structure.

import { escapeNotes } from '../../card/index.ts'

/** Controls, and marks that only hide or reorder text. Joiners stay: emoji, Persian and Indic scripts need them. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]/g

/** Of these, what no program writes for its own use: exports end texts with a BOM, or have NEL for a line's end. */
const TELLING = /[\u0000-\u0008\u000e-\u001f\u007f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069]/

/** Whether a text has characters that a card would not show, and that it is not given. */
export function hides(text: string): boolean {
  return TELLING.test(text)
}

/** A value on one line; the lines of a longer one are joined by `; `. */
export function lineOf(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(HIDDEN, '')
    .normalize('NFC')
    .toWellFormed()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('; ')
}

/**
 * Notes from outside: they cannot open a log, look like a merge conflict, or leave a code block open that would swallow what
 * comes below. What stands in the way is escaped by a backslash, which Markdown does not show.
 */
export function notesOf(text: string): string {
  const plain = escapeNotes(
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(HIDDEN, '')
      .normalize('NFC')
      .toWellFormed(),
  )
  const lines = plain.split('\n').map((line) => line.replace(/^(?=<{7} |>{7} |\|{7} |={7}$)/, '\\'))
  const open = openFence(lines)
  return (open === '' ? lines : [...lines, open]).join('\n').trim()
}

/** The fence that closes a code block which is still open at the end; '' for none. */
function openFence(lines: readonly string[]): string {
  let open = ''
  for (const line of lines) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (!fence) continue
    const [, marks = '', rest = ''] = fence
    if (open === '') open = marks
    else if (marks[0] === open[0] && marks.length >= open.length && rest.trim() === '') open = ''
  }
  return open
}

/** For comparing: case, accents' form and blanks do not count, nor does an escape. */
export function folded(text: string): string {
  return text.normalize('NFC').replaceAll('\\', '').replace(/\s+/g, ' ').trim().toLowerCase()
}
