// cardfile import FILE... [--map 'Column=key'] [--dry-run] [--yes]: plans, shows the plan, asks, writes.

import { readFile as readBytes } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  type FormatName,
  type ImportPlan,
  planImport,
  type ReadResult,
  readFile,
} from '../src/formats/index.ts'
import { printable, type Report, renderReport } from '../src/reports/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { doublesOfImport, sayDoublesOfImport } from './import-doubles.ts'
import { failed, misused } from './refusal.ts'
import { dryRun, openSession, printJson, type Session } from './session.ts'
import { bold, canAsk, dim, green, hasColor, red, terminalWidth, yellow } from './terminal.ts'
import { writeTogether } from './write-together.ts'

interface Options {
  readonly map: Readonly<Record<string, string>>
  readonly dates?: 'dmy' | 'mdy' | 'ymd'
  readonly format?: FormatName
  readonly all?: boolean
  readonly yes?: boolean
  readonly dryRun?: boolean
}

/** So many lines of a plan are shown, unless --all asks for the rest; what is rejected is always shown. */
const SHOWN = 20

export function define(command: Command): void {
  command
    .argument('<files...>', 'vCard (.vcf), jCard, LDIF, CSV, workbooks (.xlsx, .ods), or Markdown notes')
    .option('-m, --map <column=key>', 'what a column of a CSV becomes, once or more', mapping, {})
    .addOption(new Option('--dates <order>', 'how dates in figures are meant').choices(['dmy', 'mdy', 'ymd']))
    .addOption(
      new Option('-f, --format <format>', 'what the files are').choices([
        'vcard',
        'jcard',
        'ldif',
        'csv',
        'xlsx',
        'ods',
        'note',
      ]),
    )
    .option('--all', 'show every line of the plan')
    .option('-y, --yes', 'do not ask before writing')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
Importing a file again changes nothing. Values that a card has are never replaced.
  cardfile import contacts.vcf --dry-run
  cardfile import list.csv --map 'Firma=org' --map 'Mobil=phone (mobile)'`,
    )
    .action(async (files: string[], options: Options) => {
      const session = openSession(command)
      const read = await Promise.all(files.map((file) => readOne(file, options)))
      const records = read.flatMap((one) => one.records)
      const plan = planImport(records, session.book, { today: session.today, folder: session.folder })
      const diagnostics = [...read.flatMap((one) => one.diagnostics), ...plan.diagnostics]
      if (!session.json)
        process.stdout.write(await sayPlan(files, read, plan, diagnostics, options.all ?? false))
      const doubles = doublesOfImport(session, plan)
      if (!session.json) process.stdout.write(sayDoublesOfImport(doubles))
      const isWanted = !options.dryRun && plan.files.length > 0
      if (isWanted && !options.yes) await confirm(session, plan)
      if (isWanted) await writeFiles(session, plan, files)
      if (session.json) {
        const { counts, lines } = plan
        const pairs = doubles.map(({ keep, other }) => [keep.slug, other.slug])
        const paths = plan.files.map(pathOf)
        printJson({ counts, lines, diagnostics, doubles: pairs, files: paths, written: isWanted })
      } else process.stdout.write(sayEnd(plan, isWanted))
      // What was set aside did not come in: a script that brings files in has to hear of it.
      const isRefused = read.some((one) => one.format === undefined)
      if (isRefused || plan.counts.reject > 0 || diagnostics.some(({ severity }) => severity === 'error'))
        process.exitCode = 1
    })
}

async function readOne(file: string, { map, dates, format }: Options): Promise<ReadResult> {
  const bytes = await readBytes(file).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? misused(`there is no file "${file}".`) : failed(`${file}: ${error.message}`),
  )
  return readFile(bytes, file, {
    mapping: map,
    ...(dates === undefined ? {} : { dates }),
    ...(format === undefined ? {} : { format }),
  })
}

async function sayPlan(
  files: readonly string[],
  read: readonly ReadResult[],
  plan: ImportPlan,
  diagnostics: readonly Diagnostic[],
  all: boolean,
): Promise<string> {
  const parts: string[] = []
  for (const [i, { mapping, format, records }] of read.entries()) {
    const product = mapping?.product === undefined ? '' : `, ${mapping.product}`
    parts.push(`${bold(files[i] ?? '')}: ${format ?? 'unknown'}${product}, ${records.length} records\n`)
    const columns = mapping?.columns.filter(({ header }) => header !== '') ?? []
    for (const { header, target, by } of columns.filter((one) => one.by !== 'product'))
      parts.push(
        `  ${printable(header)} ${dim('->')} ${target}${by === 'kept' ? dim(' (kept as it is)') : ''}\n`,
      )
  }
  const isLoud = (action: string) => action === 'reject'
  const lines = [
    ...plan.lines.filter(({ action }) => !isLoud(action)).slice(0, all ? undefined : SHOWN),
    ...plan.lines.filter(({ action }) => isLoud(action)),
  ]
  if (lines.length > 0) {
    const how = { width: terminalWidth(), color: hasColor() }
    parts.push(await renderReport(planReport(lines), 'text', how))
  }
  if (lines.length < plan.lines.length)
    parts.push(dim(`and ${plan.lines.length - lines.length} more; --all shows them\n`))
  for (const { severity, file, line, message, hint } of diagnostics) {
    const word = severity === 'error' ? red(severity) : yellow(severity)
    parts.push(`${file}:${line} ${word} ${printable(message)}${hint === undefined ? '' : ` ${dim(hint)}`}\n`)
  }
  return parts.join('')
}

function planReport(lines: ImportPlan['lines']): Report {
  const columns = [
    { key: 'action', label: 'Plan', type: 'text' },
    { key: 'name', label: 'Name', type: 'text' },
    { key: 'slug', label: 'Card', type: 'text' },
    { key: 'reason', label: 'Why', type: 'text' },
    { key: 'line', label: 'Line', type: 'number' },
  ] as const
  const rows = lines.map(({ action, name, slug, reason, line }) => ({
    action,
    name,
    slug,
    reason,
    line: line || undefined,
  }))
  return {
    id: 'import',
    title: 'Plan',
    today: '',
    columns,
    groups: [{ id: 'plan', title: 'Plan', rows }],
    empty: '',
  }
}

function sayEnd({ counts, files }: ImportPlan, isWritten: boolean): string {
  const { create, update, skip, reject } = counts
  const count = `create ${create}, update ${update}, skip ${skip}, reject ${reject}`
  if (files.length === 0) return `${count}: nothing to write.\n`
  return isWritten ? `${green('Imported')}: ${count}.\n` : `${count}; nothing was written.\n`
}

async function confirm(session: Session, { counts }: ImportPlan): Promise<void> {
  const what = `create ${counts.create}, update ${counts.update}`
  if (session.json || !canAsk())
    misused(`this would ${what} cards.`, 'Say --yes to do it, or --dry-run to look only.')
  const prompts = await import('@clack/prompts')
  const answer = await prompts.confirm({ message: `Write it (${what})?`, initialValue: true })
  if (prompts.isCancel(answer) || !answer) misused('nothing was written.')
}

async function writeFiles(session: Session, plan: ImportPlan, files: readonly string[]): Promise<void> {
  const contents = new Map(
    plan.files.map(({ path, bytes, text }) => [`${session.folder}/${path}`, bytes ?? text ?? ''] as const),
  )
  const { create, update } = plan.counts
  const names = files.map((file) => printable(basename(file))).join(', ')
  await writeTogether(session, contents, `Import ${names}: ${create} new, ${update} changed`)
}

function pathOf(file: ImportPlan['files'][number]) {
  return { path: file.path, change: file.change }
}

function mapping(typed: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = typed.lastIndexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as Column=key.')
  return { ...before, [typed.slice(0, at).trim()]: typed.slice(at + 1).trim() }
}
