// cardfile done CARD [TEXT] [--next TEXT --due DATE]: logs it, clears the next step, asks for the following one.

import type { Command } from 'commander'
import { doneChanges, type Told } from '../src/actions/index.ts'
import { type Contact, textOf } from '../src/contact/index.ts'
import { parsePeopleDate } from '../src/text/index.ts'
import { sayFollowUp, sayRest } from './after-entry.ts'
import { chooseCard } from './choose-card.ts'
import { defineEntryOptions, type EntryOptions, toldFrom } from './entry-options.ts'
import { misused } from './refusal.ts'
import { edit, save, showDiff } from './save.ts'
import { openSession, printJson, type Session } from './session.ts'
import { canAsk, green } from './terminal.ts'

export function define(command: Command): void {
  defineEntryOptions(
    command
      .argument('<card>', 'its slug, or any unambiguous part of its name')
      .argument('[text]', 'what happened; left out: the next step itself'),
  )
    .addHelpText('after', '\n  cardfile done ada "Sent them" --next "Ask what the board said" --due +2w')
    .action(async (typed: string, text: string | undefined, options: EntryOptions) => {
      const session = openSession(command)
      const contact = await chooseCard(session, typed)
      const said = text?.trim() || textOf(contact, 'next') || 'Done'
      const told = await askForNext(session, contact, toldFrom(session, contact, said, options))
      const edited = edit(session, contact, doneChanges(contact, told, session.book.config))
      await save(session, edited, options.dryRun)
      const { after } = edited
      if (session.json)
        return printJson({ slug: after.slug, file: after.file, written: !options.dryRun, ...told })
      process.stdout.write(
        `${options.dryRun ? 'Would be done' : green('Done')}: ${contact.name}\n${showDiff(edited)}`,
      )
      process.stdout.write(`${sayFollowUp(after, session.today)}\n${sayRest(session, after, told.owner)}\n`)
    })
}

/** On a terminal, the following step and its day, unless the options say them. */
async function askForNext(session: Session, contact: Contact, told: Told): Promise<Told> {
  if (told.next !== undefined || told.due !== undefined || session.json || !canAsk()) return told
  const { isCancel, text } = await import('@clack/prompts')
  const next = await text({ message: `What is next with ${contact.name}?`, placeholder: 'Enter: nothing' })
  if (isCancel(next)) return misused('stopped; nothing was written.')
  if (!next?.trim()) return told
  const due = await text({
    message: 'By when?',
    placeholder: 'fri, +2w, 1 dec',
    validate: (typed) => (parsePeopleDate(typed ?? '', session.today) ? undefined : 'This is no date.'),
  })
  if (isCancel(due)) return misused('stopped; nothing was written.')
  return { ...told, next: next.trim(), due: parsePeopleDate(due, session.today) }
}
