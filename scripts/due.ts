// cardfile due [--owner HANDLE] [--days N] [--format text|markdown|html|json|csv|ics] [--by owner] [--shared]

import { type Command, Option } from 'commander'
import { calendarIcs, FORMATS, REPORTS, sharedBook } from '../src/reports/index.ts'
import { defineReportOptions, ownerFor, printReport, type ReportOptions } from './print-report.ts'
import { openSession } from './session.ts'

export function define(command: Command): void {
  defineReportOptions(command, [...FORMATS, 'ics'])
    .addOption(new Option('--by <what>', 'a list for each').choices(['owner']))
    .addHelpText(
      'after',
      `
As ics it is a whole calendar: follow-ups, closings, birthdays and your own dates.
  cardfile due --owner sam
  cardfile due --by owner --format html > due.html`,
    )
    .action(async (options: ReportOptions & { by?: 'owner' }) => {
      const session = openSession(command)
      if (options.format === 'ics') {
        const owner = options.owner === undefined ? undefined : ownerFor(session, options.owner)
        const book = options.shared ? sharedBook(session.book) : session.book
        process.stdout.write(await calendarIcs(book, { today: session.today, owner }))
        return
      }
      const kind = REPORTS.find((one) => one.id === 'due')
      if (kind) await printReport(session, kind, options, { byOwner: options.by === 'owner' })
    })
}
