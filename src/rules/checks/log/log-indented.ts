import type { Rule } from '../../types.ts'
import { entriesOf } from './part.ts'

export const logIndented: Rule = {
  id: 'log-indented',
  title: 'Entry that is indented',
  severity: 'warning',
  why: 'Indented lines belong to the entry above, so this entry is read as a part of that one and its date counts for nothing.',
  remedy: 'Begin the line with its hyphen, without blanks before it.',
  reads: 'log',
  check: function* (contact) {
    const { text } = contact.card
    for (const entry of entriesOf(contact)) {
      if (!/\n-\s+\d{4}-\d\d-\d\d/.test(`\n${entry.text.split('\n').slice(1).join('\n')}`)) continue
      for (const hit of text
        .slice(...entry.range)
        .matchAll(/(?<=[\r\n])([ \t]+)(-[ \t]+\d{4}-\d\d-\d\d[^\r\n]*)/g)) {
        const start = entry.range[0] + hit.index
        const blanks = hit[1]?.length ?? 0
        yield {
          range: [start + blanks, start + hit[0].trimEnd().length],
          message: 'An entry of the log is indented, and so belongs to the entry above.',
          hint: 'Remove the blanks before the hyphen if it is an entry of its own.',
          fix: { title: 'Remove the blanks', safe: false, edits: [{ start, end: start + blanks, text: '' }] },
        }
      }
    }
  },
}
