import { dateOf } from '../../contact/index.ts'
import { daysBetween } from '../../text/index.ts'
import { keyRange } from '../place.ts'
import type { Rule } from '../types.ts'

export const followUpOverdue: Rule = {
  id: 'follow-up-overdue',
  title: 'Follow-up long overdue',
  severity: 'warning',
  why: 'A list that is full of old promises is a list that nobody reads.',
  remedy: 'Do it and log it (cardfile done), postpone it (cardfile postpone), or delete next and due.',
  reads: 'front-matter',
  check: function* (contact, { book, today }) {
    const due = dateOf(contact, 'due')
    if (due === undefined || due >= today) return
    const days = daysBetween(due, today)
    if (days <= book.config.overdue) return
    yield {
      range: contact.values.get('due')?.[0]?.range ?? keyRange(contact, 'due'),
      message: `The next step was due ${days} days ago; ${book.config.overdue} is the limit.`,
      hint: 'Do it and log it, postpone it, or drop it.',
    }
  },
}
