// cardfile due [--owner HANDLE] [--days N] [--format text|markdown|html|json|csv|ics] [--by owner] [--out DIR]

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Command, Option } from 'commander'
import type { Book } from '../src/book/index.ts'
import { calendarIcs, dueFiles, FORMATS, REPORTS, sharedBook } from '../src/reports/index.ts'
import type { CalendarDate } from '../src/text/index.ts'
import { defineReportOptions, ownerFor, printReport, type ReportOptions } from './print-report.ts'
import { failed } from './refusal.ts'
import { openSession, printJson, type Session } from './session.ts'
import { dim } from './terminal.ts'

interface Options extends ReportOptions {
  readonly by?: 'owner'
  readonly out?: string
}

export function define(command: Command): void {
  defineReportOptions(command, [...FORMATS, 'ics'])
    .addOption(new Option('--by <what>', 'a list for each').choices(['owner']))
    .addOption(
      new Option(
        '--out <dir>',
        'write due.md, due.html and due.ics there, whole and one of each per owner',
      ).conflicts('owner'),
    )
    .addHelpText(
      'after',
      `
As ics it is a whole calendar: follow-ups, closings, birthdays and your own dates.
  cardfile due --owner sam
  cardfile due --by owner --format html > due.html`,
    )
    .action(async (options: Options) => {
      const session = openSession(command)
      const book = options.shared ? sharedBook(session.book) : session.book
      if (options.out !== undefined) return writeFiles(session, { ...session, book }, options.out)
      const owner = options.owner === undefined ? undefined : ownerFor(session, options.owner)
      if (options.format === 'ics') {
        process.stdout.write(calendarIcs(book, { today: session.today, owner }))
        return
      }
      const kind = REPORTS.find((one) => one.id === 'due')
      if (kind) await printReport(session, kind, options, { byOwner: options.by === 'owner' })
      if (options.format === 'text' && !session.json)
        process.stdout.write(sayOpen(book, session.today, owner))
    })
}

/** What merges left to decide, in a line; '' where that is nothing. */
function sayOpen(book: Book, today: CalendarDate, owner: string | undefined): string {
  const groups = REPORTS.find(({ id }) => id === 'conflicts')?.make(book, { today, owner }).groups ?? []
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const values = count === 1 ? '1 value that a merge left is' : `${count} values that a merge left are`
  return count === 0 ? '' : dim(`\n${values} to decide: cardfile resolve\n`)
}

function writeFiles({ json }: Session, { book, today }: Session, out: string): void {
  const files = dueFiles(book, today)
  try {
    mkdirSync(out, { recursive: true })
    for (const { name, text } of files) writeFileSync(path.join(out, name), text)
  } catch (error) {
    failed(`the lists can't be written to "${out}": ${(error as Error).message}`)
  }
  if (json) printJson({ out, files: files.map(({ name }) => name) })
  else process.stdout.write(`${files.length} files in ${out}\n`)
}
