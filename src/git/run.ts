// Runs the real git.
//
// It is the person's own git: with their hooks, keys, credential helpers and environment. No text of a user stands
// before `--`. simple-git makes new repositories (begin.ts); here it is not used, because reading it and its timers take
// as long as the git that a sync runs: docs/decisions.md.

import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { isatty } from 'node:tty'

export interface RunOptions {
  /** What the command reads from its standard input; of bytes, one part after the other is made as git reads it. */
  readonly input?: string | Iterable<Uint8Array>
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds after which it is stopped: what it has printed by then is the answer, and `stopped` is told. */
  readonly within?: { readonly ms: number; readonly stopped: () => void }
}

export interface Git {
  readonly folder: string
  /** Runs git; what it prints. @throws what it says when it fails with a word */
  run(args: readonly string[], options?: RunOptions): Promise<string>
  /** `git cat-file --batch` of these lines. */
  cat(input: string): Promise<Buffer>
}

/** Upkeep in the background would hold locks when we are gone. */
export const QUIETLY = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false'] as const

/** Against settings of a person's own that would change what `git log` prints. */
export const PLAINLY = ['--no-color', '--no-show-signature', '--encoding=UTF-8'] as const

/** Set by a hook that calls us, these would lead every command elsewhere. */
const ELSEWHERE =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|QUARANTINE_PATH)$/

/** Commands that run hooks, or reach the network. */
const LEAVING: ReadonlySet<string> = new Set(['fetch', 'ls-remote', 'push', 'commit', 'merge'])

/** Milliseconds after the end of a git, in which its output is closed as a rule; others may hold it open. */
const LAST_WORDS = 50

/** Git in a folder. */
export function openGit(folder: string): Git {
  const own = surroundings()
  return {
    folder,
    run: async (args, options = {}) => {
      const mayLeave = args.some((word) => LEAVING.has(word))
      return (await printed(folder, args, { ...own, ...options.env }, options, mayLeave)).toString()
    },
    cat: (input) => printed(folder, ['cat-file', '--batch'], own, { input }, false),
  }
}

/**
 * What a git prints.
 * @param mayLeave true where what it starts (a hook, ssh) may go on and hold its output open
 * @throws with what it said where it failed; a status of 1 without a word is an answer, such as "no such setting"
 */
function printed(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { input, within }: Pick<RunOptions, 'input' | 'within'>,
  mayLeave: boolean,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: folder,
      env: env as unknown as NodeJS.ProcessEnv,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const out: Buffer[] = []
    const words: Buffer[] = []
    child.stdout?.on('data', (bytes: Buffer) => out.push(bytes))
    child.stderr?.on('data', (bytes: Buffer) => words.push(bytes))
    /** What git itself has printed lies in the pipes when it ends: read until a look at them brings nothing more. */
    const drain = (seen: number, done: () => void) =>
      setImmediate(() => (out.length + words.length > seen ? drain(out.length + words.length, done) : done()))
    child.on('error', reject)
    let isStopped = false
    const stop = () => {
      isStopped = true
      child.kill()
    }
    const timer = within && setTimeout(stop, within.ms)
    const end = (status: number | null, signal: NodeJS.Signals | null) => {
      child.stdout?.destroy()
      child.stderr?.destroy()
      clearTimeout(timer)
      const text = Buffer.concat(out)
      if (isStopped && status !== 0) {
        within?.stopped()
        return resolve(text)
      }
      const isQuiet = words.every((bytes) => bytes.length === 0)
      if (status === 0 || (status === 1 && isQuiet)) return resolve(text)
      const silent = `git ${args[0]} ended ${signal === null ? `with status ${status}` : `by ${signal}`}.`
      reject(new Error(isQuiet ? silent : Buffer.concat([text, ...words]).toString()))
    }
    child.on('close', end)
    if (mayLeave)
      child.on('exit', (status, signal) => {
        setTimeout(() => drain(-1, () => end(status, signal)), LAST_WORDS).unref()
      })
    if (input === undefined) return
    // A git that ends before it has read all says why itself.
    child.stdin?.on('error', () => {})
    if (typeof input === 'string') child.stdin?.end(input)
    else if (child.stdin) Readable.from(input, { objectMode: false }).pipe(child.stdin)
  })
}

/** The person's environment, with git's messages in English, since some of them are read here. */
function surroundings(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [key, value] of Object.entries(process.env))
    if (value !== undefined && !ELSEWHERE.test(key)) env[key] = value
  const { LC_ALL, ...rest } = env
  return {
    ...rest,
    ...(LC_ALL ? { LC_CTYPE: LC_ALL } : {}),
    LC_MESSAGES: 'C',
    LANGUAGE: '',
    ...(isatty(0) ? {} : { GIT_TERMINAL_PROMPT: '0' }),
  }
}

/** What git said, without its own labels, in one line. */
export function said(error: unknown): string {
  const lines = String((error as Error).message ?? error)
    .split('\n')
    .map((line) => line.replace(/^(fatal|error|remote|hint): ?/i, '').trim())
    .filter((line) => line !== '' && !/^(To |Done$|!\t)/.test(line))
  return [...new Set(lines)].slice(0, 3).join(' ')
}
