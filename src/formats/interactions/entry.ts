// An interaction as an entry of a log, and the ids that a log has.

import type { LogInput } from '../../card/index.ts'
import type { Config, Contact } from '../../contact/index.ts'
import { isDate } from '../../text/index.ts'
import { lineOf } from '../import/clean.ts'
import type { FoundInteraction, Participant } from '../interaction.ts'
import { shown } from '../problem.ts'
import { oneLine } from '../record.ts'
import { cut, plainLine, quoted } from './quote.ts'

const SUBJECT = 200
const ID = 300
/** Written by one, read by others: whose words they are is part of the entry. */
const WRITTEN = new Set(['email', 'message', 'letter'])

/** What the plan knows of an interaction beside what was found. */
export interface Told {
  /** Handle of the team member who took part. */
  readonly owner: string | undefined
  /** Who wrote, where it was none of the team: their name. */
  readonly writer: string | undefined
  readonly today: string
  readonly config: Config
}

/** The line by which an interaction is known again, on one line and of a length that one can look at. */
export function idLine(id: string): string {
  const line = lineOf(oneLine(id))
  return line.length > ID ? `${line.slice(0, ID - 18).toWellFormed()} ${digest(line)}` : line
}

/** FNV-1a, twice 32 bits: for telling long ids apart. */
function digest(line: string): string {
  const half = (text: string) => {
    let hash = 0x811c9dc5
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
    return hash.toString(16).padStart(8, '0')
  }
  return half(line) + half(`${line.length} ${line.slice(-ID)} ${line}`)
}

/** The ids in a card's log: continuation lines that quote nobody. The first line is another's words, and says nothing. */
export function idsOf({ card }: Contact): Set<string> {
  const ids = new Set<string>()
  for (const { range } of card.log?.interactions ?? []) {
    const lines = card.text
      .slice(...range)
      .split('\n')
      .slice(1)
      .map(lineOf)
    for (const line of lines) if (line !== '' && !line.startsWith('>')) ids.add(line)
  }
  return ids
}

/** Where the date is no lie and no day to come: only then it is a touch. */
export function isDated({ date, claimed }: FoundInteraction, today: string): boolean {
  return claimed === undefined && isDate(date) && date <= today
}

/**
 * The entry: what it was about, its id, and, where there is room, the extract. What has no date that can be true is a note of
 * the day of arrival, which is no touch.
 */
export function entryOf(found: FoundInteraction, told: Told, withExtract: boolean): LogInput {
  const { owner, today, config } = told
  const dated = isDated(found, today)
  const date = isDate(found.date) && found.date <= today ? found.date : today
  const isKnown = dated && config.log.includes(found.kind)
  const kind = plainLine(found.kind, 40)
  const claimed = plainLine(found.claimed ?? found.date, 60)
  const when = dated ? '' : claimed === '' ? ' without a date' : ` dated ${claimed}`
  const label = isKnown ? '' : `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}${when}: `
  const from = told.writer !== undefined && WRITTEN.has(found.kind) ? `From ${told.writer}: ` : ''
  const subject = plainLine(found.subject, SUBJECT) || '(no subject)'
  return {
    date,
    time: date === found.date && /^([01]\d|2[0-3]):[0-5]\d$/.test(found.time ?? '') ? found.time : undefined,
    kind: isKnown ? found.kind : 'note',
    owner,
    text: [
      `${label}${from}${subject}`,
      idLine(found.id),
      ...attachmentLine(found.attachments ?? []),
      ...(withExtract ? quoted(found.extract) : []),
    ].join('\n'),
  }
}

const NAMED = 10

function attachmentLine(names: readonly string[]): string[] {
  const named = names.slice(0, NAMED).map((name) => plainLine(name, 80) || 'without a name')
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  return names.length === 0 ? [] : [`Attachments: ${named.join(', ')}${more}`]
}

/** The name of who wrote: as their card has it, since anybody can write any name; else what they say, with the address. */
export function writerName({ name, address }: Participant, card: Contact | undefined): string {
  if (card?.kind === 'person') return plainLine(card.name, 80)
  const said = plainLine(name, 80)
  const from = cut(lineOf(oneLine(address)), 120)
  return said === '' || said === from ? from : `${said} <${from}>`
}

/** The subject for a line of the plan. */
export function titleOf({ subject }: FoundInteraction): string {
  return shown(subject) || '(no subject)'
}
