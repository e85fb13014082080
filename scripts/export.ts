// cardfile export --format FORMAT [--where QUERY] [--out FILE], or --to radicale DIR: contacts for other programs.

import { writeFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Contact } from '../src/contact/index.ts'
import { EXPORT_FORMATS, type ExportFormat, exportContacts } from '../src/formats/index.ts'
import { calendarIcs } from '../src/reports/index.ts'
import { exportContext } from './export-context.ts'
import { type RadicaleOptions, toRadicale } from './export-radicale.ts'
import { where } from './list.ts'
import { failed, misused } from './refusal.ts'
import { dryRun, openSession, type Session } from './session.ts'

interface Options extends RadicaleOptions {
  readonly format: ExportFormat | 'ics'
  readonly to?: 'radicale'
  readonly out?: string
  readonly for?: 'spreadsheet'
}

export function define(command: Command): void {
  command
    .addOption(
      new Option('-f, --format <format>', 'what to write')
        .choices([...EXPORT_FORMATS, 'ics'])
        .default('vcard'),
    )
    .option('-w, --where <query>', 'which cards, as for list: stage=customer tag:uk')
    .option('-o, --out <file>', 'where to write; when left out, to the screen')
    .addOption(
      new Option(
        '--for <program>',
        'with csv: nothing that a spreadsheet takes for a formula or a number',
      ).choices(['spreadsheet']),
    )
    .option('--tasks', 'with ics: follow-ups as tasks, and nothing else; to radicale: lists of tasks besides')
    .addOption(
      new Option('--to <server>', 'keep what a server gives to telephones as the book is').choices([
        'radicale',
      ]),
    )
    .argument('[dir]', 'with --to radicale: its filesystem_folder')
    .addOption(new Option('--rights <file>', 'with --to radicale: also write its file of rights, read-only'))
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
vcard is 3.0, which every telephone takes; vcard4 is RFC 6350. csv and xlsx come back by import without loss.
  cardfile export --where tag:uk --out uk.vcf
  cardfile export --format csv --for spreadsheet --out customers.csv
  cardfile export --format mailing-labels --where stage=customer --out labels.html
  cardfile export --to radicale /var/lib/radicale/collections --rights /etc/radicale/cardfile-rights

To radicale, everybody gets one address book and each colleague a calendar of their own follow-ups. Only what changed is
written, while Radicale runs; private cards are left out, and files that are not of the book are left alone.`,
    )
    .action(async (folder: string | undefined, options: Options) => {
      if (options.to === 'radicale') {
        for (const key of ['format', 'out', 'for'] as const)
          if (command.getOptionValueSource(key) === 'cli')
            misused(
              `--${key} does not go with --to radicale, which writes its folders alone.`,
              'Leave it out.',
            )
        return toRadicale(command, folder, options)
      }
      if (folder !== undefined)
        misused(`"${folder}": there is nothing to do with a folder.`, 'A file is named with --out.')
      for (const key of ['rights', 'dryRun'] as const)
        if (options[key] !== undefined)
          misused(`--${key === 'rights' ? key : 'dry-run'} goes with --to radicale.`, 'Leave it out.')
      if (options.tasks && options.format !== 'ics')
        misused('--tasks goes with --format ics, or --to radicale.', 'Leave it out.')
      const session = openSession(command)
      const contacts = where(session, options.where ?? '')
      const isSheet = options.format.endsWith('csv')
      if (options.for !== undefined && !isSheet)
        misused('--for spreadsheet is for CSV.', 'Other formats need no such care; leave it out.')
      const { content, count, left } = await contentOf(session, contacts, options)
      for (const line of left.slice(0, 20)) process.stderr.write(`cardfile: left out: ${line}\n`)
      if (left.length > 20) process.stderr.write(`cardfile: and ${left.length - 20} more left out\n`)
      if (options.out !== undefined) {
        write(options.out, content)
        process.stdout.write(`${count} ${count === 1 ? 'contact' : 'contacts'}: ${options.out}\n`)
      } else if (typeof content !== 'string' && process.stdout.isTTY)
        misused('a workbook is nothing to look at on a screen.', 'Name a file: --out contacts.xlsx')
      else process.stdout.write(content)
    })
}

async function contentOf(
  session: Session,
  contacts: readonly Contact[],
  { format, for: program, tasks }: Options,
) {
  if (format !== 'ics')
    return exportContacts(contacts, format, exportContext(session), program === 'spreadsheet')
  const some = new Set(contacts)
  const content = calendarIcs(session.book, {
    today: session.today,
    tasks,
    only: (contact) => some.has(contact),
  })
  return { content, count: contacts.length, left: [] }
}

function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    failed(`"${file}" can't be written: ${(error as Error).message}`)
  }
}
