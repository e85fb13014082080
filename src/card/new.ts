// A new card in the format's own style.

import { type LogInput, writeInteraction } from './log.ts'
import { writeEntry } from './splice.ts'

/**
 * The text of a new card, LF line ends.
 * @param values keys in the order to write, each with a value of one line or a list of such; empty ones are left out
 * @param notes  Markdown; a heading that would open a log is escaped, so that a text from outside can't forge one
 */
export function newCard(
  values: readonly (readonly [key: string, value: string | readonly string[]])[],
  notes = '',
  log: readonly LogInput[] = [],
): string {
  const lines = ['---']
  for (const [key, value] of values) {
    if (value.length > 0) lines.push(...writeEntry(key, value, '\n'))
  }
  lines.push('---', '')
  const body = escapeNotes(notes)
  if (body !== '') lines.push(body, '')
  if (log.length > 0) lines.push('## Log', '', ...log.map((entry) => writeInteraction(entry, '\n')), '')
  return lines.join('\n')
}

/** Text from outside as notes: trimmed, LF, and with no line that could be taken for the log's heading. */
export function escapeNotes(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/^(#{2}[ \t]+log[ \t]*#*[ \t]*)$/gim, '\\$1')
    .replace(/[ \t]+$/gm, '')
    .trim()
}
