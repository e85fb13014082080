// An edit that was checked goes to the outbox; the page shows the card as it is now, and says how far the edit has come.

import type { Edited } from '../../actions/index.ts'
import type { Contact } from '../../contact/index.ts'
import type { OutboxEntry } from '../desk/types.ts'
import type { Office } from './office.ts'
import { stateWords } from './outbox-words.ts'
import { showContact } from './show.ts'
import { showToast } from './toast.ts'

/**
 * Saves an edit of a card.
 * @param message for the history  @param said for the person: `Logged.`
 * @throws DeskError where the browser could not store it
 */
export async function saveEdit(
  office: Office,
  { before, after }: Pick<Edited, 'after'> & { readonly before: Contact | undefined },
  message: string,
  said: string,
): Promise<void> {
  const entry = await office.desk.save({
    slug: after.slug,
    path: after.file,
    base: before?.card.text,
    mine: after.card.text,
    message,
  })
  if (before !== undefined) void showContact(office, after)
  follow(office, entry, said, { word: 'Undo', does: () => void undoEdit(office, entry) })
}

/** Takes an edit back, and shows the card without it. */
export async function undoEdit(office: Office, entry: OutboxEntry): Promise<void> {
  try {
    const undoing = await office.desk.undo(entry.id)
    const contact = await office.card(entry.slug)
    if (contact !== undefined) void showContact(office, contact)
    if (undoing === undefined) showToast('Taken back.', '')
    else follow(office, undoing, 'Taken back.')
  } catch (error) {
    showToast((error as Error).message, '')
  }
}

/** Says where an edit is, until it is sent. */
function follow(
  office: Office,
  entry: OutboxEntry,
  said: string,
  action?: { readonly word: string; readonly does: () => void },
): void {
  const toast = showToast(said, stateWords(entry), action)
  const stop = office.desk.watch(async () => {
    const now = (await office.desk.outbox()).find((one) => one.id === entry.id)
    if (now === undefined) return stop()
    toast.say([stateWords(now), ...now.told].join(' '))
    if (now.state !== 'sent') return
    stop()
    // What the server has may be more than what was written here: a colleague's edit of the same card.
    if (now.told.length > 0) {
      const contact = await office.card(entry.slug)
      if (contact !== undefined) void showContact(office, contact)
    }
  })
}
