// cardfile undo [CARD] [--dry-run]

import type { Command } from 'commander'
import { nameBelow, readBook } from '../src/disk/index.ts'
import { isStop, undo } from '../src/git/index.ts'
import { linesOf } from '../src/merge/index.ts'
import { visible } from '../src/rules/index.ts'
import { chooseCard } from './choose-card.ts'
import { failed } from './refusal.ts'
import { dryRun, openSession, printJson, todayOf } from './session.ts'
import { dim, green, yellow } from './terminal.ts'

/** Of a whole import taken back so many cards are shown, unless --all asks for the rest. */
const SHOWN = 20

interface Options {
  readonly dryRun?: boolean
  readonly all?: boolean
}

export function define(command: Command): void {
  command
    .argument(
      '[card]',
      'take back the last change of this card, whoever made it; without it, your own last one',
    )
    .option('--all', 'show every card of a large change')
    .option('-y, --yes', 'as elsewhere; nothing is asked here')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
By a new commit, so that nothing is lost; what others changed since stays. Once more takes back the one before.
  cardfile undo
  cardfile undo ada`,
    )
    .action(async (typed: string | undefined, options: Options) => {
      const session = openSession(command)
      const { folder } = session
      const contact = typed === undefined ? undefined : await chooseCard(session, typed)
      const undone = await undo(folder, {
        read: () => {
          const book = readBook(folder)
          return { book, today: todayOf(command, book), folder }
        },
        card: contact === undefined ? undefined : nameBelow(folder, contact.file),
        dryRun: options.dryRun ?? false,
        now: Date.now,
      })
      if (isStop(undone)) return failed(undone.message, undone.hint)
      if (session.json) return printJson(undone)
      const { subject, by, date, changes, notes } = undone
      const whose = by === '' ? '' : dim(`, ${date}, ${visible(by)}`)
      process.stdout.write(
        `${options.dryRun ? 'Would take back' : green('Taken back')}: ${visible(subject)}${whose}\n`,
      )
      const shown = options.all ? changes : changes.slice(0, SHOWN)
      for (const { path, change } of shown)
        process.stdout.write(
          `  ${dim(visible(path))}\n${linesOf(change)
            .map((line) => `    ${visible(line)}\n`)
            .join('')}`,
        )
      if (changes.length > shown.length)
        process.stdout.write(dim(`  and ${changes.length - shown.length} more; --all shows them\n`))
      for (const { path, message } of notes) process.stdout.write(`  ${yellow(visible(path))}: ${message}\n`)
    })
}
