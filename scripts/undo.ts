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

export function define(command: Command): void {
  command
    .argument(
      '[card]',
      'take back the last change of this card, whoever made it; without it, your own last one',
    )
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
By a new commit, so that nothing is lost; what others changed since stays. Once more takes back the one before.
  cardfile undo
  cardfile undo ada`,
    )
    .action(async (typed: string | undefined, options: { dryRun?: boolean }) => {
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
      for (const { path, change } of changes)
        process.stdout.write(
          `  ${dim(visible(path))}\n${linesOf(change)
            .map((line) => `    ${visible(line)}\n`)
            .join('')}`,
        )
      for (const { path, message } of notes) process.stdout.write(`  ${yellow(visible(path))}: ${message}\n`)
    })
}
