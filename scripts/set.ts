// cardfile set CARD key=value... or cardfile set --where QUERY key=value...

import type { Command } from 'commander'
import { type Assignment, changesFor, parseAssignment, stageChanges } from '../src/actions/index.ts'
import type { Change } from '../src/card/index.ts'
import type { Contact } from '../src/contact/index.ts'
import { chooseCard } from './choose-card.ts'
import { where } from './list.ts'
import { misused } from './refusal.ts'
import { edit, save, showDiff } from './save.ts'
import { dryRun, openSession, printJson, type Session } from './session.ts'
import { canAsk, dim, green } from './terminal.ts'
import { userOf } from './user.ts'

interface Options {
  readonly where?: string
  readonly yes?: boolean
  readonly dryRun?: boolean
}

export function define(command: Command): void {
  command
    .argument('[card]', 'its slug, or any unambiguous part of its name; none with --where')
    .argument('[assignments...]', 'key=value, key+=value, key-=value, key= to take it away')
    .option('-w, --where <query>', 'all cards that a query finds')
    .option('-y, --yes', 'do not ask before changing several cards')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
  cardfile set ada stage=customer tags+=vip due=fri
  cardfile set --where 'owner=sam stage=lead' owner=ana --dry-run`,
    )
    .action(async (first: string | undefined, more: string[], options: Options) => {
      const session = openSession(command)
      const isQuery = options.where !== undefined
      const typed = isQuery && first !== undefined ? [first, ...more] : more
      if (!isQuery && first === undefined)
        misused('which card?', 'cardfile set ada stage=customer, or --where for several.')
      const assignments = assignmentsFrom(session, typed)
      const contacts = isQuery
        ? where(session, options.where ?? '')
        : [await chooseCard(session, first ?? '')]
      // All of them are worked out before the first is written: an error in one stops the others too.
      const edited = contacts
        .map((contact) => edit(session, contact, changesOf(session, contact, assignments)))
        .filter((one) => one.isChanged)
      const names = edited.map(({ after }) => ({ slug: after.slug, file: after.file }))
      if (!session.json) process.stdout.write(edited.map(showDiff).join(''))
      if (edited.length > 1 && !options.dryRun && !options.yes) await confirm(edited.length)
      for (const one of edited) await save(session, one, options.dryRun)
      if (session.json) return printJson({ found: contacts.length, changed: names, written: !options.dryRun })
      process.stdout.write(`${sayCount(edited.length, contacts.length, options.dryRun ?? false)}\n`)
    })
}

/** Reads the assignments of a command line; ends with status 2 at the first that is none. */
export function assignmentsFrom({ book, today }: Session, typed: readonly string[]): Assignment[] {
  if (typed.length === 0) misused('what to set?', 'Write key=value, such as stage=customer.')
  return typed.map((one) => {
    const assignment = parseAssignment(one, book, today)
    return 'problem' in assignment ? misused(assignment.problem.message, assignment.problem.hint) : assignment
  })
}

/** A move along the pipeline is logged, since stage history is read from the log. */
function changesOf(session: Session, contact: Contact, assignments: readonly Assignment[]): Change[] {
  return assignments.flatMap((one) => {
    const [stage] = one.values
    return one.key === 'stage' && stage !== undefined
      ? stageChanges(contact, stage, { date: session.today, owner: userOf(session) })
      : changesFor(one, contact)
  })
}

async function confirm(count: number): Promise<void> {
  if (!canAsk())
    misused(`${count} cards would change.`, 'Say --yes to change them, or --dry-run to look only.')
  const prompts = await import('@clack/prompts')
  const answer = await prompts.confirm({ message: `Change these ${count} cards?`, initialValue: false })
  if (prompts.isCancel(answer) || !answer) misused('nothing was changed.')
}

function sayCount(changed: number, found: number, isDry: boolean): string {
  if (found === 0) return 'No card is so.'
  if (changed === 0) return dim('Nothing to change: it is so already.')
  const cards = changed === 1 ? '1 card' : `${changed} cards`
  return isDry ? `${cards} would change.` : green(`${cards} changed.`)
}
