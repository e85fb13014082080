// What an entry gives back: the card's new state, and what else is on today.

import { agendaOf, buildBook } from '../src/book/index.ts'
import { type Contact, textOf } from '../src/contact/index.ts'
import { printable, sayDate, wide } from '../src/reports/index.ts'
import type { Session } from './session.ts'
import { bold, dim, terminalWidth, yellow } from './terminal.ts'

const SHOWN = 3

/** One line on the card's next step. */
export function sayFollowUp(contact: Contact, today: string): string {
  const next = textOf(contact, 'next')
  const due = textOf(contact, 'due')
  if (next === undefined && due === undefined)
    return yellow(`No next step. Set one: cardfile set ${contact.slug} next="..." due=fri`)
  return `${bold('Next:')} ${printable(next ?? 'Follow up')}${due === undefined ? '' : `, ${sayDate(due, today)}`}`
}

/** What is overdue and due today of the same person, this card aside. */
export function sayRest(session: Session, after: Contact, owner: string | undefined): string {
  const others = session.book.contacts.filter((one) => one.file !== after.file)
  const book = buildBook([...others, after], session.book.config)
  const agenda = agendaOf(book, session.today, { owner })
  const rest = [...agenda.overdue, ...agenda.dueToday].filter((one) => one.contact.slug !== after.slug)
  if (rest.length === 0) return dim('Nothing else is due today.')
  const lines = rest.slice(0, SHOWN).map((one) => {
    const late = one.days < 0 ? `, ${-one.days} ${one.days === -1 ? 'day' : 'days'} late` : ''
    const room = terminalWidth() - 2 - wide(late)
    return `  ${cut(printable(`${one.contact.name}: ${one.next}`), room)}${dim(late)}`
  })
  const more =
    rest.length > SHOWN
      ? [dim(`  and ${rest.length - SHOWN} more: cardfile due${owner ? ` --owner ${owner}` : ''}`)]
      : []
  return [`Also due${owner ? ` (${owner})` : ''}:`, ...lines, ...more].join('\n')
}

/** A text of one line, with an ellipsis where it would be longer than the room. */
function cut(text: string, room: number): string {
  return wide(text) <= room ? text : `${text.slice(0, Math.max(0, room - 1)).trimEnd()}…`
}
