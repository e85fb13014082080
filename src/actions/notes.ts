// The notes of a card as a whole, for who edits them in one piece. Lines that stay keep their bytes.

import type { Book } from '../book/index.ts'
import { escapeNotes } from '../card/index.ts'
import type { Contact } from '../contact/index.ts'
import { type CalendarDate, diagnose } from '../text/index.ts'
import { checkEdit, type Edited, type Refused } from './apply.ts'

/** The notes without the blank lines around them, LF between lines. */
export function notesOf({ card }: Contact): string {
  return card.text
    .slice(...card.notes)
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

/**
 * The card with other notes. A heading that would open a log is escaped; fields and log stay as they are.
 * @param notes LF or CRLF between lines
 */
export function editNotes(
  book: Book,
  contact: Contact,
  notes: string,
  today: CalendarDate,
): Edited | Refused {
  const { card } = contact
  if (card.frontMatter === undefined)
    return { diagnostics: card.diagnostics.filter(({ severity }) => severity === 'error') }
  const text = spliced(contact, linesOf(notes))
  const edited = checkEdit(book, contact, text, today)
  if ('diagnostics' in edited || isRestKept(contact, edited.after)) return edited
  return {
    diagnostics: [
      diagnose(
        { file: card.file, text: card.text, range: card.notes },
        {
          rule: 'edit-layout',
          severity: 'error',
          message: 'With these notes the log of the card could not be told from them.',
          hint: 'Close every code block, or make this change in a text editor.',
        },
      ),
    ],
  }
}

/** Only lines between the first and the last that differ are written. */
function spliced({ card }: Contact, now: readonly string[]): string {
  const { text, eol, log } = card
  const [from, to] = card.notes
  const source = text.slice(from, to)
  const start = from + (/^(?:[ \t]*\r?\n)*/.exec(source)?.[0].length ?? 0)
  const end = Math.max(start, from + source.trimEnd().length)
  const old = text.slice(start, end).match(/[^\n]*\n|[^\n]+$/g) ?? []
  if (old.length === 0 && now.length > 0) {
    // There were none: a blank line above, and one below before the log.
    const rest = log === undefined ? text.slice(to) : eol + text.slice(log.range[0])
    const above = /\n$/.test(text.slice(0, from)) ? eol : eol + eol
    return text.slice(0, from) + above + now.join(eol) + eol + rest
  }
  const isSame = (line: string | undefined, wanted: string | undefined) => line?.trimEnd() === wanted
  let head = 0
  while (head < Math.min(old.length, now.length) && isSame(old[head], now[head])) head++
  let tail = 0
  while (
    tail < Math.min(old.length, now.length) - head &&
    isSame(old.at(-1 - tail), now[now.length - 1 - tail])
  )
    tail++
  const lines = [
    ...old.slice(0, head),
    ...now.slice(head, now.length - tail),
    ...old.slice(old.length - tail),
  ].map((line, at, all) => (at === all.length - 1 ? line.trimEnd() : /\n$/.test(line) ? line : line + eol))
  return text.slice(0, start) + lines.join('') + text.slice(end)
}

function isRestKept(before: Contact, after: Contact): boolean {
  const rest = ({ card }: Contact) => [card.text.slice(0, card.notes[0]), card.text.slice(card.notes[1])]
  return JSON.stringify(rest(before)) === JSON.stringify(rest(after))
}

/** Safe as notes; the first line keeps its indent, which Markdown gives a meaning. */
function linesOf(notes: string): string[] {
  const indent = /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(notes)?.[1] ?? ''
  const text = escapeNotes(notes)
  return text === '' ? [] : (indent + text).split('\n')
}
