import { isDate } from '../../../text/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, partRange } from './part.ts'

export const logFuture: Rule = {
  id: 'log-future',
  title: 'Log entry after today',
  severity: 'warning',
  why: 'The log says what happened. What is to happen is a next step; and a consent from the future (an error) proves nothing.',
  remedy: 'Correct the date, or write it as next: and due:.',
  reads: 'log',
  check: function* (contact, { today }) {
    for (const entry of entriesOf(contact)) {
      if (!isDate(entry.date) || entry.date <= today) continue
      const consent = entry.kind === 'opt-in' || entry.kind === 'opt-out'
      yield {
        range: partRange(contact, entry, entry.date),
        message: `The entry is of ${entry.date}, after today, ${today}.`,
        hint: consent
          ? 'Write the day on which the consent was given.'
          : 'Correct the date, or plan it as "next" and "due".',
        ...(consent ? { severity: 'error' as const } : {}),
      }
    }
  },
}
