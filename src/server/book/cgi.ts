// What a CGI program answers: RFC 3875, section 6.

import type { FileHandle } from 'node:fs/promises'

export interface CgiHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Where the body begins. */
  readonly body: number
}

const LARGEST_HEAD = 16 * 1024
const PIECE = 64 * 1024

/** Reads the head of an answer that was written to a file. @returns undefined where there is none */
export async function readHead(file: FileHandle): Promise<CgiHead | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_HEAD), 0, LARGEST_HEAD, 0)
  const text = buffer.toString('latin1', 0, bytesRead)
  const end = /\r?\n\r?\n/.exec(text)
  if (end === null) return undefined
  let status = 200
  const headers: Record<string, string> = {}
  for (const line of text.slice(0, end.index).split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(line) ?? []
    if (name.toLowerCase() === 'status') status = Number(/^\d{3}/.exec(value)?.[0] ?? 500)
    else if (name !== '') headers[name.toLowerCase()] = value
  }
  return { status, headers, body: end.index + end[0].length }
}

/**
 * The rest of a file, as fast as it is taken.
 * The file is closed at its end, when the reader leaves, or when it will not come: `signal`.
 */
export function bytesFrom(file: FileHandle, start: number, signal: AbortSignal): AsyncIterable<Uint8Array> {
  let at = start
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    signal.removeEventListener('abort', leave)
    await file.close()
  }
  const leave = () => void close().catch(() => undefined)
  signal.addEventListener('abort', leave, { once: true })
  if (signal.aborted) leave()
  const iterator: AsyncIterator<Uint8Array> = {
    next: async () => {
      const read = isOpen
        ? await file.read(Buffer.alloc(PIECE), 0, PIECE, at).catch(() => undefined)
        : undefined
      if (read !== undefined && read.bytesRead > 0) {
        at += read.bytesRead
        return { done: false, value: read.buffer.subarray(0, read.bytesRead) }
      }
      await close()
      if (read === undefined) throw new Error('The client left.')
      return { done: true, value: undefined }
    },
    return: async () => {
      await close()
      return { done: true, value: undefined }
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}
