// One mail to one interaction (RFC 5322, MIME). Attachments are named, never written; HTML is read as text, never run.

import type { Email } from 'postal-mime'
import type { Diagnostic } from '../../text/index.ts'
import { addDays } from '../../text/index.ts'
import type { FoundInteraction } from '../interaction.ts'
import { problem, shown } from '../problem.ts'
import { oneLine } from '../record.ts'
import { mailMoment } from './date.ts'
import { attachmentNames, headerOf, participantsOf, receivedDate, whyNoLetter } from './headers.ts'
import { htmlToText } from './html.ts'
import type { RawMail } from './mbox.ts'
import { ownWords } from './reply.ts'
import { skim } from './skim.ts'
import { asUtf8 } from './transcode.ts'

export interface MailOptions {
  /** IANA zone by whose clocks dates and times are told; UTC where none is given. */
  readonly zone?: string
}

export interface ReadMail {
  readonly interactions: readonly FoundInteraction[]
  readonly diagnostics: readonly Diagnostic[]
}

/** An extract of more is cut again by the plan. */
const EXTRACT_LINES = 15
const EXTRACT_CHARACTERS = 1200

/**
 * Reads one mail.
 * @returns one interaction, of which `skip` says why it becomes no entry; none where the bytes are no mail
 * Never throws: what cannot be read is a diagnostic.
 */
export async function readOneMail(raw: RawMail, file: string, options: MailOptions = {}): Promise<ReadMail> {
  const source = { file, line: raw.line, column: 1 }
  try {
    // Loaded at the first mail: most files that come in are none.
    const { default: PostalMime } = await import('postal-mime')
    const { bytes, isCut } = skim(raw.bytes)
    const mail = await PostalMime.parse(asUtf8(bytes), {
      maxNestingDepth: 50,
      maxRfc822NestingDepth: 3,
    })
    if (
      !mail.headers.some(({ key }) => key === 'from' || key === 'to' || key === 'subject' || key === 'date')
    )
      return refused(source, 'This is no mail: it has neither a sender nor a subject.')
    const found = { ...(await interactionOf(mail, raw, options.zone ?? 'UTC')), source }
    return {
      interactions: [found],
      diagnostics: isCut || raw.cutFrom !== undefined ? [sayCut(found, raw)] : [],
    }
  } catch (error) {
    return refused(source, `This mail can't be read: ${shown((error as Error).message)}.`)
  }
}

function refused({ file, line }: FoundInteraction['source'], message: string): ReadMail {
  const hint = 'It is left out. Save it anew from the mail program as .eml, or note what it says by hand.'
  return { interactions: [], diagnostics: [problem(file, line, 'import-mail', 'error', message, hint)] }
}

function sayCut({ subject, source }: FoundInteraction, { cutFrom }: RawMail): Diagnostic {
  const what =
    cutFrom === undefined ? 'more than a thousand parts' : `${Math.round(cutFrom / 1024 / 1024)} MB`
  const message = `"${shown(subject)}" has ${what}; its beginning was read.`
  const hint = 'Names of attachments may be missing.'
  return problem(source.file, source.line, 'import-mail-size', 'warning', message, hint)
}

async function interactionOf(
  mail: Email,
  raw: RawMail,
  zone: string,
): Promise<Omit<FoundInteraction, 'source'>> {
  const words = ownWords(mail.text?.trim() ? mail.text : htmlToText(mail.html ?? ''))
  const subject = oneLine(mail.subject ?? '')
  const names = attachmentNames(mail)
  const skip = whyNoLetter(mail)
  return {
    id: await idOf(mail, subject, words),
    ...whenOf(mail, raw, zone),
    kind: 'email',
    subject,
    extract: extractOf(words),
    ...(names.length === 0 ? {} : { attachments: names }),
    participants: participantsOf(mail),
    ...(skip === undefined ? {} : { skip }),
  }
}

function extractOf(words: readonly string[]): string[] {
  const kept: string[] = []
  let size = 0
  for (const line of words) {
    if (kept.length === EXTRACT_LINES || size > EXTRACT_CHARACTERS) break
    kept.push(line.slice(0, EXTRACT_CHARACTERS))
    size += line.length
  }
  return kept
}

/** RFC 5322, 3.6.4; a mail without one is known by a digest of what it says. */
async function idOf(mail: Email, subject: string, words: readonly string[]): Promise<string> {
  const stated = oneLine(headerOf(mail, 'message-id') ?? '')
  const id = /<[^<>\s]+>/.exec(stated)?.[0] ?? stated.replace(/[<>]/g, '')
  if (id !== '') return `Message-ID: ${id}`
  const text = [headerOf(mail, 'from'), headerOf(mail, 'date'), subject, ...words]
    .join('\n')
    .replace(/\s+/g, ' ')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `Message-Hash: ${hex.slice(0, 32)}`
}

/**
 * The moment at which it was sent. A date that lies behind the arrival by more than a day, or before there was mail, is a lie:
 * then it is the moment of arrival, and `claimed` is what was stated.
 */
function whenOf(mail: Email, raw: RawMail, zone: string): { date: string; time?: string; claimed?: string } {
  const sent = mailMoment(headerOf(mail, 'date') ?? '', zone)
  const came = [receivedDate(mail), raw.arrived].map((text) => mailMoment(text ?? '', zone)).find(Boolean)
  if (sent === undefined) return came ?? { date: '' }
  if (came === undefined) return sent
  const isLie = sent.date > addDays(came.date, 1) || sent.date < '1980-01-02'
  return isLie ? { ...came, claimed: sent.date } : sent
}
