import { parseCard } from '../../../card/index.ts'
import type { Contact } from '../../../contact/index.ts'
import { addDays } from '../../../text/index.ts'
import { clip } from '../../place.ts'
import type { Context, Rule } from '../../types.ts'
import { isoDate } from '../mend/date.ts'

export const logStray: Rule = {
  id: 'log-stray',
  title: 'Line of the log that is no entry',
  severity: 'warning',
  why: 'Without its date nobody knows when it happened, so it counts for nothing: no recency, no sum, no consent.',
  remedy:
    'Write it as - DATE [TIME] [KIND] [@HANDLE] [MONEY]: TEXT, and indent further lines of an entry by two blanks.',
  reads: 'log',
  check: function* (contact, context) {
    for (const range of contact.card.log?.strays ?? []) {
      const line = contact.card.text.slice(...range)
      // A second heading of a log is log-twice.
      if (/^##[ \t]+log[ \t#]*$/i.test(line)) continue
      const start = range[0] + (/\S/.exec(line)?.index ?? 0)
      const end = range[0] + line.trimEnd().length
      const mended = mend(line, context)
      yield {
        range: [start, end],
        message: mended?.wrong ?? wrongWith(line),
        hint: mended === undefined ? hintFor(line, contact) : `Write "${clip(mended.line, 100)}".`,
        fix: mended && {
          title: `Write "${clip(mended.line)}"`,
          safe: true,
          edits: [{ start: range[0], end, text: mended.line }],
        },
      }
    }
  },
}

function wrongWith(line: string): string {
  if (/^\s*#{1,6}\s/.test(line)) return 'A heading stands inside the log.'
  if (/^[-*+]?\s*\d{4}-\d{2}-\d{2}\b[^:]*$/.test(line))
    return `There is no colon behind the head of the entry.`
  return `"${clip(line.trim())}" is no log entry.`
}

function hintFor(line: string, contact: Contact): string {
  const grammar = 'An entry is "- DATE [TIME] [KIND] [@HANDLE] [MONEY]: TEXT".'
  if (/^\s*#{1,6}\s/.test(line)) return 'The log is the last section: move this one above "## Log".'
  if (/^\s*[-*+]?\s*\d/.test(line)) return grammar
  const isBelow = (contact.card.log?.interactions.length ?? 0) > 0
  return `${grammar}${isBelow ? ' Indent the line by two blanks if it belongs to the entry above.' : ''}`
}

/** Steps from what people write to the grammar, each with what it puts right. */
const STEPS: readonly [wrong: string, step: (line: string, context: Context) => string][] = [
  ['An entry begins with "- ".', (line) => line.replace(/^\s*(?:[-*+\u2013\u2022][ \t]*)?(?=\d)/, '- ')],
  [
    'The date is not written year-month-day.',
    (line) => {
      const date = /^- (\d[\d./-]*\d)(?=[\s:])/.exec(line)?.[1] ?? ''
      const meant = isoDate(date)
      return meant === undefined ? line : line.replace(date, meant)
    },
  ],
  [
    'A colon is missing behind the head of the entry, or stands elsewhere.',
    (line) => line.replace(/^(- \d{4}-\d{2}-\d{2})[ \t]+[-\u2013\u2014][ \t]+/, '$1: '),
  ],
  [
    'The kind of an entry is written in small letters.',
    (line, { book }) =>
      line.replace(/^(- [\d-]{10}(?: [\d:]+)?) ([A-Za-z-]+)(?=[ :])/, (all, head, kind: string) =>
        book.config.log.includes(kind.toLowerCase()) ? `${head} ${kind.toLowerCase()}` : all,
      ),
  ],
  [
    'The kind comes before the colleague.',
    (line) => line.replace(/^(- [\d-]{10}(?: [\d:]+)?) (@[\w.-]+) ([a-z-]+)(?=[ :])/, '$1 $3 $2'),
  ],
  [
    'A colleague’s handle has an @ in front.',
    (line, { book }) =>
      line.replace(/^(- [\d-]{10}(?: [\d:]+)? [a-z-]+) ([\w.-]+)(?=[ :])/, (all, head, handle: string) =>
        book.config.team.has(handle) ? `${head} @${handle}` : all,
      ),
  ],
  [
    'A currency is three capital letters behind the number.',
    (line) =>
      line.replace(
        /^(- [\d-]{10}[^:]*?) (\d[\d.,']*) ?([a-z]{3}):/i,
        (_all, head, amount, currency: string) => {
          return `${head} ${amount} ${currency.toUpperCase()}:`
        },
      ),
  ],
]

/** The line as an entry, where some of the steps make it one. */
function mend(line: string, context: Context): { line: string; wrong: string } | undefined {
  let mended = line.trimEnd()
  let wrong: string | undefined
  for (const [what, step] of STEPS) {
    const next = step(mended, context)
    if (next !== mended) wrong ??= what
    mended = next
  }
  if (wrong === undefined) return undefined
  const log = parseCard(`---\nname: x\n---\n\n## Log\n\n${mended}\n`, '').log
  const entry = log?.interactions[0]
  if (log?.strays.length !== 0 || entry === undefined) return undefined
  // A line of an old kind of date that lies years ahead is more likely no date at all.
  return entry.date > addDays(context.today, 366) ? undefined : { line: mended, wrong }
}
