// `cardfile sync` with nothing else asked: git is at work before the command line is even understood, and where nothing
// was changed here it is all there is to do.

import { existsSync } from 'node:fs'
import { findBook } from '../src/disk/index.ts'
import { type Begun, beginSync, syncQuickly } from '../src/git/index.ts'
import { forgiveClosedPipe } from './closed-pipe.ts'
import { sayReport, sayStep } from './sync-words.ts'

let begun: Begun | undefined

/**
 * Syncs the short way, and says so.
 * @param words the command line behind the program's name
 * @returns false where there is more to do, or more to understand
 */
export async function isSynced(words: readonly string[]): Promise<boolean> {
  const folder = folderIn(words)
  if (folder === undefined) return false
  begun = beginSync(folder, Date.now())
  if (begun === undefined) return false
  sayStep('Looking for what others changed')
  const report = await syncQuickly(begun, sayStep)
  if (report === undefined) return false
  begun.lock.release()
  forgiveClosedPipe()
  process.stdout.write(sayReport(report, false))
  return true
}

/** What was begun in a folder; once, since who asks goes on with it. */
export function begunIn(folder: string): Begun | undefined {
  const found = begun?.folder === folder ? begun : undefined
  if (found === undefined) begun?.lock.release()
  begun = undefined
  return found
}

/** The book of a command line that says `sync`, perhaps which book, and nothing else. */
function folderIn(words: readonly string[]): string | undefined {
  const [first, second, third] = words
  const isPlain = words.length === 1 && first === 'sync'
  const isNamed = words.length === 3 && first === '--book' && third === 'sync'
  if (!isPlain && !isNamed) return undefined
  return (
    findBook((isNamed ? second : undefined) ?? 'contacts') ??
    (isPlain && existsSync('cardfile.yaml') ? '.' : undefined)
  )
}
