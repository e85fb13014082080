// Runs the real git.  [simple-git]
//
// It is the person's own git: with their hooks, keys, credential helpers and environment. simple-git guards servers by
// dropping ambient settings, so each of the person's own is allowed by name. No text of a user stands before `--`.

import { simpleGit } from 'simple-git'

export interface RunOptions {
  /** What the command reads from its standard input. */
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Git {
  readonly folder: string
  /** Runs git; what it prints. @throws what it says when it fails with a word */
  run(args: readonly string[], options?: RunOptions): Promise<string>
  /** `git cat-file --batch` of these lines. */
  cat(input: string): Promise<Buffer>
}

/** Set by a hook that calls us, these would lead every command elsewhere. */
const ELSEWHERE =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|QUARANTINE_PATH)$/

const OWN = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeEditor: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePager: true,
  allowUnsafeSshCommand: true,
  allowUnsafeGitProxy: true,
  allowUnsafeHooksPath: true,
} as const

/** Commands that run hooks, or reach the network. */
const LEAVING: ReadonlySet<string> = new Set(['fetch', 'ls-remote', 'push', 'commit', 'merge'])

/** Git in a folder. */
export function openGit(folder: string): Git {
  const own = surroundings()
  const make = ({ input, env: more = {} }: RunOptions, mayLeave: boolean) => {
    const env = { ...own, ...more }
    const simple = simpleGit({
      baseDir: folder,
      allowEnvironment: Object.keys(env),
      unsafe: OWN,
      // What a hook or ssh leaves running may hold the output open when git itself has ended; what prints much has
      // none of these, and must be read to its end.
      completion: { onClose: true, onExit: mayLeave ? 50 : false },
      ...(input === undefined ? {} : { input: () => input }),
    })
    // simple-git waits 50 ms more for a command that printed nothing; most of these print nothing.
    simple.outputHandler((_command, output) => {
      setImmediate(() => output.emit('data', Buffer.alloc(0)))
    })
    return simple.env(env)
  }
  return {
    folder,
    run: (args, options = {}) =>
      make(
        options,
        args.some((word) => LEAVING.has(word)),
      ).raw([...args]),
    cat: (input) => make({ input }, false).binaryCatFile(['--batch']),
  }
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
    ...(process.stdin.isTTY ? {} : { GIT_TERMINAL_PROMPT: '0' }),
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
