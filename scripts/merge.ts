// cardfile merge CARD OTHER [--dry-run]

import type { Command } from 'commander'
import { diffLines, type Joined, joinCards } from '../src/actions/index.ts'
import type { Contact } from '../src/contact/index.ts'
import { printable } from '../src/reports/index.ts'
import { chooseCard } from './choose-card.ts'
import { misused } from './refusal.ts'
import { refuse } from './save.ts'
import { dryRun, openSession, printJson, type Session } from './session.ts'
import { dim, green, red, yellow } from './terminal.ts'
import { writeTogether } from './write-together.ts'

export function define(command: Command): void {
  command
    .argument('<card>', 'the card that stays: its slug, or any unambiguous part of its name')
    .argument('<other>', 'the card that becomes a part of it')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
Everything of both is kept; links to the other card lead to the one that stays, and its name still finds it. What both
have and differs is written down to decide: cardfile resolve. One undo takes it back.
  cardfile merge ada-lovelace ada-king`,
    )
    .action(async (first: string, second: string, options: { dryRun?: boolean }) => {
      const session = openSession(command)
      const keep = await chooseCard(session, first)
      const gone = await chooseCard(session, second)
      if (keep.file === gone.file) misused(`"${first}" and "${second}" are one card already.`)
      const joined = joinOrRefuse(session, keep, gone)
      const isDry = options.dryRun ?? false
      if (!isDry) await writeTogether(session, joined.files, messageFor(keep, [gone]))
      if (session.json) {
        const files = [...joined.files].map(([file, text]) => ({ file, isGone: text === undefined }))
        return printJson({
          slug: keep.slug,
          gone: gone.slug,
          files,
          clashes: joined.clashes,
          written: !isDry,
        })
      }
      if (isDry) process.stdout.write(sayFiles(session, joined))
      const what = `${printable(gone.name)} (${gone.slug}) ${isDry ? 'would be' : 'is'} part of ${keep.slug}`
      process.stdout.write(`${isDry ? what : green(what)}.\n${sayClashes(joined, keep)}`)
    })
}

/** The two as one; ends with status 1 where they can't be. */
export function joinOrRefuse(session: Session, keep: Contact, gone: Contact): Joined {
  if (keep.kind !== gone.kind)
    misused(`${keep.slug} is a ${keep.kind} and ${gone.slug} a ${gone.kind}: they can't be one card.`)
  const joined = joinCards(session.book, keep, gone, session.today)
  return 'diagnostics' in joined ? refuse(keep.name, joined.diagnostics) : joined
}

/** The subject of the commit. */
export function messageFor(keep: Contact, gone: readonly Contact[]): string {
  return `Merge ${gone.map(({ name }) => printable(name)).join(', ')} into ${printable(keep.name)}`
}

function sayFiles({ book }: Session, { files }: Joined): string {
  const before = new Map(book.contacts.map((one) => [one.file, one.card.text]))
  return [...files]
    .map(([file, text]) => {
      if (text === undefined) return `  ${dim(file)} ${red('goes')}\n`
      const lines = diffLines(before.get(file) ?? '', text).map(({ sign, text: line }) =>
        (sign === '+' ? green : red)(`${sign} ${printable(line)}`.trimEnd()),
      )
      return [dim(file), ...lines].map((line) => `  ${line}\n`).join('')
    })
    .join('')
}

function sayClashes({ clashes }: Joined, keep: Contact): string {
  if (clashes.length === 0) return ''
  const lines = clashes.map((record) => `  ${yellow('to decide')} ${printable(record)}\n`)
  return `${lines.join('')}${dim(`Decide: cardfile resolve ${keep.slug}\n`)}`
}
