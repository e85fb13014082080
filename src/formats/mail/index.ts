// Mails: single ones (.eml, Apple's .emlx) and mailboxes in one file (mbox).

import { problem } from '../problem.ts'
import { latin } from './lines.ts'
import { isMbox, MAIL_LIMIT, type RawMail, splitMbox } from './mbox.ts'
import { type MailOptions, type ReadMail, readOneMail } from './read.ts'

export { MAIL_LIMIT, type RawMail, splitMbox } from './mbox.ts'
export { type MailOptions, type ReadMail, readOneMail } from './read.ts'

/**
 * Reads a file of mail that is in memory.
 * @returns the interactions in the order of the file; never throws
 */
export async function readMail(
  bytes: Uint8Array,
  file: string,
  options: MailOptions = {},
): Promise<ReadMail> {
  const interactions = []
  const diagnostics = []
  for await (const read of readMails([bytes], file, options)) {
    interactions.push(...read.interactions)
    diagnostics.push(...read.diagnostics)
  }
  return { interactions, diagnostics }
}

/**
 * Reads a file of mail as it comes from the disk, a mail at a time: of an mbox of gigabytes only one message is in memory.
 * @param chunks the bytes of the file, cut anywhere
 */
export async function* readMails(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
  options: MailOptions = {},
): AsyncGenerator<ReadMail> {
  const stream = peekable(chunks)
  const start = await stream.start()
  if (isOutlook(start, file)) {
    yield sayOutlook(file)
    return
  }
  if (isMbox(start)) {
    for await (const raw of splitMbox(stream.all())) yield await readOneMail(raw, file, options)
    return
  }
  yield await readOneMail(await wholeOf(stream.all()), file, options)
}

/** A file that is one mail. Apple's .emlx has the mail's length on a line above it, and a property list below. */
async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<RawMail> {
  const parts: Uint8Array[] = []
  let size = 0
  let kept = 0
  for await (const chunk of chunks) {
    size += chunk.length
    const room = MAIL_LIMIT - kept
    if (room > 0) parts.push(chunk.subarray(0, room))
    kept += Math.min(room, chunk.length)
  }
  const bytes = new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
  const cut = size > kept ? { cutFrom: size } : {}
  const apple = /^\s*(\d{1,10})\s*\n/.exec(latin(bytes, 20))
  if (apple === null) return { bytes: withoutBlankStart(bytes), line: 1, ...cut }
  const from = apple[0].length
  return { bytes: bytes.subarray(from, from + Number(apple[1])), line: 2, ...cut }
}

/** A mark of UTF-8 and blank lines above the headers are no part of a mail. */
function withoutBlankStart(bytes: Uint8Array): Uint8Array {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[at] === 10 || bytes[at] === 13) at++
  return bytes.subarray(at)
}

const KNOWN =
  /^(?:from|to|cc|subject|date|message-id|received|return-path|mime-version|delivered-to|reply-to|sender|x-[a-z-]+)$/i

/**
 * Whether a file is mail: an mbox, or headers of RFC 5322 from the first line to the first blank one, of which a sender and
 * another one are known.
 */
export function isMail(bytes: Uint8Array, file: string): boolean {
  if (isMbox(bytes)) return true
  const start = latin(bytes, 64 * 1024).replace(/^(?:\u00ef\u00bb\u00bf)?\s*(?:\d+\s*\n)?/, '')
  const isNamed = /\.(?:eml|emlx)$/i.test(file)
  const names: string[] = []
  for (const line of start.split('\n')) {
    if (line.trim() === '') break
    if (/^[ \t]/.test(line) && names.length > 0) continue
    const name = /^([!-9;-~]{1,76})[ \t]*:/.exec(line)?.[1]
    if (name === undefined) return isNamed && names.length > 0
    names.push(name.toLowerCase())
  }
  const known = new Set(names.filter((name) => KNOWN.test(name)))
  return known.has('from') && known.size > 1 ? true : isNamed && known.size > 0
}

/** Outlook's own formats: compound files, as those of Word are, so that the name has to say so too. */
export function isOutlook(bytes: Uint8Array, file: string): boolean {
  if (!/\.(?:msg|pst|ost|oft)$/i.test(file)) return false
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte) || latin(bytes, 4) === '!BDN'
}

export function sayOutlook(file: string): ReadMail {
  const message = 'This is a file of Outlook’s own (.msg, .pst), which only Outlook reads.'
  const hint =
    'Drag the mail from Thunderbird or the web mail as .eml, or let "cardfile mail --imap" fetch it.'
  return { interactions: [], diagnostics: [problem(file, 1, 'import-format', 'error', message, hint)] }
}

function peekable(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const from = asyncOf(chunks)
  const first: Uint8Array[] = []
  return {
    /** The first bytes, at least a few hundred where there are so many. */
    async start(): Promise<Uint8Array> {
      let size = 0
      while (size < 1024) {
        const { done, value } = await from.next()
        if (done) break
        first.push(value)
        size += value.length
      }
      return new Uint8Array(await new Blob(first as Uint8Array<ArrayBuffer>[]).arrayBuffer())
    },
    async *all(): AsyncGenerator<Uint8Array> {
      yield* first.splice(0)
      yield* from
    },
  }
}

async function* asyncOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* chunks
}
