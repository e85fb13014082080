// Reads objects of a repository through `git cat-file`, thousands a second: one process answers all questions in turn.

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag'

export interface ObjectInfo {
  readonly type: ObjectType
  /** In bytes, inflated. */
  readonly size: number
}

export interface Objects {
  /** Type and size; undefined where there is no such object. */
  info(id: string): Promise<ObjectInfo | undefined>
  /** The bytes of an object. @throws where there is none */
  read(id: string): Promise<Buffer>
  close(): void
}

/** @param env of a hook: then also what a push brings, before it is accepted */
export function openObjects(repository: string, env: Readonly<Record<string, string>>): Objects {
  // Most who ask for a size never ask for the bytes, and the other way round.
  let checks: Batch | undefined
  let reads: Batch | undefined
  return {
    info: async (id) => {
      checks ??= new Batch(repository, env, '--batch-check')
      return (await checks.ask(id))?.info
    },
    read: async (id) => {
      reads ??= new Batch(repository, env, '--batch')
      const answer = await reads.ask(id)
      if (answer === undefined) throw new Error(`The repository has no object ${id}.`)
      return answer.bytes
    },
    close: () => {
      checks?.close()
      reads?.close()
    },
  }
}

interface Answer {
  readonly info: ObjectInfo
  readonly bytes: Buffer
}

interface Waiting {
  readonly resolve: (answer: Answer | undefined) => void
  readonly reject: (error: Error) => void
}

/** One `git cat-file`, and who waits for its answers. */
class Batch {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #withBytes: boolean
  readonly #waiting: Waiting[] = []
  #chunks: Buffer[] = []
  #length = 0
  /** Bytes that are needed before it is worth looking again. */
  #need = 1
  #end: Error | undefined

  constructor(repository: string, env: Readonly<Record<string, string>>, how: '--batch' | '--batch-check') {
    this.#withBytes = how === '--batch'
    this.#child = spawn('git', ['cat-file', how], {
      cwd: repository,
      env: { ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    this.#child.stdout.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#child.stdin.on('error', () => undefined)
    this.#child.on('error', (error) => this.#fail(error))
    this.#child.on('close', () => this.#fail(new Error('git cat-file ended too early.')))
  }

  ask(id: string): Promise<Answer | undefined> {
    if (!/^[0-9a-f]{40,64}$/.test(id)) return Promise.reject(new Error(`"${id}" names no object.`))
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end)
      this.#waiting.push({ resolve, reject })
      this.#child.stdin.write(`${id}\n`)
    })
  }

  close(): void {
    this.#end ??= new Error('closed')
    this.#child.stdin.end()
    this.#child.stdout.resume()
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#need) return
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks)
    for (;;) {
      const end = rest.indexOf(10)
      if (end < 0) {
        this.#need = rest.length + 1
        break
      }
      const [, type, size] = rest.toString('latin1', 0, end).split(' ')
      if (size === undefined) {
        this.#waiting.shift()?.resolve(undefined)
        rest = rest.subarray(end + 1)
        continue
      }
      const info = { type: type as ObjectType, size: Number(size) }
      const until = this.#withBytes ? end + 1 + info.size + 1 : end + 1
      if (rest.length < until) {
        this.#need = until
        break
      }
      const bytes = this.#withBytes ? rest.subarray(end + 1, until - 1) : rest.subarray(0, 0)
      this.#waiting.shift()?.resolve({ info, bytes })
      rest = rest.subarray(until)
    }
    this.#chunks = rest.length === 0 ? [] : [rest]
    this.#length = rest.length
    if (rest.length === 0) this.#need = 1
  }

  #fail(error: Error): void {
    this.#end ??= error
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end)
  }
}
