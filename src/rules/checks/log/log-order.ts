import type { Interaction } from '../../../card/index.ts'
import type { Contact } from '../../../contact/index.ts'
import { type Fix, isDate } from '../../../text/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, partRange } from './part.ts'

export const logOrder: Rule = {
  id: 'log-order',
  title: 'Log out of order',
  severity: 'warning',
  why: 'The oldest entry comes first, so that adding a line to the end of the file is logging. An entry out of order often has a slip in its date.',
  remedy: 'Correct the date, or move the entry.',
  reads: 'log',
  check: function* (contact) {
    const entries = entriesOf(contact)
    let before: Interaction | undefined
    for (const entry of entries) {
      if (!isDate(entry.date)) continue
      if (before !== undefined && isEarlier(entry, before)) {
        const label = (one: Interaction) =>
          one.date === before?.date && one.time ? `${one.date} ${one.time}` : one.date
        yield {
          range: partRange(contact, entry, entry.date),
          message: `The entry of ${label(entry)} stands behind the one of ${label(before)}.`,
          hint: 'Correct the date if it is wrong; else move the entry: oldest first.',
          fix: sorted(contact, entries),
        }
        // One remark is enough: a log that is kept newest first would have one for each entry.
        return
      }
      before = entry
    }
  },
}

function isEarlier(a: Interaction, b: Interaction): boolean {
  return (
    a.date < b.date || (a.date === b.date && a.time !== undefined && b.time !== undefined && a.time < b.time)
  )
}

/**
 * Each entry in the place that is its own by date, with no byte lost or added but a last line's break. Not safe: the
 * date may be what is wrong. None where lines that are no entry stand between, which may belong to one.
 */
function sorted(contact: Contact, entries: readonly Interaction[]): Fix | undefined {
  const { log, text, eol } = contact.card
  if (log === undefined || log.strays.length > 0 || entries.some((one) => !isDate(one.date))) return undefined
  const moment = (one: Interaction) => one.date
  const order = [...entries].sort((a, b) =>
    moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : timeOrder(a, b),
  )
  const source = (one: Interaction) => text.slice(...one.range).replace(/\r?\n$/, '')
  const edits = entries.flatMap((slot, i) => {
    const entry = order[i]
    if (entry === undefined || entry === slot) return []
    const broken = /\n$/.test(text.slice(...slot.range)) ? eol : ''
    return [{ start: slot.range[0], end: slot.range[1], text: source(entry) + broken }]
  })
  return { title: 'Sort the entries, oldest first', safe: false, edits }
}

function timeOrder(a: Interaction, b: Interaction): number {
  return a.time === undefined || b.time === undefined || a.time === b.time ? 0 : a.time < b.time ? -1 : 1
}
