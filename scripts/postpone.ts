// cardfile postpone CARD DATE [REASON]

import type { Command } from 'commander'
import { postponeChanges } from '../src/actions/index.ts'
import { textOf } from '../src/contact/index.ts'
import { sayFollowUp, sayRest } from './after-entry.ts'
import { chooseCard } from './choose-card.ts'
import { failed, misused } from './refusal.ts'
import { edit, save, showDiff } from './save.ts'
import { dateFrom, dryRun, openSession, printJson } from './session.ts'
import { green } from './terminal.ts'
import { authorOf } from './user.ts'

export function define(command: Command): void {
  command
    .argument('<card>', 'its slug, or any unambiguous part of its name')
    .argument('<date>', 'the new day; +1w, fri and the like count from today')
    .argument('[reason]', 'kept in the log as a note')
    .option('-o, --owner <handle>', 'who of the team it was, instead of you')
    .addOption(dryRun())
    .addHelpText('after', '\n  cardfile postpone ada +1w "On holiday until the 7th"')
    .action(async (typed: string, day: string, reason: string | undefined, options) => {
      const session = openSession(command)
      const contact = await chooseCard(session, typed)
      const due = dateFrom('the new day', day, session.today)
      if (textOf(contact, 'next') === undefined && textOf(contact, 'due') === undefined)
        failed(
          `${contact.name} has no next step that could be postponed.`,
          `Set one: cardfile set ${contact.slug} next="..." due=${day}`,
        )
      if (due < session.today) misused(`${due} is over.`, 'Name a day to come.')
      const isSooner = due < (textOf(contact, 'due') ?? due)
      const by = { date: session.today, owner: authorOf(session, options.owner, contact) }
      const edited = edit(session, contact, postponeChanges(contact, due, reason ?? '', by))
      await save(session, edited, options.dryRun)
      const { after } = edited
      if (session.json)
        return printJson({ slug: after.slug, file: after.file, written: !options.dryRun, due, reason })
      // "+1w" counts from today: of a step that is due in ten days that is no postponement, and has to be seen.
      const what = isSooner ? 'Brought forward' : 'Postponed'
      const done = options.dryRun ? `Would be ${what.toLowerCase()}` : green(what)
      process.stdout.write(`${done}: ${contact.name}\n`)
      process.stdout.write(`${showDiff(edited)}${sayFollowUp(after, session.today)}\n`)
      process.stdout.write(`${sayRest(session, after, by.owner)}\n`)
    })
}
