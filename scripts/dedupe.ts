// cardfile dedupe [--auto] [--dry-run]: cards that may be one contact.

import type { Command } from 'commander'
import { joinCards } from '../src/actions/index.ts'
import type { Contact } from '../src/contact/index.ts'
import { type Doubles, type DoublesInBook, doublesInBook } from '../src/dedupe/index.ts'
import { printable } from '../src/reports/index.ts'
import { askDoubles, sayDoubles } from './ask-doubles.ts'
import { dryRun, openSession, printJson, type Session } from './session.ts'
import { canAsk, dim, green } from './terminal.ts'
import { writeTogether } from './write-together.ts'

interface Options {
  readonly auto?: boolean
  readonly all?: boolean
  readonly dryRun?: boolean
}

/** So many pairs are shown, unless --all asks for the rest. */
const SHOWN = 50

export function define(command: Command): void {
  command
    .option('--auto', 'merge those that are certain, and ask nothing')
    .option('--all', 'show every pair')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
On a terminal it asks pair by pair, each answer one key: merge, no duplicate, or later. "No duplicate" is kept in the card, and not asked
again. One undo takes a merge back; all that --auto merges is one change too.
  cardfile dedupe
  cardfile dedupe --auto --dry-run
  cardfile merge ada-lovelace ada-king`,
    )
    .action(async (options: Options) => {
      const session = openSession(command)
      const isDry = options.dryRun ?? false
      const found = doublesInBook(session.book)
      if (options.auto) return mergeCertain(session, found, isDry)
      if (session.json) return printJson({ pairs: found.pairs.map(toJson) })
      if (found.pairs.length === 0) return void process.stdout.write('No two cards look like one contact.\n')
      if (canAsk() && !isDry) return askDoubles(session, found.pairs)
      const shown = options.all ? found.pairs : found.pairs.slice(0, SHOWN)
      for (const pair of shown) process.stdout.write(sayDoubles(pair))
      const more = found.pairs.length - shown.length
      if (more > 0) process.stdout.write(dim(`and ${more} more; --all shows them\n`))
      process.stdout.write(
        dim('Merge two: cardfile merge CARD OTHER; all that is certain: cardfile dedupe --auto\n'),
      )
    })
}

/** All of them are worked out before the first is written, and written as one change. */
async function mergeCertain(
  session: Session,
  { certain, pairs }: DoublesInBook,
  isDry: boolean,
): Promise<void> {
  let { book } = session
  const files = new Map<string, string | undefined>()
  const merged: { into: string; from: string[] }[] = []
  const refused: { into: string; from: string; reason: string }[] = []
  for (const [first, ...others] of certain) {
    const from: string[] = []
    for (const other of others) {
      const find = (one: Contact | undefined) => book.contacts.find(({ file }) => file === one?.file)
      const [keep, gone] = [find(first), find(other)]
      if (keep === undefined || gone === undefined) continue
      const joined = joinCards(book, keep, gone, session.today)
      if ('diagnostics' in joined) {
        const reason = joined.diagnostics.map(({ message }) => message).join(' ')
        refused.push({ into: keep.slug, from: gone.slug, reason })
        continue
      }
      for (const [file, text] of joined.files) files.set(file, text)
      book = joined.book
      from.push(gone.slug)
    }
    if (first !== undefined && from.length > 0) merged.push({ into: first.slug, from })
  }
  const count = merged.reduce((sum, { from }) => sum + from.length, 0)
  if (!isDry && files.size > 0) await writeTogether(session, files, messageFor(merged, count))
  const left = pairs.filter(({ isCertain }) => !isCertain).length
  if (session.json) return printJson({ merged, refused, left, written: !isDry && files.size > 0 })
  for (const { into, from } of merged) process.stdout.write(`${from.join(', ')} ${dim('->')} ${into}\n`)
  for (const { into, from, reason } of refused)
    process.stdout.write(`${from} ${dim('stays beside')} ${into}: ${printable(reason)}\n`)
  const cards = `${count} ${count === 1 ? 'card' : 'cards'}`
  const done = isDry ? `${cards} would be merged` : green(`${cards} merged`)
  process.stdout.write(
    `${done}${left === 0 ? '' : `; ${left} pairs are yours to decide: cardfile dedupe`}.\n`,
  )
  if (refused.length > 0) process.exitCode = 1
}

function messageFor(merged: readonly { into: string; from: string[] }[], count: number): string {
  const lines = merged.slice(0, 100).map(({ into, from }) => `- ${from.join(', ')} into ${into}`)
  const more = merged.length > 100 ? [`- and ${merged.length - 100} more`] : []
  return `Merge ${count === 1 ? '1 duplicate' : `${count} duplicates`}\n\n${[...lines, ...more].join('\n')}`
}

function toJson({ keep, other, certainty, isCertain, reasons }: Doubles) {
  return {
    cards: [keep, other].map(({ slug, name, file }) => ({ slug, name, file })),
    certainty: Math.round(certainty * 1000) / 1000,
    certain: isCertain,
    reasons: reasons.map(({ text, bits }) => ({ text, for: bits > 0, bits })),
  }
}
