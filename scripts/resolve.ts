// cardfile resolve [CARD] [--keep [FIELDS]] [--take FIELDS] [--dry-run]

import type { Command } from 'commander'
import { resolveChanges, type Verdict, verdictsFrom } from '../src/actions/index.ts'
import { type Contact, decisionsOf, sentencePairs } from '../src/contact/index.ts'
import { REPORTS, renderReport } from '../src/reports/index.ts'
import { askAll } from './ask-decisions.ts'
import { chooseCard } from './choose-card.ts'
import { findSetters, sayDecision, sayPair, toJson } from './decision-text.ts'
import { misused } from './refusal.ts'
import { edit, save, showDiff } from './save.ts'
import { dryRun, openSession, printJson, type Session } from './session.ts'
import { canAsk, dim, green, hasColor, terminalWidth } from './terminal.ts'
import { userOf } from './user.ts'

interface Options {
  readonly keep?: true | readonly string[]
  readonly take?: readonly string[]
  readonly dryRun?: boolean
}

export function define(command: Command): void {
  command
    .argument('[card]', 'its slug, or any unambiguous part of its name; without it, all that is to decide')
    .option('-k, --keep [fields...]', 'keep what stands; without a field, in all that is not taken')
    .option('-t, --take <fields...>', 'put the other value back: title, or title="Senior Buyer"')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
On a terminal, without --keep and --take, it asks one after the other.
  cardfile resolve
  cardfile resolve helen --take title
  cardfile resolve helen --keep`,
    )
    .action(async (typed: string | undefined, options: Options) => {
      const session = openSession(command)
      const isSaid = options.keep !== undefined || options.take !== undefined
      if (typed === undefined) {
        if (isSaid) misused('which card?', 'Name it first: cardfile resolve ada --take title')
        return everywhere(session, options.dryRun ?? false)
      }
      const contact = await chooseCard(session, typed)
      if (isSaid) return decide(session, contact, options)
      return toDecide(session, contact, options.dryRun ?? false)
    })
}

function isOpen(contact: Contact): boolean {
  return contact.values.has('conflicts') || sentencePairs(contact).length > 0
}

/** All cards one after the other where somebody can be asked, else the report. */
async function everywhere(session: Session, isDry: boolean): Promise<void> {
  const open = session.book.contacts.filter(isOpen)
  if (canAsk() && !session.json && open.length > 0) return askAll(session, open, isDry)
  const report = REPORTS.find(({ id }) => id === 'conflicts')?.make(session.book, { today: session.today })
  if (report === undefined) return
  const how = { width: terminalWidth(), color: hasColor() }
  process.stdout.write(await renderReport(report, session.json ? 'json' : 'text', how))
  if (open.length > 0 && !session.json)
    process.stdout.write(dim(`\nDecide: cardfile resolve ${open[0]?.slug}\n`))
}

async function toDecide(session: Session, contact: Contact, isDry: boolean): Promise<void> {
  const decisions = decisionsOf(contact, session.book.config)
  const pairs = sentencePairs(contact)
  if (canAsk() && !session.json && isOpen(contact)) return askAll(session, [contact], isDry)
  const setters = await findSetters(session, contact)
  if (session.json) {
    const { slug, file } = contact
    return printJson({
      slug,
      file,
      decisions: decisions.map((one) => toJson(one, setters)),
      sentences: pairs,
    })
  }
  if (!isOpen(contact)) process.stdout.write(`Nothing is to decide on ${contact.name}.\n`)
  for (const one of decisions) process.stdout.write(`${sayDecision(one, setters, session.today)}\n`)
  for (const one of pairs) process.stdout.write(`${sayPair(one, contact)}\n`)
  const [first] = decisions
  if (first !== undefined)
    process.stdout.write(
      dim(`Decide: cardfile resolve ${contact.slug} --keep, or --take ${first.key || 'FIELD'}\n`),
    )
}

async function decide(session: Session, contact: Contact, { keep, take, dryRun: isDry }: Options) {
  const decisions = decisionsOf(contact, session.book.config)
  const verdicts = verdictsFrom(decisions, take ?? [], keep === true ? 'rest' : (keep ?? []))
  if ('problem' in verdicts) return misused(verdicts.problem.message, verdicts.problem.hint)
  const by = { date: session.today, owner: userOf(session) }
  // One after the other: what stands in a list may be another value after the first of two.
  let after = contact
  for (const [record, verdict] of verdicts) {
    const decision = decisionsOf(after, session.book.config).find((one) => one.record === record)
    if (decision !== undefined)
      after = edit(session, after, resolveChanges(after, decision, verdict, by)).after
  }
  const edited = { before: contact, after, isChanged: after.card.text !== contact.card.text }
  await save(session, edited, isDry)
  const of = (wanted: Verdict) => [...verdicts].flatMap(([record, one]) => (one === wanted ? [record] : []))
  const left = decisionsOf(after, session.book.config).map(({ record }) => record)
  if (session.json) {
    const { slug, file } = contact
    return printJson({ slug, file, kept: of('keep'), taken: of('take'), left, written: !isDry })
  }
  if (edited.isChanged) process.stdout.write(showDiff(edited))
  process.stdout.write(`${sayCount(verdicts.size, left.length, contact.name, isDry ?? false)}\n`)
}

function sayCount(count: number, left: number, name: string, isDry: boolean): string {
  if (count === 0) return dim(`Nothing is to decide on ${name}.`)
  const decided = `${count === 1 ? '1 decision' : `${count} decisions`} ${isDry ? 'would be taken' : 'taken'}`
  return `${isDry ? decided : green(decided)}${left === 0 ? '.' : `, ${left} left.`}`
}
