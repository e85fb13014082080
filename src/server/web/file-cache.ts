// Files as they go out: bytes, their hash, and the compressed form. Kept within a bound, the least used go first.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

export interface Sent {
  readonly bytes: Uint8Array
  /** Missing where compressing gains nothing. */
  readonly gzip?: Uint8Array
  readonly etag: string
}

/** Bytes that are kept, of contents and compressed forms together. */
const MOST = 24 * 1024 * 1024
/** Smaller ones fit in a packet anyway. */
const WORTH = 1000

/** `book`: the commit that a page was built from; the page then says so. */
export type FileCache = (found: { file: string; stamp: string; type: string; book?: string }) => Promise<Sent>

/** A file that changed has another stamp, and is read again. */
export function openFileCache(most = MOST): FileCache {
  const kept = new Map<string, { sent: Promise<Sent>; size: number; book: string | undefined }>()
  let total = 0
  let newest: string | undefined
  const drop = (stamp: string) => {
    total -= kept.get(stamp)?.size ?? 0
    kept.delete(stamp)
  }
  return async ({ file, type, book, ...found }) => {
    // After a push nobody is sent the pages before it again.
    if (book !== undefined && book !== newest) {
      newest = book
      for (const [stamp, entry] of kept) if (entry.book !== undefined && entry.book !== book) drop(stamp)
    }
    const stamp = `${found.stamp} ${book ?? ''}`
    const known = kept.get(stamp)
    if (known !== undefined) {
      kept.delete(stamp)
      kept.set(stamp, known)
      return known.sent
    }
    const entry = { sent: load(file, type, book), size: 0, book }
    kept.set(stamp, entry)
    try {
      const sent = await entry.sent
      if (kept.get(stamp) === entry) {
        entry.size = sent.bytes.length + (sent.gzip?.length ?? 0)
        total += entry.size
        for (const oldest of kept.keys()) {
          if (total <= most) break
          drop(oldest)
        }
      }
      return sent
    } catch (error) {
      drop(stamp)
      throw error
    }
  }
}

async function load(file: string, type: string, book: string | undefined): Promise<Sent> {
  const read = await readFile(file)
  const bytes =
    book === undefined
      ? read
      : Buffer.from(read.toString('utf8').replace(/<html\b/, `<html data-book="${book}"`))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  if (bytes.length < WORTH || !/^text\/|json|svg/.test(type)) return { bytes, etag }
  const packed = await compress(bytes, { level: 6 })
  return packed.length < bytes.length ? { bytes, gzip: packed, etag } : { bytes, etag }
}
