// cardfile list [--where QUERY] [--columns KEYS] [--sort KEYS] [--format text|csv|json|markdown|html]

import { type Command, Option } from 'commander'
import { byName, parseQuery } from '../src/book/index.ts'
import type { Contact } from '../src/contact/index.ts'
import { FORMATS, type Format, listReport, renderReport } from '../src/reports/index.ts'
import { misused } from './refusal.ts'
import { openSession, type Session } from './session.ts'
import { hasColor, terminalWidth } from './terminal.ts'

interface Options {
  readonly where?: string
  readonly columns: string
  readonly sort?: string
  readonly format: Format
  readonly csv?: boolean
  readonly for?: 'spreadsheet'
}

export function define(command: Command): void {
  command
    .option('-w, --where <query>', 'which cards: stage=lead owner=sam due<=today tag:uk')
    .option('-c, --columns <keys>', 'which fields', 'name,org,stage,owner,next,due')
    .option('-s, --sort <keys>', 'by which fields, - in front for last first: due,-value')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(FORMATS).default('text'))
    .option('--csv', 'the same as --format csv')
    .addOption(
      new Option('--for <program>', 'with csv: nothing that a spreadsheet takes for a formula').choices([
        'spreadsheet',
      ]),
    )
    .addHelpText(
      'after',
      `
A query is terms joined by blanks: key=value, key:value, key~part, key<value, key= for none, -term for not;
last is the day of the last touch. Columns are fields, and slug, file, kind, last, quiet.
  cardfile list --where 'kind=deal stage=proposal' --columns name,value,close --sort close`,
    )
    .action(async (options: Options) => {
      const session = openSession(command)
      const found = where(session, options.where ?? '')
      const report = listReport(
        session.book,
        [...found].sort(byName),
        words(options.columns),
        words(options.sort ?? ''),
        session.today,
      )
      if ('problem' in report) return misused(report.problem.message, report.problem.hint)
      const format = session.json ? 'json' : options.csv ? 'csv' : options.format
      const how = { width: terminalWidth(), color: hasColor(), spreadsheet: options.for === 'spreadsheet' }
      process.stdout.write(await renderReport(report, format, how))
    })
}

/** The cards that a query finds; ends with status 2 where it is none. */
export function where({ book, today }: Session, text: string): readonly Contact[] {
  const parsed = parseQuery(text, book, today)
  if ('problem' in parsed) return misused(parsed.problem.message, parsed.problem.hint)
  return book.contacts.filter(parsed.query)
}

function words(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
