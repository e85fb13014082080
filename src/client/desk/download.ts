// Unsent edits as a file that people can read: nobody needs this program to get at what they typed.

import { inOrder, isUnsent } from './outbox.ts'
import type { OutboxEntry } from './types.ts'

/** @param day the day of the download, for its name */
export function downloadOf(
  entries: readonly OutboxEntry[],
  title: string,
  day: string,
): { readonly name: string; readonly text: string } {
  const unsent = inOrder(entries.filter(isUnsent))
  const parts = unsent.map((entry, at) => {
    const head = [
      `${at + 1}. ${entry.message}`,
      `   Card: ${entry.path}`,
      ...(entry.also ?? []).map(({ path, mine }) =>
        mine === undefined ? `   A part of it is then: ${path}` : `   Changed with it: ${path}`,
      ),
      `   By: ${entry.person.name}, ${new Date(entry.date).toLocaleString('en-GB')}`,
      ...(entry.problem === undefined ? [] : [`   Not taken: ${entry.problem.said}`]),
    ].join('\n')
    return `${head}\n\n${entry.mine === undefined ? '   The card is to be deleted.\n' : fenced(entry.mine)}`
  })
  const many = unsent.length === 1 ? '1 edit' : `${unsent.length} edits`
  return {
    name: `unsent-edits-${day}.txt`,
    text: `${title}: ${many} that had not been sent on ${day}.\nBelow each, the whole card as it was to be.\n\n${parts.join('\n')}`,
  }
}

function fenced(text: string): string {
  const line = '-'.repeat(72)
  return `${line}\n${text}${text.endsWith('\n') ? '' : '\n'}${line}\n`
}
