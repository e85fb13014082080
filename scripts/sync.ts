// cardfile sync [--dry-run] [--watch]

import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'
import { readBook } from '../src/disk/index.ts'
import { isStop, type Read, type Stop, type SyncReport, sync } from '../src/git/index.ts'
import { visible } from '../src/rules/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { failed, misused } from './refusal.ts'
import { bookFolder, dryRun, printJson, todayOf } from './session.ts'
import { dim, green, yellow } from './terminal.ts'

export function define(command: Command): void {
  command
    .addOption(dryRun())
    .option('--watch', 'go on: sync at every save, and every minute, until Ctrl+C')
    .addHelpText(
      'after',
      `
Commits what you changed, takes what others changed, puts both together card by card, and sends it. A card with an
error is left out, and named. Where something is in the way, nothing is changed.`,
    )
    .action(async ({ dryRun = false, watch = false }: { dryRun?: boolean; watch?: boolean }) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>()
      if (watch && dryRun) misused('--watch and --dry-run do not go together.', 'Leave one of them out.')
      const folder = bookFolder(command)
      const run = (isQuiet = false) => syncOnce(command, folder, dryRun, json, isQuiet)
      if (!watch) {
        const report = await run()
        if (isStop(report)) return failed(report.message, report.hint)
        if (report.leftOut.length > 0 || report.broken.length > 0) process.exitCode = 1
        // Timers of simple-git would hold the process a twentieth of a second longer.
        process.stdout.write('', () => process.exit())
        return
      }
      const { watchFolder } = await import('./watch.ts')
      const saves = watchFolder(folder, MINUTE)
      for (let [stop, turn] = [false, 0]; !stop; stop = await saves.next(), turn++) {
        const report = await run(turn > 0)
        if (isStop(report)) process.stderr.write(`cardfile: ${report.message}\n${report.hint}\n`)
      }
      saves.close()
    })
}

const MINUTE = 60_000

async function syncOnce(
  command: Command,
  folder: string,
  isDry: boolean,
  json: boolean,
  isQuiet: boolean,
): Promise<SyncReport | Stop> {
  const report = await sync(folder, {
    read: (): Read => {
      const book = readBook(folder)
      return { book, today: todayOf(command, book), folder }
    },
    dryRun: isDry,
    wait: (milliseconds) => wait(milliseconds),
    random: Math.random,
    now: Date.now,
    say: process.stderr.isTTY && !json ? (step) => process.stderr.write(dim(`${step} ...\n`)) : () => {},
  })
  if (isQuiet && !isStop(report) && !isNews(report)) return report
  if (json) printJson(isStop(report) ? { stopped: report } : report)
  else if (!isStop(report)) process.stdout.write(sayReport(report, isDry))
  return report
}

/** False where a sync found nothing to do. */
function isNews({ saved, leftOut, received, sent }: SyncReport): boolean {
  return sent || saved.length > 0 || leftOut.length > 0 || received.files.length > 0
}

/** What happened, in the order in which it did. */
function sayReport(report: SyncReport, isDry: boolean): string {
  const { saved, leftOut, received, merged, decisions, notes, broken, sent } = report
  const own = saved.map(
    (message) => `${isDry ? 'Would commit' : green('Committed')}: ${visible(message.split('\n')[0] ?? '')}`,
  )
  const others =
    received.files.length === 0
      ? []
      : [
          `${isDry ? 'Would receive' : green('Received')}: ${cards(received.files.length)} changed${byWhom(received.people)}`,
        ]
  const both = merged.length === 0 ? [] : [`Both had changed, and now hold both: ${visible(some(merged))}`]
  const last = isDry
    ? 'Nothing was changed.'
    : sent
      ? `${green('Sent')}. Everybody has it who syncs.`
      : received.files.length > 0
        ? 'You are up to date.'
        : 'Nothing to send; you are up to date.'
  return [
    ...own,
    ...leftOut.flatMap(({ path, diagnostics }) => [
      `${yellow('Left out')}: ${visible(path)}, until it is put right:`,
      ...diagnostics.map(place),
    ]),
    ...others,
    ...both,
    ...decisions.map(
      (one) => `${yellow('To look at')}: ${visible(`${one.file}:${one.line} ${one.message}`)}`,
    ),
    ...notes.map((note) => `${yellow('To look at')}: ${visible(`${note.path}: ${note.message}`)}`),
    ...(broken.length === 0 ? [] : [`${yellow('Wrong since both are together')}:`, ...broken.map(place)]),
    last,
    '',
  ].join('\n')
}

function place({ line, column, message, hint }: Diagnostic): string {
  return visible(`  ${line}:${column} ${message}${hint === undefined ? '' : ` ${hint}`}`)
}

/** The first few of many names. */
function some(names: readonly string[]): string {
  const more = names.length - 5
  return more > 1 ? `${names.slice(0, 5).join(', ')} and ${more} more` : names.join(', ')
}

function cards(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`
}

function byWhom(people: readonly string[]): string {
  return people.length === 0 ? '' : visible(`, by ${people.join(', ')}`)
}
