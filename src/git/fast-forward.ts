// The short way of a sync, where nothing was changed here: what others did is taken over, and nothing is merged. It reads
// no card and needs little of the program, so that it takes hardly longer than git's own pull.

import type { Begun } from './begin-sync.ts'
import { between, filesBetween } from './between.ts'
import { forgetJournal, writeJournal } from './journal.ts'
import { type Git, QUIETLY } from './run.ts'
import type { SyncReport } from './sync-report.ts'

/**
 * Brings branch, index and files to a later commit, or changes nothing.
 * @throws what git says: it refuses where that is no later one, or a file is in the way
 */
export async function fastForward(git: Git, to: string): Promise<void> {
  // Without the word, git writes over files that are ignored here.
  await git.run([...QUIETLY, 'merge', '--quiet', '--no-overwrite-ignore', '--ff-only', to])
}

/**
 * Ends a sync where there is nothing to commit, nothing to merge and nothing to send.
 * @param say told of each step as it begins
 * @returns undefined where there is more to do, or something is in the way; then nothing is changed
 */
export async function syncQuickly(
  begun: Begun,
  say: (step: string) => void = () => {},
): Promise<SyncReport | undefined> {
  const { place, upstream } = begun
  const state = await begun.state.catch(() => undefined)
  if (state === undefined || state.head === undefined || state.branch !== begun.branch) return undefined
  if (state.changed.size + state.untracked.length + state.unmerged.length > 0) return undefined
  const fetched = await begun.fetched
  if (fetched.state !== 'ok') return undefined
  const [from, to] = [state.head, fetched.tip]
  if (from === to) return reportOf([], [])
  if (upstream.before !== from) return undefined
  say('Bringing your files up to date')
  writeJournal(place, { from, to, held: [] })
  const moved = fastForward(place.git, to)
  // What the report needs is asked meanwhile.
  const [outcome, { bases, people }, files] = await Promise.all([
    moved.then(
      () => 'moved' as const,
      () => 'refused' as const,
    ),
    between(place, from, to),
    filesBetween(place, from, to),
  ])
  forgetJournal(place)
  return outcome === 'moved' && bases[0] === from ? reportOf(people, files) : undefined
}

function reportOf(people: readonly string[], files: readonly string[]): SyncReport {
  return {
    ...{ saved: [], leftOut: [], merged: [], decisions: [], notes: [], broken: [], sent: false, tries: 0 },
    received: { people: [...new Set(people)].sort(), files: [...new Set(files)].sort() },
  }
}
