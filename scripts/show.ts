// cardfile show CARD: one card on one screen.

import type { Command } from 'commander'
import { briefOf, renderBrief } from '../src/reports/index.ts'
import { checkCard } from '../src/rules/index.ts'
import { chooseCard } from './choose-card.ts'
import { openSession, printJson } from './session.ts'
import { bold, dim, red, terminalWidth } from './terminal.ts'

export function define(command: Command): void {
  command
    .argument('<card>', 'its slug, or any unambiguous part of its name')
    .addHelpText('after', '\n  cardfile show ada')
    .action(async (typed: string) => {
      const session = openSession(command)
      const { book, today } = session
      const contact = await chooseCard(session, typed)
      const brief = briefOf(book, contact, today, checkCard(contact, book, { today }))
      if (session.json) return printJson(brief)
      process.stdout.write(
        renderBrief(brief, today, terminalWidth(), { strong: bold, late: red, faint: dim }),
      )
    })
}
