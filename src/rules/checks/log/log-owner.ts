import { nearest } from '../../../text/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, partRange } from './part.ts'

export const logOwner: Rule = {
  id: 'log-owner',
  title: 'Log entry of somebody unknown',
  severity: 'warning',
  why: 'Nobody can be asked about it, and it is missing in the list of who did what.',
  remedy:
    'Write the handle of a colleague. A colleague who left stays in the team of cardfile.yaml for the sake of the old entries.',
  reads: 'log',
  check: function* (contact, { book }) {
    const { team } = book.config
    if (team.size === 0) return
    for (const entry of entriesOf(contact)) {
      if (entry.owner === undefined || team.has(entry.owner)) continue
      const near = nearest(entry.owner, team.keys())
      const same = near !== undefined && near.toLowerCase() === entry.owner.toLowerCase()
      const range = partRange(contact, entry, `@${entry.owner}`)
      yield {
        range,
        message: `"@${entry.owner}" is nobody of the team.`,
        hint: near === undefined ? `The team is ${[...team.keys()].join(', ')}.` : `Did you mean "@${near}"?`,
        ...(near === undefined
          ? {}
          : {
              fix: {
                title: `Write "@${near}"`,
                safe: same,
                edits: [{ start: range[0], end: range[1], text: `@${near}` }],
              },
            }),
      }
    }
  },
}
