// Is git there, and new enough? What makes an acknowledged push outlive a power cut, `core.fsync`, came with 2.36; an older git
// ignores it without a word.

import { BARE } from './environment.ts'
import { run } from './run.ts'
import { BookFault } from './types.ts'

const NEEDED = [2, 36] as const

/** @throws BookFault where git is missing or too old */
export async function checkGit(): Promise<void> {
  const hint = `Install git ${NEEDED.join('.')} or newer, from the system's packages or https://git-scm.com/.`
  const found = await run(['git', '--version'], { cwd: '/', env: BARE }).catch(() => undefined)
  if (found === undefined) throw new BookFault('There is no git on this computer.', hint)
  const text = found.out.toString('utf8').trim()
  if (!isEnough(text)) throw new BookFault(`This is ${text || 'no git'}, which is too old.`, hint)
}

/** @param text what `git --version` prints */
export function isEnough(text: string): boolean {
  const [, major = 0, minor = 0] = /^git version (\d+)\.(\d+)/.exec(text)?.map(Number) ?? []
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}
