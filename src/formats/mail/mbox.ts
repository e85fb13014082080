// An mbox file, message by message: RFC 4155 and the four sorts that are about (mboxo, mboxrd, mboxcl, mboxcl2). Read from
// chunks, so that a file of gigabytes needs no more memory than its largest message, and of that no more than a limit.

import { joined, latin, linesOf } from './lines.ts'

/** One message as it lies in its file. */
export interface RawMail {
  /** The message without its `From ` line, mbox quoting taken off. */
  readonly bytes: Uint8Array
  /** 1-based line of the file where it begins. */
  readonly line: number
  /** What the `From ` line, or the mailbox, says of its arrival: a mail date. */
  readonly arrived?: string
  /** Its size, where only the beginning was kept. */
  readonly cutFrom?: number
}

/** Of a longer message only so much is kept: its text comes before its attachments. */
export const MAIL_LIMIT = 32 * 1024 * 1024

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20]
/** The sender may hold blanks (Eudora's `???@???`, names); the time and the year are what no sentence has. */
const FROM_LINE = /^From .*?\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b(?:19|20)\d{2}\b/
/** As programs write it. Only such a line opens a message without a blank line above it, or at the end of the file. */
const EXACT =
  /^From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}(?::\d{2})?(?: [A-Z+-]\S*)? \d{4}(?: [A-Z+-]\S*)?\s*$/
const HEADER_LINE = /^(?:[!-9;-~]+[ \t]*:|>From |[ \t]*\r?$)/m

/** @returns true where the bytes begin as an mbox does */
export function isMbox(bytes: Uint8Array): boolean {
  return FROM_LINE.test(latin(bytes, 400).split('\n', 1)[0] ?? '')
}

/** Messages in the order of the file. What stands before the first `From ` line is no message. */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit = MAIL_LIMIT,
): AsyncGenerator<RawMail> {
  const splitter = new Splitter(limit, true)
  for await (const lines of linesOf(chunks, limit)) {
    for (const { bytes, number } of lines) splitter.feed(bytes, number)
    yield* splitter.take()
  }
  splitter.end()
  yield* splitter.take()
}

interface Draft {
  /** Of its first line. */
  readonly line: number
  readonly arrived: string | undefined
  readonly parts: Uint8Array[]
  kept: number
  size: number
  inHeader: boolean
  /** Bytes of the body still to come by its Content-Length; undefined where none is stated. */
  left: number | undefined
  /** Lines that would have opened a message, had Content-Length not said that they are of this one. */
  passed: number
}

class Splitter {
  readonly #limit: number
  readonly #trusts: boolean
  readonly #done: RawMail[] = []
  #open: Draft | undefined
  #held: { bytes: Uint8Array; line: number } | undefined
  #isAfterBlank = true

  /** `trusts`: Content-Length counts. */
  constructor(limit: number, trusts: boolean) {
    this.#limit = limit
    this.#trusts = trusts
  }

  take(): RawMail[] {
    return this.#done.splice(0)
  }

  feed(bytes: Uint8Array, line: number): void {
    // A From line opens a message only where a header follows: a sentence of a letter does not.
    if (this.#held !== undefined) this.#decide(HEADER_LINE.test(latin(bytes, 200)))
    if (isFrom(bytes) && (this.#isAfterBlank || !this.#open || EXACT.test(latin(bytes)))) {
      if (this.#open?.left === undefined || this.#open.inHeader || this.#open.left <= 0) {
        this.#held = { bytes, line }
        return
      }
      this.#open.passed++
    }
    this.#isAfterBlank = isBlank(bytes)
    if (this.#open) this.#add(this.#open, bytes)
  }

  end(): void {
    if (this.#held !== undefined) this.#decide(EXACT.test(latin(this.#held.bytes)))
    this.#close()
  }

  #decide(isStart: boolean): void {
    const held = this.#held
    if (held === undefined) return
    this.#held = undefined
    if (!isStart) {
      if (this.#open) this.#add(this.#open, held.bytes)
      this.#isAfterBlank = false
      return
    }
    this.#close()
    const arrived = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\d/.exec(latin(held.bytes))?.[0]
    const nothing = { parts: [], kept: 0, size: 0, inHeader: true, left: undefined, passed: 0 }
    this.#open = { line: held.line + 1, arrived, ...nothing }
  }

  #add(draft: Draft, line: Uint8Array): void {
    if (draft.inHeader) {
      const length = this.#trusts && /^content-length:\s*(\d{1,9})\s*$/i.exec(latin(line, 40))
      if (length && Number(length[1]) <= this.#limit) draft.left = Number(length[1])
      if (isBlank(line)) draft.inHeader = false
    } else if (draft.left !== undefined) draft.left -= line.length
    draft.size += line.length
    const room = this.#limit - draft.kept
    if (room <= 0) return
    draft.parts.push(line.length > room ? line.subarray(0, room) : line)
    draft.kept += Math.min(line.length, room)
  }

  #close(): void {
    const draft = this.#open
    this.#open = undefined
    if (draft === undefined) return
    // A length is believed where its body ends at a message's end. One that is a lie would have swallowed what came behind.
    const isTrue = draft.left !== undefined && draft.left <= 0 && draft.left >= -4
    if (draft.passed === 0 || isTrue) {
      this.#done.push(finish(draft, draft.kept < draft.size))
      return
    }
    const again = new Splitter(this.#limit, false)
    again.#open = { ...draft, parts: [], kept: 0, size: 0, inHeader: true, left: undefined, passed: 0 }
    for (const [at, part] of draft.parts.entries()) again.feed(part, draft.line + at)
    again.end()
    this.#done.push(...again.take())
  }
}

function finish({ parts, size, line, arrived }: Draft, isCut: boolean): RawMail {
  return {
    bytes: joined(parts.map(unquoted)),
    line,
    ...(arrived === undefined ? {} : { arrived }),
    ...(isCut ? { cutFrom: size } : {}),
  }
}

function isFrom(bytes: Uint8Array): boolean {
  return FROM.every((byte, at) => bytes[at] === byte) && FROM_LINE.test(latin(bytes))
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.length <= 2 && bytes.at(-1) === 10 && (bytes.length === 1 || bytes[0] === 13)
}

/** `>From ` and `>>From ` lose one mark. */
function unquoted(line: Uint8Array): Uint8Array {
  if (line[0] !== 0x3e) return line
  let at = 0
  while (line[at] === 0x3e) at++
  return FROM.every((byte, i) => line[at + i] === byte) ? line.subarray(1) : line
}
