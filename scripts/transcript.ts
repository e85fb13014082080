// cardfile transcript FILE --card NAME [--date DAY]: a conversation that a program wrote down, as one entry of a log.

import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { memberFor } from '../src/actions/index.ts'
import { type Contact, textOf } from '../src/contact/index.ts'
import { planInteractions, readTranscript, type Suggestion } from '../src/formats/index.ts'
import { printable } from '../src/reports/index.ts'
import { chooseCard } from './choose-card.ts'
import { failed, isRefusal, misused } from './refusal.ts'
import { dateFrom, dryRun, openSession, type Session } from './session.ts'
import { bold, dim } from './terminal.ts'
import { authorOf, memberTyped } from './user.ts'
import { carryOut, type HowToWrite } from './write-interactions.ts'

interface Options extends HowToWrite {
  readonly card: string
  readonly date?: string
  readonly time?: string
  readonly kind?: string
  readonly subject?: string
  readonly owner?: string
}

export function define(command: Command): void {
  command
    .argument('<file>', 'WebVTT (.vtt), SubRip (.srt), or lines such as "Name: text"')
    .requiredOption(
      '-c, --card <name>',
      'whose conversation it was: a slug, or any unambiguous part of a name',
    )
    .option('--date <date>', 'the day it happened; left out: what the file says')
    .option('--time <time>', 'the time it began, such as 14:30')
    .option('-k, --kind <kind>', 'call, meeting ...; left out: call')
    .option('-s, --subject <text>', 'what it was about')
    .option('-o, --owner <handle>', 'who of the team it was, instead of who speaks in it')
    .option('-y, --yes', 'do not ask before writing')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
Logged is an extract, once. What was said of things to come ("I'll send the terms by Friday") is offered as commands, and
never set by itself.
  cardfile transcript call.vtt --card ada --date 2026-11-20`,
    )
    .action(async (file: string, options: Options) => {
      const session = openSession(command)
      const contact = await chooseCard(session, options.card)
      const read = await readOne(session, file, options)
      const { interaction, suggestions, speakers } = read
      const owner =
        options.owner === undefined
          ? (speakers.map((name) => memberFor(session.book.config, { name })).find(Boolean) ??
            authorOf(session, undefined, contact))
          : memberTyped(session, options.owner)
      const { folder, today } = session
      const settings = { folder, today, cards: [contact.slug], ...(owner === undefined ? {} : { owner }) }
      const plan = planInteractions(interaction === undefined ? [] : [interaction], session.book, settings)
      const offered = suggestions.map((one) => ({ ...one, command: commandFor(contact, one) }))
      const diagnostics = [...read.diagnostics, ...plan.diagnostics]
      const offer = () => {
        if (!session.json) process.stdout.write(sayOffers(contact, offered))
      }
      try {
        await carryOut(session, plan, diagnostics, options, 'a transcript', { suggestions: offered })
      } catch (error) {
        // Nobody is there to be asked, or said no: what the plan would offer is part of what they look at.
        if (isRefusal(error)) offer()
        throw error
      }
      offer()
    })
}

async function readOne(session: Session, file: string, options: Options) {
  const { config } = session.book
  const { kind = 'call', time, subject } = options
  if (!config.log.includes(kind))
    misused(`"${kind}" is no kind of log entry.`, `There are ${config.log.join(', ')}.`)
  if (time !== undefined && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
    misused(`--time: "${time}" is no time of the day.`, 'Write it as 14:30.')
  const date = options.date === undefined ? undefined : dateFrom('--date', options.date, session.today)
  if (date !== undefined && date > session.today)
    misused(`--date: ${date} has not come yet.`, 'A log tells what happened.')
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? misused(`there is no file "${file}".`) : failed(`${file}: ${error.message}`),
  )
  return await readTranscript(bytes, file, {
    kind,
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time: time.padStart(5, '0') }),
    ...(subject === undefined ? {} : { subject }),
  })
}

/** As one types it into a shell: nothing of what was said is more than a word in it. */
function commandFor({ slug }: Contact, { next, due }: Suggestion): string {
  return `cardfile set ${slug} ${quoted(`next=${printable(next)}`)} due=${due}`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function sayOffers(contact: Contact, offers: readonly (Suggestion & { command: string })[]): string {
  if (offers.length === 0) return ''
  const open = textOf(contact, 'next')
  const head = open === undefined ? '' : dim(` (the card says now: ${printable(open)})`)
  const lines = offers.map(({ command }) => `  ${command}\n`)
  return `${bold('Said of things to come')}${head}:\n${lines.join('')}`
}
