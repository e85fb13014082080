// cardfile new NAME [--kind KIND] [--org ORG] [--email ADDRESS] ... [--set key=value]

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Command, Option } from 'commander'
import { createCard } from '../src/actions/index.ts'
import { type Contact, KINDS, type Kind } from '../src/contact/index.ts'
import { likelyDoubles } from '../src/dedupe/index.ts'
import { failed, misused } from './refusal.ts'
import { write } from './save.ts'
import { dateFrom, dryRun, openSession, printJson, type Session } from './session.ts'
import { assignmentsFrom } from './set.ts'
import { dim, green, yellow } from './terminal.ts'
import { memberTyped, userOf } from './user.ts'

interface Options extends Readonly<Partial<Record<string, unknown>>> {
  readonly kind: Kind
  readonly owner?: string
  readonly due?: string
  readonly set: readonly string[]
  readonly dryRun?: boolean
}

/** Options that set a field of their name, one value each time they are given. */
const FIELDS = ['org', 'title', 'email', 'phone', 'tag', 'stage', 'next', 'for', 'source'] as const

export function define(command: Command): void {
  const more = (value: string, before: readonly string[]) => [...before, value]
  command
    .argument('<name>', 'as you say it')
    .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS).default('person'))
    .option('--org <organisation>', 'where they work: a card, or just its name')
    .option('--title <title>', 'their job')
    .option('--email <address>', 'once or more', more, [])
    .option('--phone <number>', 'once or more', more, [])
    .option('--tag <tag>', 'once or more', more, [])
    .option('--for <card>', 'whose deal it is, once or more', more, [])
    .option('--stage <stage>', 'where it stands')
    .option('--source <text>', 'where the contact came from')
    .option('-o, --owner <handle>', 'who of the team looks after it, instead of you')
    .option('--next <text>', 'the next thing to do')
    .option('--due <date>', 'the day to do it')
    .option('--set <key=value>', 'any other field, once or more', more, [])
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
The card is made from _templates/<kind>.md where the book has that file.
  cardfile new "Ada Lovelace" --org analytical-engines --email ada@analytical.example --next "Call her" --due mon`,
    )
    .action(async (name: string, options: Options) => {
      const session = openSession(command)
      if (name.trim() === '') misused('a card needs a name.')
      const owner = options.owner === undefined ? userOf(session) : memberTyped(session, options.owner)
      const wanted = {
        name: name.trim(),
        kind: options.kind,
        owner: owner ?? '',
        assignments: assignmentsOf(session, options, owner),
        today: session.today,
      }
      const folder = session.folder.replaceAll('\\', '/').replace(/\/+$/, '')
      const made = createCard(session.book, wanted, await templateOf(session.folder, options.kind), folder)
      if ('diagnostics' in made) {
        const lines = made.diagnostics.map(({ message, hint }) => `  ${message}${hint ? ` ${hint}` : ''}`)
        return failed('the card would have errors; nothing was written:', lines.join('\n'))
      }
      const { contact } = made
      const likely = likelyDoubles(session.book, contact)
      const alike = [...new Set([...made.alike, ...likely.map((one) => one.contact)])]
      for (const one of alike) {
        const why = likely.find((each) => each.contact === one)?.reasons.filter(({ bits }) => bits > 0) ?? []
        const words = why.map(({ text }) => text).join(', ')
        process.stderr.write(
          `${yellow('Perhaps the same:')} ${one.name}, ${one.file}${words === '' ? '' : dim(` (${words})`)}\n`,
        )
      }
      if (!options.dryRun) await write(session, contact.file, undefined, contact.card.text)
      if (session.json) return printJson(summary(contact, alike, !options.dryRun))
      const state = options.dryRun ? `Would make: ${contact.file}` : `${green('Made')}: ${contact.file}`
      process.stdout.write(`${state}\n${options.dryRun ? contact.card.text : ''}`)
      if (!options.dryRun)
        process.stdout.write(
          dim(`Log what happens: cardfile log ${contact.slug} "..." --next "..." --due fri\n`),
        )
    })
}

function summary(contact: Contact, alike: readonly Contact[], written: boolean) {
  return { slug: contact.slug, file: contact.file, alike: alike.map((one) => one.slug), written }
}

function assignmentsOf(session: Session, options: Options, owner: string | undefined) {
  const typed = FIELDS.flatMap((key) => {
    const value = options[key]
    const values = value === undefined ? [] : Array.isArray(value) ? (value as string[]) : [String(value)]
    return values.map((one, i) => `${key}${i === 0 ? '=' : '+='}${one}`)
  })
  if (owner !== undefined) typed.push(`owner=${owner}`)
  if (options.due !== undefined) typed.push(`due=${dateFrom('--due', options.due, session.today)}`)
  const all = [...typed, ...options.set]
  return all.length === 0 ? [] : assignmentsFrom(session, all)
}

/** The book's template of a kind, if it has one. */
async function templateOf(folder: string, kind: Kind): Promise<string | undefined> {
  const file = path.join(folder, '_templates', `${kind}.md`)
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : failed(`${file}: ${error.message}`),
  )
}
