// A mail without what nobody reads here: what attachments hold, which is nearly all of a mailbox, and the rest of a text that is
// longer than any letter. The reader of MIME behind it takes its time for every line.

import { joined, latin } from './lines.ts'

const LF = 10
const CR = 13
const DASH = 0x2d
/** Of a text so much is read; an entry has a thousand characters of it. */
const TEXT_LINES = 5000
const TEXT_BYTES = 1024 * 1024
/** A mail of more parts than this was made to keep a program busy. */
const PARTS = 1000

export interface Skimmed {
  readonly bytes: Uint8Array
  /** True where parts were left out: names of attachments may be missing. */
  readonly isCut: boolean
}

/**
 * The mail with the first line only of each part that is neither text to read nor made of parts, and the beginning of long texts.
 * All headers stay, so that attachments can be named. Where parts end is for the reader of MIME to know; here a line that begins
 * with two dashes may be such an end, so that a few lines too many stay.
 */
export function skim(raw: Uint8Array): Skimmed {
  const kept: Uint8Array[] = []
  let header: string[] | undefined = []
  // Bytes and lines of the part that are still wanted.
  let lines = 0
  let bytes = 0
  let parts = 0
  let from = 0
  let skips = false
  for (let at = 0; at < raw.length; ) {
    const feed = raw.indexOf(LF, at)
    const next = feed < 0 ? raw.length : feed + 1
    if (header !== undefined) {
      if (isBlank(raw, at, next)) {
        const limit = limitOf(header)
        lines = limit.lines
        bytes = limit.bytes
        header = undefined
      } else if (header.length < 1000) header.push(latin(raw.subarray(at, next), 300))
    } else if (isDashes(raw, at)) {
      if (++parts > PARTS) {
        if (!skips) kept.push(raw.subarray(from, at))
        return { bytes: joined(kept), isCut: true }
      }
      if (skips) from = at
      skips = false
      header = []
    } else if (!skips) {
      lines--
      bytes -= next - at
      if (lines < 0 || bytes < 0) {
        // A line of megabytes is kept by its beginning.
        const end = lines < 0 ? at : Math.min(next, at + Math.max(0, bytes + next - at))
        kept.push(raw.subarray(from, end))
        skips = true
      }
    }
    at = next
  }
  if (!skips) kept.push(raw.subarray(from))
  return { bytes: joined(kept), isCut: false }
}

function isBlank(raw: Uint8Array, at: number, next: number): boolean {
  return next - at <= 2 && (raw[at] === LF || (raw[at] === CR && raw[at + 1] === LF))
}

function isDashes(raw: Uint8Array, at: number): boolean {
  return raw[at] === DASH && raw[at + 1] === DASH
}

/** How much of a part is wanted, by its header. */
function limitOf(header: readonly string[]): { lines: number; bytes: number } {
  const text = header.join('').replace(/\r?\n[ \t]+/g, ' ')
  const type = /^content-type:\s*([\w.+-]+\/[\w.+-]+)/im.exec(text)?.[1] ?? 'text/plain'
  const isFile = /^content-disposition:\s*attachment\b/im.test(text)
  const isRead = /^text\/(?:plain|html|enriched)$/i.test(type) && !isFile
  const isMadeOfParts = /^(?:multipart|message)\//i.test(type)
  return isRead || isMadeOfParts ? { lines: TEXT_LINES, bytes: TEXT_BYTES } : { lines: 1, bytes: 200 }
}
