import { dateOf } from '../../contact/index.ts'
import { keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const dateFuture: Rule = {
  id: 'date-future',
  title: 'Day in the future that must be past',
  severity: 'warning',
  why: 'Nobody is born and no card is made after today: most often the year is wrong.',
  remedy: 'Correct the date.',
  reads: 'front-matter',
  check: function* (contact, { today }) {
    for (const key of ['birthday', 'created']) {
      const date = dateOf(contact, key)
      if (date === undefined || date <= today) continue
      yield {
        range: contact.values.get(key)?.[0]?.range ?? keyRange(contact, key),
        message: `"${key}" is ${date}, after today, ${today}.`,
        hint: 'Correct the year, month or day.',
      }
    }
  },
}
