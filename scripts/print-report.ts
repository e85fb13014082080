// What the commands that print a report have in common: their options, and the terminal they print to.

import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  type Format,
  ownersOf,
  type Question,
  type ReportKind,
  renderReport,
  sharedBook,
} from '../src/reports/index.ts'
import { nearest } from '../src/text/index.ts'
import { misused } from './refusal.ts'
import type { Session } from './session.ts'
import { hasColor, terminalWidth } from './terminal.ts'

export interface ReportOptions {
  readonly owner?: string
  readonly days?: number
  readonly format: Format | 'ics'
  readonly for?: 'spreadsheet'
  readonly shared?: boolean
}

export function defineReportOptions(command: Command, formats: readonly string[]): Command {
  return command
    .option('-o, --owner <handle>', 'only the cards of one of the team; nobody: cards without an owner')
    .option('-d, --days <number>', 'how many days to look at', wholeNumber)
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(formats).default('text'))
    .addOption(
      new Option('--for <program>', 'with csv: nothing that a spreadsheet takes for a formula').choices([
        'spreadsheet',
      ]),
    )
    .option('--shared', 'leave out the cards that are marked private')
}

/** Prints a report of the book as the options ask. */
export async function printReport(
  session: Session,
  kind: ReportKind,
  options: ReportOptions,
  more: Partial<Question> = {},
): Promise<void> {
  const book = options.shared ? sharedBook(session.book) : session.book
  const owner = options.owner === undefined ? undefined : ownerFor(session, options.owner)
  const report = kind.make(book, { today: session.today, owner, days: options.days, ...more })
  const format = session.json || options.format === 'ics' ? 'json' : options.format
  const how = { width: terminalWidth(), color: hasColor(), spreadsheet: options.for === 'spreadsheet' }
  process.stdout.write(await renderReport(report, format, how))
}

/** A handle of the team, or of some card; '' for nobody. */
export function ownerFor({ book }: Session, typed: string): string {
  if (typed === 'nobody') return ''
  const known = [...new Set([...book.config.team.keys(), ...ownersOf(book)])].filter((one) => one !== '')
  if (known.includes(typed)) return typed
  const near = nearest(typed, known)
  misused(
    `nobody is called "${typed}" here.`,
    near === undefined ? `There are ${[...known, 'nobody'].join(', ')}.` : `Did you mean "${near}"?`,
  )
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Write a whole number, such as 14.')
  return Number(text)
}
