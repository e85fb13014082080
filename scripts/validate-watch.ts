// Checks again at each save, for editors that read what a program prints in the background.

import { watchFolder } from './watch.ts'

/** What an editor knows a new check by: what it was told before is over. */
export const CHECKING = 'Checking the cards.'
const HOUR = 3600_000
/** Milliseconds: an editor's save is over by then. */
const QUIET = 150

/** @param check prints what is wrong; it is called at once, then after each save, and each hour, since days pass */
export async function checkAtEachSave(folder: string, check: () => void): Promise<void> {
  const saves = watchFolder(folder, HOUR, QUIET)
  try {
    do {
      process.stdout.write(`${CHECKING}\n`)
      check()
    } while (!(await saves.next()))
  } finally {
    saves.close()
  }
  process.exitCode = 0
}
