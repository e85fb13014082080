// cardfile sync [--dry-run] [--first] [--watch]

import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'
import { readBook } from '../src/disk/index.ts'
import { isStop, type Read, type Stop, type SyncReport, sync } from '../src/git/index.ts'
import { begunIn } from './quick-sync.ts'
import { failed, misused } from './refusal.ts'
import { bookFolder, dryRun, printJson, todayOf } from './session.ts'
import { isNews, sayReport, sayStep } from './sync-words.ts'

interface Options {
  readonly dryRun?: boolean
  readonly watch?: boolean
  readonly first?: boolean
}

interface How {
  readonly isDry: boolean
  readonly json: boolean
  readonly isQuiet: boolean
  readonly first: boolean
}

export function define(command: Command): void {
  command
    .addOption(dryRun())
    .option('--first', 'send the whole book to a shared repository that is empty')
    .option('--watch', 'go on: sync at every save, and every minute, until Ctrl+C')
    .addHelpText(
      'after',
      `
Commits what you changed, takes what others changed, puts both together card by card, and sends it. A card with an
error is left out, and named. Where something is in the way, nothing is changed.`,
    )
    .action(async ({ dryRun = false, watch = false, first = false }: Options) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>()
      if (watch && dryRun) misused('--watch and --dry-run do not go together.', 'Leave one of them out.')
      const folder = bookFolder(command)
      const run = (isQuiet = false) => syncOnce(command, folder, { isDry: dryRun, json, isQuiet, first })
      if (!watch) {
        const report = await run()
        if (isStop(report)) return failed(report.message, report.hint)
        if (report.leftOut.length > 0 || report.broken.length > 0) process.exitCode = 1
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
  { isDry, json, isQuiet, first }: How,
): Promise<SyncReport | Stop> {
  const options = {
    read: (): Read => {
      const book = readBook(folder)
      return { book, today: todayOf(command, book), folder }
    },
    dryRun: isDry,
    first,
    wait: (milliseconds: number) => wait(milliseconds),
    random: Math.random,
    now: Date.now,
    say: json ? () => {} : sayStep,
  }
  const report = await sync(folder, options, begunIn(folder))
  if (isQuiet && !isStop(report) && !isNews(report)) return report
  if (json) printJson(isStop(report) ? { stopped: report } : report)
  else if (!isStop(report)) process.stdout.write(sayReport(report, isDry))
  return report
}
