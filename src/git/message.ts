// The words of a commit.

import type { CardChange } from '../merge/index.ts'
import { list, oneLine, titleOf } from '../merge/index.ts'

/** A file that was changed: a card with its change, or another file. */
export interface ChangedFile {
  readonly path: string
  readonly change?: CardChange
}

/** One change is the subject; several are counted, and listed below. */
export function commitMessage(files: readonly ChangedFile[], prefix: string): string {
  const titles = files.map(({ path, change }) =>
    change === undefined ? otherTitle(path, prefix) : titleOf(change),
  )
  if (titles.length === 1) return `${titles[0]}\n`
  const cards = files.filter(({ change }) => change !== undefined)
  const names = cards.map(({ change }) => change?.name ?? '')
  const shown =
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : list(names)
  const subject =
    cards.length === 0
      ? `${files.length} files of the book changed`
      : `${count(cards.length, 'card')} changed: ${shown}`
  const lines = titles.slice(0, 100).map((title) => `- ${title}`)
  const more = titles.length > 100 ? [`- and ${titles.length - 100} more`] : []
  return `${subject}\n\n${[...lines, ...more].join('\n')}\n`
}

/** @param people whose work comes in; `cards` that both sides had changed */
export function mergeMessage(
  people: readonly string[],
  cards: readonly string[],
  notes: readonly string[],
): string {
  const whose = people.length === 0 ? 'what others changed' : `the changes of ${list(people.slice(0, 4))}`
  const body = [
    ...(cards.length === 0
      ? []
      : [
          `Both had changed: ${cards.length > 20 ? `${cards.slice(0, 20).join(', ')} and ${cards.length - 20} more` : cards.join(', ')}.`,
        ]),
    ...notes,
  ]
  return `Merge ${oneLine(whose)}\n${body.length === 0 ? '' : `\n${body.join('\n')}\n`}`
}

export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}

function otherTitle(path: string, prefix: string): string {
  const name = path.slice(prefix.length)
  return name === 'cardfile.yaml' ? 'Change the settings of the book' : `Change ${oneLine(name)}`
}
