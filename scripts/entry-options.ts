// The options of the commands that write a log entry.

import type { Command } from 'commander'
import { kindOf, type Told } from '../src/actions/index.ts'
import { type Contact, parseMoney } from '../src/contact/index.ts'
import { nearest } from '../src/text/index.ts'
import { misused } from './refusal.ts'
import { dateFrom, dryRun, type Session } from './session.ts'
import { authorOf } from './user.ts'

export interface EntryOptions {
  readonly kind?: string
  readonly next?: string
  readonly due?: string
  readonly date?: string
  readonly time?: string
  readonly owner?: string
  readonly money?: string
  readonly stage?: string
  readonly dryRun?: boolean
}

export function defineEntryOptions(command: Command): Command {
  return command
    .option('-k, --kind <kind>', 'call, email, meeting ...; left out: what the first word says, else note')
    .option('--next <text>', 'the next thing to do')
    .option('--due <date>', 'the day to do it')
    .option('--date <date>', 'the day it happened, instead of today')
    .option('--time <time>', 'the time it happened, such as 14:30')
    .option('-o, --owner <handle>', 'who of the team it was, instead of you')
    .option('--money <amount>', 'of a quote or an order, such as "12000 EUR"')
    .option('--stage <stage>', 'where it stands now')
    .addOption(dryRun())
}

/** What the options say happened; ends with status 2 where one can't be meant. */
export function toldFrom(session: Session, contact: Contact, text: string, options: EntryOptions): Told {
  const { config } = session.book
  const { today } = session
  const { kind, time, money } = options
  if (kind !== undefined && !config.log.includes(kind)) {
    const near = nearest(kind, config.log)
    misused(
      `"${kind}" is no kind of log entry.`,
      near ? `Did you mean "${near}"?` : `There are ${config.log.join(', ')}.`,
    )
  }
  if (time !== undefined && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
    misused(`--time: "${time}" is no time of the day.`, 'Write it as 14:30.')
  if (money !== undefined && !parseMoney(money) && !parseMoney(`${money} ${config.currency}`))
    misused(`--money: "${money}" is no amount.`, 'Write a number and a currency, such as "12000 EUR".')
  const date = options.date === undefined ? today : dateFrom('--date', options.date, today)
  if (date > today)
    misused(`--date: ${date} has not come yet.`, 'A log tells what happened; plan with --next and --due.')
  return {
    text,
    date,
    time: time?.padStart(5, '0'),
    kind: kind ?? kindOf(text, config),
    owner: authorOf(session, options.owner, contact),
    money,
    next: options.next,
    due: options.due === undefined ? undefined : dateFrom('--due', options.due, today),
    stage: options.stage,
  }
}
