// Runs the real git for the server's own work, in a process group of its own and for a limited time.

import { spawn } from 'node:child_process'
import { endGroup } from './group.ts'

export interface Ran {
  readonly code: number
  readonly out: Buffer
  readonly err: string
}

export interface RunOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
  /** Milliseconds; a minute when left out. */
  readonly limit?: number
  readonly signal?: AbortSignal
}

/**
 * Runs a command to its end, whatever its exit status.
 * @throws where it did not start, or took longer than its limit
 */
export function run(command: readonly string[], options: RunOptions): Promise<Ran> {
  const { cwd, env, input, limit = 60_000, signal } = options
  const [file = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...env }, detached: true, stdio: 'pipe' })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let why: Error | undefined
    const stop = (reason: string) => {
      why ??= new Error(`${command.slice(0, 3).join(' ')} ${reason}`)
      endGroup(child)
    }
    const timer = setTimeout(() => stop(`took longer than ${limit / 1000} s`), limit)
    const abort = () => stop('was stopped')
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    // A command that ends before it has read everything closes the pipe: its exit status tells.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
    child.on('error', (error) => {
      why ??= error
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      if (why) reject(why)
      else resolve({ code: code ?? 128, out: Buffer.concat(out), err: Buffer.concat(err).toString('utf8') })
    })
  })
}

/** What git prints. @throws with what it says, where it fails */
export async function git(args: readonly string[], options: RunOptions): Promise<string> {
  const { code, out, err } = await run(['git', ...args], options)
  if (code !== 0) throw new Error(`git ${args[0]}: ${err.trim() || `exit status ${code}`}`)
  return out.toString('utf8').trimEnd()
}
