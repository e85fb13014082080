// Requests and answers lie in files without a name while git reads and writes them: a client that leaves early makes git
// spin for ever where it reads from a socket, and nothing of a file without a name is left when the server is killed.

import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, readdir, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Why a body is not taken, as an HTTP status and in words. */
export class Unfit extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface Limits {
  /** Bytes, as sent and inflated. */
  readonly most: number
  /** Bytes of all bodies that are on their way at once. */
  readonly together: number
}

export interface Spool {
  /** A new file that has no name any more. */
  file(): Promise<FileHandle>
  /**
   * Takes a whole body, inflated where it came compressed.
   * @returns its file, at its beginning for whoever inherits it
   * @throws Unfit for a body that is too large, or that can't be inflated; what the stream throws where it is cut
   */
  take(body: AsyncIterable<Uint8Array>, encoding: string | undefined, limits: Limits): Promise<Taken>
}

export interface Taken {
  readonly file: FileHandle
  /** Gives the room back. */
  close(): Promise<void>
}

/** @param folder made where it is missing, and emptied: what is in it belonged to a process that is gone */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder))
    await rm(path.join(folder, name), { recursive: true, force: true })
  let held = 0
  const file = async () => {
    const name = path.join(folder, randomBytes(12).toString('hex'))
    const handle = await open(name, 'wx+', 0o600)
    await unlink(name)
    return handle
  }
  return {
    file,
    take: async (body, encoding, { most, together }) => {
      const isPacked = encoding === 'gzip' || encoding === 'x-gzip'
      if (!isPacked && encoding !== undefined && encoding !== 'identity')
        throw new Unfit(415, 'The request is compressed in a way that is not read here.')
      const handle = await file()
      let [own, sent, at] = [0, 0, 0]
      const tooLarge = () => new Unfit(413, `A push may have ${Math.floor(most / 1024 / 1024)} MB.`)
      async function* counted() {
        for await (const chunk of body) {
          sent += chunk.length
          if (sent > most) throw tooLarge()
          yield chunk
        }
      }
      try {
        const plain = isPacked ? createGunzip() : new PassThrough()
        await pipeline(Readable.from(counted()), plain, async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) {
            if (at + chunk.length > most) throw tooLarge()
            own += chunk.length
            held += chunk.length
            if (held > together) throw new Unfit(503, 'Too many large requests at once.')
            // With a place, so that the file stays at its beginning for whoever inherits it.
            for (let done = 0; done < chunk.length; )
              done += (await handle.write(chunk, done, chunk.length - done, at + done)).bytesWritten
            at += chunk.length
          }
        })
        const close = async () => {
          held -= own
          own = 0
          await handle.close()
        }
        return { file: handle, close }
      } catch (error) {
        held -= own
        await handle.close()
        if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
          throw new Unfit(400, 'The request is damaged: it can not be inflated.')
        throw error
      }
    },
  }
}
