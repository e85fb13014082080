// A mail without what its attachments hold: nobody reads that here, and it is nearly all of a mailbox.

import { joined, latin } from './lines.ts'

const LF = 10
const DASH = 0x2d

/**
 * The mail with the first line only of each part that is neither text to read nor made of parts. All headers stay, so that
 * attachments can be named. A few lines too many do no harm: where parts end is for the reader of MIME to know.
 */
export function withoutAttachments(raw: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let header: string[] | undefined = []
  let skips = false
  let from = 0
  for (let at = 0; at < raw.length; ) {
    const feed = raw.indexOf(LF, at)
    const next = feed < 0 ? raw.length : feed + 1
    const isBoundary = raw[at] === DASH && raw[at + 1] === DASH
    if (header === undefined && isBoundary) {
      if (skips) from = at
      skips = false
      header = []
    } else if (header !== undefined && next - at <= 2 && (raw[at] === LF || raw[at] === 13)) {
      skips = isAttachment(header)
      header = undefined
      if (skips) {
        const line = raw.indexOf(LF, next)
        const end = line < 0 || isDashes(raw, next) ? next : line + 1
        kept.push(raw.subarray(from, end))
        at = end
        from = end
        continue
      }
    } else if (header !== undefined && header.length < 1000) header.push(latin(raw.subarray(at, next), 300))
    at = next
  }
  if (!skips) kept.push(raw.subarray(from))
  return joined(kept)
}

function isDashes(raw: Uint8Array, at: number): boolean {
  return raw[at] === DASH && raw[at + 1] === DASH
}

function isAttachment(lines: readonly string[]): boolean {
  const header = lines.join('').replace(/\r?\n[ \t]+/g, ' ')
  if (/^content-disposition:\s*attachment\b/im.test(header))
    return !/^content-type:\s*(?:multipart|message)\//im.test(header)
  const type = /^content-type:\s*([\w.+-]+\/[\w.+-]+)/im.exec(header)?.[1] ?? 'text/plain'
  return !/^(?:text\/(?:plain|html|enriched)|multipart\/.*|message\/.*)$/i.test(type)
}
