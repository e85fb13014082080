// The environment of every git here: nobody's settings, no questions, no way out. No text of a user is part of it but
// who logged in, which the hooks read.

import { writeFile } from 'node:fs/promises'
import type { GitUser } from './types.ts'

const { PATH = '/usr/bin:/bin', SystemRoot, TMPDIR } = process.env

/** Tells a process that a server started, also when that server is dead: in its environment. */
export const MARK = 'CARDFILE_SERVER=1'

/** What a child process is given; all else of the server's own environment stays with the server. */
export const BARE: Readonly<Record<string, string>> = {
  [MARK.slice(0, -2)]: '1',
  PATH,
  HOME: '/nonexistent',
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
  ...(SystemRoot === undefined ? {} : { SystemRoot }),
  ...(TMPDIR === undefined ? {} : { TMPDIR }),
}

/**
 * For git in a repository.
 * @param trusted folders that may belong to another user of this machine: git refuses them otherwise
 */
export function gitEnvironment(...trusted: readonly string[]): Record<string, string> {
  const settings = [
    ...trusted.map((folder) => ['safe.directory', folder] as const),
    ['protocol.allow', 'never'] as const,
    ['protocol.file.allow', 'always'] as const,
  ]
  return {
    ...BARE,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], i) => [
        [`GIT_CONFIG_KEY_${i}`, key],
        [`GIT_CONFIG_VALUE_${i}`, value],
      ]),
    ),
  }
}

/** Names of the variables by which the hooks learn who pushes. */
export const LOGIN = { handle: 'CARDFILE_HANDLE', emails: 'CARDFILE_EMAILS' } as const

/**
 * Settings for the git at the other end of a fetch or push between two folders: git takes those of the environment away
 * from it. It may stand in a repository of another user of this machine, and fetches nothing from anywhere.
 * @param file where they are written
 */
export async function otherEnd(file: string): Promise<Record<string, string>> {
  await writeFile(file, '[safe]\n\tdirectory = *\n[protocol]\n\tallow = never\n', { mode: 0o600 })
  return { GIT_CONFIG_GLOBAL: file }
}

export function loginEnvironment({ handle, emails }: GitUser): Record<string, string> {
  return { [LOGIN.handle]: handle, [LOGIN.emails]: JSON.stringify(emails) }
}

/** Who pushes, in a hook; undefined where nobody logged in. */
export function loginIn(env: NodeJS.ProcessEnv): Pick<GitUser, 'handle' | 'emails'> | undefined {
  const handle = env[LOGIN.handle]
  if (!handle) return undefined
  return { handle, emails: JSON.parse(env[LOGIN.emails] ?? '[]') as string[] }
}
