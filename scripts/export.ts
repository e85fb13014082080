// cardfile export --format FORMAT [--where QUERY] [--out FILE]: contacts for other programs.

import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Command, Option } from 'commander'
import { buildBook } from '../src/book/index.ts'
import type { Contact } from '../src/contact/index.ts'
import {
  EXPORT_FORMATS,
  type ExportContext,
  type ExportFormat,
  exportContacts,
} from '../src/formats/index.ts'
import { calendarIcs } from '../src/reports/index.ts'
import { where } from './list.ts'
import { failed, misused } from './refusal.ts'
import { openSession, type Session } from './session.ts'

interface Options {
  readonly format: ExportFormat | 'ics'
  readonly where?: string
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
    .addHelpText(
      'after',
      `
vcard is 3.0, which every telephone takes; vcard4 is RFC 6350. csv and xlsx come back by import without loss.
  cardfile export --where tag:uk --out uk.vcf
  cardfile export --format csv --for spreadsheet --out customers.csv
  cardfile export --format mailing-labels --where stage=customer --out labels.html`,
    )
    .action(async (options: Options) => {
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

async function contentOf(session: Session, contacts: readonly Contact[], { format, for: program }: Options) {
  if (format !== 'ics') return exportContacts(contacts, format, context(session), program === 'spreadsheet')
  const some = buildBook(contacts, session.book.config, [])
  return { content: await calendarIcs(some, { today: session.today }), count: contacts.length, left: [] }
}

/** Pictures and times of change, from the disk. */
function context({ book, folder }: Session): ExportContext {
  return {
    book,
    picture: (name) => {
      const file = path.join(folder, name)
      if (path.relative(folder, file).startsWith('..')) return undefined
      try {
        return readFileSync(file)
      } catch {
        return undefined
      }
    },
    changed: ({ file }) => {
      try {
        return `${statSync(file).mtime.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
      } catch {
        return undefined
      }
    },
  }
}

function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    failed(`"${file}" can't be written: ${(error as Error).message}`)
  }
}
