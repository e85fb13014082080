// An edit that was checked goes to the outbox; the page shows the card as it is now, and says how far the edit has come.

import type { Edited } from '../../actions/index.ts'
import type { Contact } from '../../contact/index.ts'
import type { Edit, OutboxEntry } from '../desk/types.ts'
import type { Office } from './office.ts'
import { slowWords, stateWords } from './outbox-words.ts'
import { builtFrom, whenBuilt } from './page-age.ts'
import { showContact } from './show.ts'
import { followed, tellMeanwhile } from './tell-meanwhile.ts'
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
  const built = before === undefined ? builtFrom(office) : undefined
  const entry = await office.desk.save({
    slug: after.slug,
    path: after.file,
    base: before?.card.text,
    mine: after.card.text,
    message,
  })
  if (before !== undefined) void showContact(office, after)
  const isSent = follow(office, entry, said, { word: 'Undo', does: () => void undoEdit(office, entry) })
  if (built !== undefined) void isSent.then(async () => offerPage(office, after, await built))
}

/** Saves an edit of several cards. @throws DeskError where the browser could not store it */
export async function saveTogether(office: Office, edit: Edit, said: string): Promise<void> {
  const entry = await office.desk.save(edit)
  void follow(office, entry, said, { word: 'Undo', does: () => void undoEdit(office, entry) })
}

/** The page of a new card comes with the next build of the site. */
async function offerPage(office: Office, { slug, name }: Contact, before: string | undefined): Promise<void> {
  if (!(await whenBuilt(office, before))) return
  // It may have been taken back meanwhile.
  if ((await office.desk.outbox()).some((one) => one.slug === slug && one.undoneBy !== undefined)) return
  const open = () => location.assign(`${office.root}card/${slug}.html`)
  showToast(`${name} has a page now.`, '', { word: 'Open', does: open })
}

/** Takes an edit back, and shows the card without it. */
export async function undoEdit(office: Office, entry: OutboxEntry): Promise<void> {
  try {
    const undoing = await office.desk.undo(entry.id)
    const contact = await office.card(entry.slug)
    if (contact !== undefined) void showContact(office, contact)
    if (undoing === undefined) showToast('Taken back.', '')
    else void follow(office, undoing, 'Taken back.')
  } catch (error) {
    showToast((error as Error).message, '')
  }
}

/** Says where an edit is, until it is sent. @returns when it is */
function follow(
  office: Office,
  entry: OutboxEntry,
  said: string,
  action?: { readonly word: string; readonly does: () => void },
): Promise<void> {
  const words = (now: OutboxEntry) =>
    [stateWords(now), slowWords(office.desk.status(), now.state), ...now.told].filter(Boolean).join(' ')
  const toast = showToast(said, words(entry), action)
  followed.add(entry.id)
  return new Promise((resolve) => {
    const stop = office.desk.watch(async () => {
      const now = (await office.desk.outbox()).find((one) => one.id === entry.id)
      if (now === undefined) return stop()
      toast.say(words(now))
      if (now.state !== 'sent' || !followed.delete(now.id)) return
      stop()
      if (now.told.length > 0 && toast.isOpen() && !document.hidden) await office.desk.heard(now.id)
      else await tellMeanwhile(office)
      resolve()
    })
  })
}
