// cardfile log CARD TEXT [--kind KIND] [--next TEXT] [--due DATE] [--date DATE] [--time HH:MM] [--money AMOUNT] [--stage STAGE]

import type { Command } from 'commander'
import { logChanges } from '../src/actions/index.ts'
import { sayFollowUp, sayRest } from './after-entry.ts'
import { chooseCard } from './choose-card.ts'
import { defineEntryOptions, type EntryOptions, toldFrom } from './entry-options.ts'
import { misused } from './refusal.ts'
import { edit, save, showDiff } from './save.ts'
import { openSession, printJson } from './session.ts'
import { green } from './terminal.ts'

export function define(command: Command): void {
  defineEntryOptions(
    command
      .argument('<card>', 'its slug, or any unambiguous part of its name')
      .argument('<text>', 'what happened'),
  )
    .addHelpText(
      'after',
      `
Dates are 2026-12-01, fri, tomorrow, +2w, in 3 days, 1 dec.
  cardfile log ada "Called, wants the revised terms" --next "Send them" --due fri`,
    )
    .action(async (typed: string, text: string, options: EntryOptions) => {
      if (text.trim() === '')
        misused('what happened?', `Say it in quotes: cardfile log ${typed} "Called, wants the terms"`)
      const session = openSession(command)
      const contact = await chooseCard(session, typed)
      const told = toldFrom(session, contact, text, options)
      const edited = edit(session, contact, logChanges(contact, told, session.book.config))
      await save(session, edited, options.dryRun)
      const { after } = edited
      if (session.json)
        return printJson({ slug: after.slug, file: after.file, written: !options.dryRun, ...told })
      const state = options.dryRun ? 'Would log' : green('Logged')
      process.stdout.write(`${state}: ${contact.name}, ${told.kind ?? 'note'}\n${showDiff(edited)}`)
      process.stdout.write(`${sayFollowUp(after, session.today)}\n${sayRest(session, after, told.owner)}\n`)
    })
}
