// cardfile mail FILE|FOLDER... | --imap imaps://USER@HOST --folder NAME | --tag NAME: mails to the logs of who took part.

import { type Command, Option } from 'commander'
import { type FoundInteraction, planInteractions } from '../src/formats/index.ts'
import {
  fetchMail,
  MailFailure,
  openKnown,
  parseAccount,
  readLocal,
  type SeenFolders,
} from '../src/mail/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { openProgress } from './import-progress.ts'
import { mailSecret } from './mail-secret.ts'
import { failed, misused } from './refusal.ts'
import { dateFrom, dryRun, openSession, type Session } from './session.ts'
import { carryOut, type HowToWrite } from './write-interactions.ts'

interface Options extends HowToWrite {
  readonly imap?: string
  readonly folder: readonly string[]
  readonly tag?: string
  readonly since?: string
  readonly again?: boolean
}

interface Found {
  readonly interactions: readonly FoundInteraction[]
  readonly diagnostics: readonly Diagnostic[]
  readonly seen: SeenFolders
}

export function define(command: Command): void {
  command
    .argument('[files...]', 'mails (.eml, .emlx), mailboxes in one file (mbox), Maildir folders')
    .option('--imap <address>', 'a mailbox on a server: imaps://sam@mail.example.com')
    .addOption(
      new Option('-f, --folder <name>', 'a folder of it, once or more')
        .argParser(collect)
        .default([], 'the inbox with --tag'),
    )
    .option('-t, --tag <name>', 'only mails to an address with this tag: crm for sam+crm@example.com')
    .option('--since <date>', 'only mails that came on this day or later')
    .option('--again', 'look also at mails that were looked at before')
    .option('--all', 'show every line of the plan')
    .option('-y, --yes', 'do not ask before writing')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
A mail to or from an address that a card has becomes an entry of its log, once. Nothing is changed in the mailbox: no mail
is marked as read, moved or deleted. The password is asked for, or taken from the variable CARDFILE_IMAP_PASSWORD.
  cardfile mail --imap imaps://sam@mail.example.com --folder CRM
  cardfile mail --imap imaps://sam%40example.com@imap.example.com --tag crm --yes
  cardfile mail ~/Maildir/.CRM letter.eml --dry-run`,
    )
    .action(async (files: string[], options: Options) => {
      const session = openSession(command)
      if (files.length === 0 && options.imap === undefined)
        misused(
          'say where the mail is.',
          'A file or folder, or a mailbox: --imap imaps://sam@mail.example.com --folder CRM',
        )
      if (options.imap === undefined && options.folder.length > 0)
        misused(
          '--folder goes with --imap.',
          'A folder on this machine is named by itself: cardfile mail ~/Maildir/.CRM',
        )
      const known = openKnown(session.folder)
      const local = await readFiles(session, files, options)
      const fetched =
        options.imap === undefined ? undefined : await fetchFrom(session, options.imap, options, known.seen)
      const interactions = [...local.interactions, ...(fetched?.interactions ?? [])]
      const plan = planInteractions(interactions, session.book, session)
      const diagnostics = [...local.diagnostics, ...(fetched?.diagnostics ?? []), ...plan.diagnostics]
      await carryOut(session, plan, diagnostics, options, 'mail', { mails: interactions.length })
      // What did not come in is looked at again the next time.
      if (!options.dryRun && plan.counts.reject === 0) known.save(fetched?.seen ?? {})
    })
}

async function readFiles(session: Session, files: readonly string[], options: Options): Promise<Found> {
  const interactions: FoundInteraction[] = []
  const diagnostics: Diagnostic[] = []
  const progress = openProgress(session.json)
  progress.step('Reading mails')
  const since = sinceOf(session, options)
  for (const file of files) {
    const before = interactions.length + diagnostics.length
    try {
      for await (const read of readLocal(file, session.book.config.timezone)) {
        interactions.push(...read.interactions.filter((one) => isWanted(one, options.tag, since)))
        diagnostics.push(...read.diagnostics)
      }
    } catch (error) {
      progress.end()
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') misused(`there is no file or folder "${file}".`)
      failed(`${file}: ${message}`)
    }
    if (
      interactions.length + diagnostics.length === before &&
      options.tag === undefined &&
      since === undefined
    )
      process.stderr.write(`cardfile: there is no mail in ${file}.\n`)
  }
  progress.end()
  return { interactions, diagnostics, seen: {} }
}

function isWanted(
  { participants, date }: FoundInteraction,
  tag: string | undefined,
  since: string | undefined,
): boolean {
  const mark = `+${tag?.toLowerCase()}@`
  const isTagged =
    tag === undefined || participants.some(({ address }) => address.toLowerCase().includes(mark))
  return isTagged && (since === undefined || date === '' || date >= since)
}

async function fetchFrom(
  session: Session,
  address: string,
  options: Options,
  seen: SeenFolders,
): Promise<Found> {
  const account = parseAccount(address)
  if ('problem' in account) misused(`--imap: ${account.problem}`, account.hint)
  const { tag } = options
  if (tag !== undefined && !/^[^\s+@<>]{1,64}$/.test(tag))
    misused(`--tag: "${tag}" is no tag.`, 'crm for sam+crm@example.com')
  if (tag === undefined && options.folder.length === 0)
    misused(
      'say which mails of the mailbox.',
      'Those of a folder: --folder CRM. Those to an address with a tag: --tag crm.',
    )
  const since = sinceOf(session, options)
  const progress = openProgress(session.json)
  let step = ''
  try {
    return await fetchMail(account, await mailSecret(account), {
      folders: options.folder.length === 0 ? ['INBOX'] : options.folder,
      ...(tag === undefined ? {} : { tag }),
      ...(since === undefined ? {} : { since }),
      seen: options.again ? {} : seen,
      zone: session.book.config.timezone,
      choose: (found) => wantedOf(found, session),
      progress: (what, total, done) => {
        if (step !== what) progress.step(what, total)
        step = what
        progress.at(done)
      },
    })
  } catch (error) {
    if (error instanceof MailFailure) failed(error.message, error.hint)
    throw error
  } finally {
    progress.end()
  }
}

/** Of mails whose headers are known: those that would be written. One without an id is known only by its text. */
function wantedOf(found: readonly FoundInteraction[], session: Session): ReadonlySet<FoundInteraction> {
  const key = ({ file, line }: { file: string; line: number }) => `${line} ${file}`
  const plan = planInteractions(found, session.book, session)
  const added = new Set(plan.lines.filter(({ action }) => action === 'update').map(key))
  return new Set(found.filter(({ source }) => added.has(key(source))))
}

function sinceOf(session: Session, { since }: Options): string | undefined {
  return since === undefined ? undefined : dateFrom('--since', since, session.today)
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
