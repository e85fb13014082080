import type { Rule } from '../../types.ts'
import { entriesOf, partRange } from './part.ts'

export const logTime: Rule = {
  id: 'log-time',
  title: 'Log entry at a time that does not exist',
  severity: 'error',
  why: 'Entries of one day are put in order by their times.',
  remedy: 'Write hours and minutes from 00:00 to 23:59, or leave the time out.',
  reads: 'log',
  check: function* (contact) {
    for (const entry of entriesOf(contact)) {
      if (entry.time === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(entry.time)) continue
      yield {
        range: partRange(contact, entry, entry.time.replace(/^0(?=\d:)/, '')),
        message: `There is no time "${entry.time}".`,
        hint: 'Write hours and minutes from 00:00 to 23:59, or leave the time out.',
      }
    }
  },
}
