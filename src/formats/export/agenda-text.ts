// Next steps for people who live in text files: Org mode, and todo.txt.

import { type Contact, dateOf, interactionsOf, textOf, textsOf } from '../../contact/index.ts'
import { withoutControls } from './property.ts'

/** What Org calls an item that is not done. */
const OPEN = 'TODO'

/**
 * A heading per contact; its next step an entry with the keyword of open ones and a deadline; its log a list.
 * Source: https://orgmode.org/manual, chapters on headlines, items and deadlines.
 */
export function orgText(contacts: readonly Contact[], nameOf: (link: string) => string | undefined): string {
  return contacts.map((contact) => orgEntry(contact, nameOf)).join('\n')
}

function orgEntry(contact: Contact, nameOf: (link: string) => string | undefined): string {
  const tags = textsOf(contact, 'tags').map((tag) => tag.replace(/[^\p{L}\p{N}_@#%]+/gu, '_'))
  const lines = [`* ${line(contact.name)}${tags.length === 0 ? '' : ` :${tags.join(':')}:`}`, ':PROPERTIES:']
  for (const [key, values] of contact.values) {
    if (key === 'name' || key === 'tags' || key === 'next' || key === 'due') continue
    for (const [at, { raw, text }] of values.entries()) {
      const shown = key === 'org' ? (nameOf(text) ?? raw) : raw
      lines.push(`:${key.toUpperCase().replaceAll('-', '_')}${at === 0 ? '' : `_${at + 1}`}: ${line(shown)}`)
    }
  }
  lines.push(':END:')
  const [next, due] = [textOf(contact, 'next'), dateOf(contact, 'due')]
  if (next !== undefined || due !== undefined) lines.push(`** ${OPEN} ${line(next ?? 'Follow up')}`)
  if (due !== undefined) lines.push(`DEADLINE: <${due}>`)
  const notes = contact.card.text.slice(...contact.card.notes).trim()
  // A star at the beginning of a line would open a heading; behind a blank it does not.
  if (notes !== '')
    lines.push('** Notes', ...notes.split(/\r\n?|\n/).map((text) => (/^\*/.test(text) ? ` ${text}` : text)))
  const log = interactionsOf(contact)
  if (log.length > 0) lines.push('** Log')
  for (const { date, kind, owner, text } of log)
    lines.push(`- [${date}] ${kind}${owner === undefined ? '' : ` @${owner}`}: ${line(text)}`)
  return `${lines.join('\n')}\n`
}

/** https://github.com/todotxt/todo.txt: a line per next step, soonest first. Contacts without one have no line. */
export function todoText(contacts: readonly Contact[]): string {
  const open = contacts.filter((one) => textOf(one, 'next') !== undefined || dateOf(one, 'due') !== undefined)
  const byDay = (contact: Contact) => dateOf(contact, 'due') ?? '9999'
  return [...open]
    .sort((a, b) => (byDay(a) < byDay(b) ? -1 : byDay(a) > byDay(b) ? 1 : a.slug < b.slug ? -1 : 1))
    .map((contact) => {
      const [due, owner] = [dateOf(contact, 'due'), textOf(contact, 'owner')]
      const words = [
        `${line(textOf(contact, 'next') ?? 'Follow up')} with ${line(contact.name)}`,
        `@${contact.slug}`,
        ...(owner === undefined ? [] : [`+${owner.replace(/\s+/g, '-')}`]),
        ...(due === undefined ? [] : [`due:${due}`]),
      ]
      return `${words.join(' ')}\n`
    })
    .join('')
}

function line(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim()
}
