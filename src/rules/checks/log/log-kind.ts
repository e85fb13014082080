import { nearest } from '../../../text/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, partRange } from './part.ts'

export const logKind: Rule = {
  id: 'log-kind',
  title: 'Log entry of an unknown kind',
  severity: 'warning',
  why: 'Reports count calls, meetings and orders by this word; with another one the entry is counted as nothing known.',
  remedy: 'Take a kind of the configuration, or add this one under "log" in cardfile.yaml.',
  reads: 'log',
  check: function* (contact, { book }) {
    const { log, team } = book.config
    for (const entry of entriesOf(contact)) {
      if (log.includes(entry.kind)) continue
      const range = partRange(contact, entry, entry.kind)
      const isHandle = team.has(entry.kind) && entry.owner === undefined
      const near = isHandle ? `@${entry.kind}` : nearest(entry.kind, log)
      yield {
        range,
        message: `"${entry.kind}" is no kind of log entry.`,
        hint:
          near === undefined
            ? `Known are ${log.join(', ')}; others are added in cardfile.yaml under "log".`
            : `Did you mean "${near}"?`,
        ...(near === undefined
          ? {}
          : {
              fix: {
                title: `Write "${near}"`,
                safe: isHandle,
                edits: [{ start: range[0], end: range[1], text: near }],
              },
            }),
      }
    }
  },
}
