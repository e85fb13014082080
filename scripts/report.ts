// cardfile report [NAME]: any of the reports; without a name, which there are.

import type { Command } from 'commander'
import { FORMATS, REPORTS } from '../src/reports/index.ts'
import { nearest } from '../src/text/index.ts'
import { defineReportOptions, printReport, type ReportOptions } from './print-report.ts'
import { misused } from './refusal.ts'
import { openSession, printJson } from './session.ts'

export function define(command: Command): void {
  defineReportOptions(command.argument('[name]', REPORTS.map(({ id }) => id).join(', ')), FORMATS)
    .addHelpText('after', `\n${REPORTS.map(({ id, summary }) => `  ${id.padEnd(10)} ${summary}`).join('\n')}`)
    .action(async (name: string | undefined, options: ReportOptions) => {
      if (name === undefined) return listReports(command)
      const kind = REPORTS.find((one) => one.id === name)
      if (kind === undefined) {
        const near = nearest(
          name,
          REPORTS.map((one) => one.id),
        )
        return misused(
          `"${name}" is no report.`,
          near ? `Did you mean "${near}"?` : `There are ${REPORTS.map((one) => one.id).join(', ')}.`,
        )
      }
      const session = openSession(command)
      const { checkBook } = await import('../src/rules/index.ts')
      const problems = kind.id === 'problems' ? checkBook(session.book, { today: session.today }) : undefined
      await printReport(session, kind, options, { problems })
    })
}

function listReports(command: Command): void {
  const reports = REPORTS.map(({ id, summary }) => ({ id, summary }))
  if (command.optsWithGlobals<{ json?: boolean }>().json) printJson(reports)
  else for (const { id, summary } of reports) process.stdout.write(`${id.padEnd(10)} ${summary}\n`)
}
