// The plan of interactions: mails, meetings and calls in, the cards' new texts and a reason per line out. Cards are found by
// address and never made. Pure: nothing is written here.

import { type Book, resolve } from '../../book/index.ts'
import type { Contact } from '../../contact/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import type { Action, ImportPlan, PlannedFile, PlannedRecord } from '../import/types.ts'
import type { FoundInteraction } from '../interaction.ts'
import { problem, shown } from '../problem.ts'
import { fillCard, type Job } from './card.ts'
import { isDated, type Told, titleOf, writerName } from './entry.ts'
import { cardsOf, handleOf, indexPeople, type People } from './people.ts'

export interface InteractionSettings {
  /** The book's today: nothing is logged on a later day. */
  readonly today: string
  /** As given to `readBook`. Default: that of cardfile.yaml, else ''. */
  readonly folder?: string
  /** Slugs of the cards that get every interaction, whoever took part. */
  readonly cards?: readonly string[]
  /** The handle where no address says who of the team took part. */
  readonly owner?: string
}

interface Line extends Omit<PlannedRecord, 'action' | 'reason'> {
  action: Action
  reason: string
}

/**
 * Plans the log entries and follow-ups of interactions. Each is written once per card, known by its id; a second run of the
 * same interactions plans nothing. Nothing of them becomes anything but the text of one entry, or of `next`.
 * @returns counts, a line per interaction and card (one line for an interaction without a card), the files to write, and
 *          what is doubtful: dates that can't be true
 * Never throws: a card that can't be changed gives lines of action `reject`.
 */
export function planInteractions(
  found: readonly FoundInteraction[],
  book: Book,
  settings: InteractionSettings,
): ImportPlan {
  const people = indexPeople(book)
  const folder = (settings.folder ?? book.config.file.replace(/\/?[^/]*$/, ''))
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
  const lines: Line[] = []
  const diagnostics: Diagnostic[] = []
  const work = new Map<Contact, { job: Job; line: Line }[]>()
  for (const one of found) {
    const lineFor = (slug: string, reason: string): Line => {
      const { file, line } = one.source
      const made: Line = { action: 'skip', name: titleOf(one), slug, reason, file, line }
      lines.push(made)
      return made
    }
    const cards = one.skip === undefined ? whose(one, people, book, settings) : []
    if (cards.length === 0) {
      lineFor('', one.skip ?? whyNobody(one, people))
      continue
    }
    if (!one.followUp && !isDated(one, settings.today)) diagnostics.push(sayDate(one, settings.today))
    const writer = one.participants[0]
    const owner = [...one.participants.map((who) => handleOf(people, who))].find(Boolean) ?? settings.owner
    for (const { contact, by } of cards) {
      const isOurs = writer === undefined || handleOf(people, writer) !== undefined || !writer.address
      const told: Told = {
        owner,
        writer: isOurs ? undefined : writerName(writer, cardOf(writer, contact, people)),
        today: settings.today,
        config: book.config,
      }
      const known = work.get(contact) ?? []
      work.set(contact, known)
      known.push({ job: { found: one, told, by }, line: lineFor(contact.slug, '') })
    }
  }
  const files: PlannedFile[] = []
  for (const [contact, jobs] of work) {
    const filled = fillCard(
      contact,
      jobs.map(({ job }) => job),
      book.config,
    )
    for (const [at, verdict] of filled.verdicts.entries()) Object.assign(jobs[at]?.line ?? {}, verdict)
    if (filled.text !== undefined && filled.text !== contact.card.text)
      files.push({ path: below(folder, contact.file), text: filled.text, change: 'update' })
  }
  const counts = { create: 0, update: 0, skip: 0, reject: 0 }
  for (const { action } of lines) counts[action]++
  return { counts, lines, files, diagnostics }
}

interface Match {
  readonly contact: Contact
  readonly by: string
}

/** Each card once, however many of its addresses took part. */
function whose(one: FoundInteraction, people: People, book: Book, settings: InteractionSettings): Match[] {
  const matches = new Map<Contact, string>()
  for (const slug of settings.cards ?? []) {
    const contact = resolve(book, slug)
    if (contact) matches.set(contact, 'as told')
  }
  for (const participant of one.participants) {
    for (const contact of cardsOf(people, participant)) {
      if (!matches.has(contact)) matches.set(contact, shown(participant.address))
    }
  }
  return [...matches].map(([contact, by]) => ({ contact, by }))
}

/** The card of who wrote; of several with one address the one at hand. */
function cardOf(writer: FoundInteraction['participants'][number], contact: Contact, people: People) {
  const cards = cardsOf(people, writer)
  return cards.includes(contact) ? contact : cards[0]
}

function whyNobody({ participants }: FoundInteraction, people: People): string {
  const named = participants.filter(({ address }) => address !== '')
  const others = named.filter((one) => handleOf(people, one) === undefined)
  if (named.length === 0) return 'it names no address'
  if (others.length === 0) return 'only the team takes part'
  const first = others.slice(0, 3).map(({ address }) => shown(address))
  const more = others.length > 3 ? ` and ${others.length - 3} more` : ''
  return `no card has the address ${first.join(', ')}${more}`
}

function sayDate(one: FoundInteraction, today: string): Diagnostic {
  const { file, line, column } = one.source
  const said = shown(one.claimed ?? one.date)
  const message =
    said === ''
      ? `"${titleOf(one)}" has no date that can be read.`
      : `"${titleOf(one)}" is dated ${said}, which can't be true.`
  const day = one.date !== '' && one.date <= today ? one.date : today
  const hint = `It is logged as a note of ${day}, and counts as no contact: put the right date and kind on it.`
  return problem(file, line, 'import-date', 'warning', message, hint, column)
}

function below(folder: string, file: string): string {
  return folder !== '' && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}
