import { isDate } from '../../../text/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, partRange } from './part.ts'

export const logDate: Rule = {
  id: 'log-date',
  title: 'Log entry on a day that does not exist',
  severity: 'error',
  why: 'The entry counts for nothing: no recency, no sum, no consent.',
  remedy: 'Correct the date.',
  reads: 'log',
  check: function* (contact) {
    for (const entry of entriesOf(contact)) {
      if (isDate(entry.date)) continue
      yield {
        range: partRange(contact, entry, entry.date),
        message: `There is no day "${entry.date}" between 1900 and 2200.`,
        hint: 'Correct the year, month or day.',
      }
    }
  },
}
