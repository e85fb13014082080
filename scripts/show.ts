// cardfile show CARD [--as-of DATE]: one card on one screen, as it is or as it was.

import type { Command } from 'commander'
import { briefOf, renderBrief } from '../src/reports/index.ts'
import { checkCard } from '../src/rules/index.ts'
import { chooseCard } from './choose-card.ts'
import { dateFrom, openSession, printJson } from './session.ts'
import { bold, dim, red, terminalWidth } from './terminal.ts'

export function define(command: Command): void {
  command
    .argument('<card>', 'its slug, or any unambiguous part of its name')
    .option('--as-of <date>', 'as it was at the end of that day')
    .addHelpText('after', '\n  cardfile show ada\n  cardfile show ada --as-of 2026-03-01')
    .action(async (typed: string, { asOf }: { asOf?: string }) => {
      const now = openSession(command)
      const [session, contact] =
        asOf === undefined
          ? ([now, await chooseCard(now, typed)] as const)
          : // What reads git is loaded only when it is asked for.
            await (await import('./past.ts')).past(now, typed, dateFrom('--as-of', asOf, now.today))
      const { book, today } = session
      const brief = briefOf(book, contact, today, checkCard(contact, book, { today }))
      if (session.json) return printJson(brief)
      process.stdout.write(
        renderBrief(brief, today, terminalWidth(), { strong: bold, late: red, faint: dim }),
      )
    })
}
