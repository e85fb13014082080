// Sends a commit to the shared repository, and says what came of it.

import { type Stop, stop } from './clone.ts'
import type { Remote } from './repo.ts'
import type { Draft, SyncOptions } from './sync-report.ts'

/** @returns 'again' where somebody was faster */
export async function send(
  remote: Remote,
  commit: string,
  tip: string,
  report: Draft,
  { say }: Pick<SyncOptions, 'say'>,
): Promise<'sent' | 'again' | Stop> {
  say?.('Sending')
  report.tries++
  const pushed = await remote.push(commit, tip)
  if (pushed.state === 'behind') return 'again'
  if (pushed.state === 'refused')
    return stop(
      'refused',
      `The shared repository does not take your changes: ${pushed.said}`,
      'They are committed here, so nothing is lost. Ask whoever runs it.',
    )
  if (pushed.state === 'unreachable')
    return stop(
      'unknown',
      `Sending failed: ${pushed.said}`,
      'Your changes are committed here, so nothing is lost. Run cardfile sync again.',
    )
  report.sent = true
  return 'sent'
}
