// What a log-out would lose: edits that no server has, and forms that somebody has begun to fill in.

import type { Box } from './box.ts'
import type { Databases } from './database.ts'
import { draftPrefix } from './drafts.ts'
import { isUnsent } from './outbox.ts'
import type { Unsaved } from './types.ts'

/** Of everybody who edits in this browser, as a log-out clears it all. */
export async function unsavedIn(
  databases: Databases,
  box: Pick<Box, 'entries'>,
  root: URL,
): Promise<Unsaved> {
  const entries = await box.entries()
  const stored = await (await databases.open()).getAll('drafts')
  const drafts = new Set(stored.filter(({ value }) => value !== undefined).map(({ key }) => key))
  for (const key of quickKeys(draftPrefix(root))) drafts.add(key)
  return { edits: entries.filter(isUnsent).length, drafts: drafts.size }
}

/** Drafts that were typed a moment ago are there before they are in the database. */
function quickKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
    )
  } catch {
    return []
  }
}

/** In sentences; '' where there is nothing to lose. */
export function unsavedWords({ edits, drafts }: Unsaved): string {
  return [
    edits === 1 && 'One edit is in this browser only, and not sent yet.',
    edits > 1 && `${edits} edits are in this browser only, and not sent yet.`,
    drafts === 1 && 'One form is filled in, and not saved.',
    drafts > 1 && `${drafts} forms are filled in, and not saved.`,
  ]
    .filter(Boolean)
    .join(' ')
}
