// The first sync with a shared repository that has nothing in it: the whole book is sent where the person asks for that. An
// address with a slip in it may be somebody else's new repository; and one that was full and is empty now has lost
// something, and somebody has to look.

import { type Clone, type Stop, stop, type Upstream } from './clone.ts'
import { saveLocal } from './save-local.ts'
import { send } from './send.ts'
import type { WorkTreeState } from './state.ts'
import type { Draft, SyncOptions } from './sync-report.ts'

/**
 * @param place of the shared repository, as a person may see it
 * @returns 'again' where somebody was faster
 */
export async function sendFirst(
  clone: Clone,
  { remote, name, branch }: Upstream,
  place: string,
  state: WorkTreeState,
  report: Draft,
  options: SyncOptions,
): Promise<'done' | 'again' | Stop> {
  const { git } = clone
  if (state.head === undefined)
    return stop(
      'no-commit',
      'Nothing is committed yet, neither here nor in the shared repository.',
      'Begin the book: git add . && git commit -m "Begin the book", then send it: cardfile sync --first',
    )
  if (await wasFull(clone, name))
    return stop(
      'empty',
      `The shared repository at ${place} is empty now, and was not before.`,
      `Nothing was changed; ask whoever runs it. If it is to be filled again from here: git push -u ${name} ${branch}`,
    )
  if (!options.first)
    return stop(
      'empty',
      `The shared repository at ${place} is empty.`,
      'Nothing was changed. Where this is to be the book that everybody shares, send it: cardfile sync --first',
    )
  const head = await saveLocal(clone, state, state.head, report, options)
  if (typeof head !== 'string') return head
  if (!options.dryRun) {
    const sent = await send(remote, head, '', report, options)
    if (sent !== 'sent') return sent
  }
  report.first = place
  if (options.dryRun) return 'done'
  // As `git push -u` has it: then git pull knows it too.
  await git.run(['config', `branch.${state.branch}.remote`, name])
  await git.run(['config', `branch.${state.branch}.merge`, `refs/heads/${branch}`])
  return 'done'
}

/** True where this clone remembers a branch of a remote. */
export async function wasFull({ git }: Pick<Clone, 'git'>, name: string): Promise<boolean> {
  const refs = ['for-each-ref', '--count=1', '--format=%(refname)', `refs/remotes/${name}/`]
  return (await git.run(refs)).trim() !== ''
}
