// Places within an entry of the log.

import type { Interaction } from '../../../card/index.ts'
import type { Contact } from '../../../contact/index.ts'
import type { Range } from '../../../text/index.ts'

/** Entries in the card's order; [] for a card without a log. */
export function entriesOf(contact: Contact): readonly Interaction[] {
  return contact.card.log?.interactions ?? []
}

/** Where a part of an entry's first line stands, such as its kind; the first line where it can't be found. */
export function partRange(contact: Contact, entry: Interaction, part: string): Range {
  const line = firstLine(contact, entry)
  const colon = contact.card.text.slice(...line).search(/:(?:[ \t]|$)/)
  const at = contact.card.text.slice(...line).indexOf(part)
  if (part === '' || at < 0 || (colon >= 0 && at > colon)) return line
  return [line[0] + at, line[0] + at + part.length]
}

/** Where a word of an entry's text stands; the first line where it can't be found. */
export function wordRange(contact: Contact, entry: Interaction, word: string): Range {
  const source = contact.card.text.slice(...entry.range)
  const head = /^[^\r\n]*?:(?=[ \t]|[\r\n]|$)/.exec(
    source.replace(/\d\d?:\d\d/, (time) => '.'.repeat(time.length)),
  )
  const at = word === '' ? -1 : source.indexOf(word, head?.[0].length ?? 0)
  return at < 0 ? firstLine(contact, entry) : [entry.range[0] + at, entry.range[0] + at + word.length]
}

export function firstLine(contact: Contact, entry: Interaction): Range {
  const line = contact.card.text.slice(...entry.range).split(/[\r\n]/, 1)[0] ?? ''
  return [entry.range[0], entry.range[0] + line.trimEnd().length]
}
